"""That somebody confirmed an entry, or a part of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import RecordKind, VerifiedHow
from sozialatlas.marketplace.freshness.decay import What


class Verification(models.Model):
    """One confirmation: what of which entry, when, by whom and how.

    `contact` is the address at which somebody without an account was asked.
    """

    class Part(models.TextChoices):
        """What was confirmed."""

        WHOLE = What.WHOLE.value, _("alles")
        HOURS = What.HOURS.value, _("Öffnungszeiten")
        CAPACITY = What.CAPACITY.value, _("freie Plätze")

    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    what = models.CharField(_("was"), max_length=10, choices=Part.choices, default=Part.WHOLE)
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("von"),
    )
    contact = models.CharField(_("über die Adresse"), max_length=254, blank=True)
    how = models.CharField(_("wie"), max_length=20, choices=VerifiedHow.choices)

    class Meta:
        """Newest first."""

        verbose_name = _("Bestätigung")
        verbose_name_plural = _("Bestätigungen")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "record_id", "-at"], name="verification_of_record"),
            models.Index(fields=["what", "kind"], name="verification_part"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id} {self.at:%Y-%m-%d}"
