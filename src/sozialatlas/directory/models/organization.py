"""Organizations (Träger): who answers for services, events and volunteer roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models.base import Published, PublishedQuerySet

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class OrganizationQuerySet(PublishedQuerySet["Organization"]):
    """Filters of organizations."""


class Organization(Published):
    """A provider: an association, a town, a company, a church (HSDS organization)."""

    name = models.CharField(_("Name"), max_length=250)
    alternate_name = models.CharField(_("Kurzname"), max_length=250, blank=True)
    description = models.TextField(_("Beschreibung"), blank=True)
    legal_status = models.CharField(_("Rechtsform"), max_length=100, blank=True)
    url = models.URLField(_("Internetseite"), max_length=500, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("gehört zu"),
    )

    objects: ClassVar[Manager[Organization]] = OrganizationQuerySet.as_manager()

    class Meta(Published.Meta):
        """Names are not unique: two towns may each have a Turnverein 1888."""

        verbose_name = _("Träger")
        verbose_name_plural = _("Träger")
        ordering = ["name", "pk"]
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="directory_organization_not_its_own_parent",
                violation_error_message=_("Ein Träger gehört nicht zu sich selbst."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
