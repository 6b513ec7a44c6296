"""What the nightly check found in a portal, kept until the next night."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PortalCheck(models.Model):
    """The last check of one portal; the county's own has no slug."""

    slug = models.CharField(_("Adresse"), max_length=60, blank=True, unique=True)
    checked_at = models.DateTimeField(_("zuletzt geprüft"))
    found = models.JSONField(_("führt zu nichts"), default=list, blank=True)

    class Meta:
        """By portal."""

        verbose_name = _("Prüfung eines Portals")
        verbose_name_plural = _("Prüfungen der Portale")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug or "/"
