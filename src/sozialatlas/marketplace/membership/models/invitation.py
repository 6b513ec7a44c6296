"""An invitation by mail to speak for an organization with others."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership.models.membership import Role


class Invitation(models.Model):
    """What was sent to an address; who opens its link and signs in joins the organization.

    Only a mark of the link is kept. Nothing tells whether the address has an account.
    """

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="+", verbose_name=_("Träger")
    )
    email = models.EmailField(_("E-Mail-Adresse"), max_length=254)
    role = models.CharField(_("Rolle"), max_length=10, choices=Role.choices, default=Role.EDITOR)
    mark = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("eingeladen von"),
    )
    invited_at = models.DateTimeField(_("eingeladen am"))
    expires_at = models.DateTimeField(_("gilt bis"), db_index=True)

    class Meta:
        """One invitation an address and organization; the newest first."""

        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "email"], name="invitation_once")
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.organization}"

    def is_valid_at(self, now: dt.datetime) -> bool:
        """Return whether its link still opens."""
        return now < self.expires_at
