"""A person who speaks for an organization."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import Organization


class Role(models.TextChoices):
    """What somebody may do for an organization; both may edit its entries."""

    OWNER = "owner", _("verantwortlich")
    EDITOR = "editor", _("bearbeitet mit")


class Membership(models.Model):
    """That somebody may edit what an organization, and what hangs below it, has entered.

    An owner may besides invite, change roles and remove.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("Person"),
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("Träger"),
    )
    role = models.CharField(_("Rolle"), max_length=10, choices=Role.choices, default=Role.EDITOR)
    since = models.DateTimeField(_("seit"))

    class Meta:
        """Once a person and organization; owners first."""

        verbose_name = _("Zugang")
        verbose_name_plural = _("Zugänge")
        ordering = ["organization_id", "-role", "since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "organization"], name="membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.organization}"
