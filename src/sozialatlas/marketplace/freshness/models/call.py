"""A call of somebody of the county about an entry."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace.proposals.models import Proposal

LONGEST_NOTE = 1_000


class Call(models.Model):
    """One try to reach somebody by phone, and how it ended.

    `proposal` is what shall be said otherwise: once it is published, the entry counts as checked.
    """

    class Outcome(models.TextChoices):
        """How it ended."""

        REACHED = "reached", _("erreicht: alles besprochen")
        AGAIN = "again", _("später noch einmal anrufen")
        GONE = "gone", _("gibt es nicht mehr")
        WRONG_NUMBER = "wrong", _("falsche Nummer")

    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("von"),
    )
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=Outcome.choices)
    note = models.TextField(_("Notiz"), max_length=LONGEST_NOTE, blank=True)
    next_on = models.DateField(_("wieder anrufen am"), null=True, blank=True)
    proposal = models.ForeignKey(
        Proposal, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        """Newest first."""

        verbose_name = _("Anruf")
        verbose_name_plural = _("Anrufe")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "record_id", "-at"], name="call_of_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id} {self.outcome}"
