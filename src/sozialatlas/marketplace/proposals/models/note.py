"""What is said about a proposal while it is decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.marketplace.proposals.models.proposal import Proposal

LONGEST_NOTE = 2_000


class Note(models.Model):
    """One thing that was said or done, in the order of time. Internal ones stay in the office."""

    class Kind(models.TextChoices):
        """What it is."""

        SUBMITTED = "submitted", _("eingereicht")
        REVISED = "revised", _("geändert")
        QUESTION = "question", _("Rückfrage")
        ANSWER = "answer", _("Antwort")
        INTERNAL = "internal", _("interne Notiz")
        APPROVED = "approved", _("erste Freigabe")
        ACCEPTED = "accepted", _("angenommen")
        PARTLY = "partly", _("teilweise angenommen")
        REJECTED = "rejected", _("abgelehnt")
        APPEAL = "appeal", _("Widerspruch")
        WITHDRAWN = "withdrawn", _("zurückgezogen")
        CHECKED = "checked", _("nachgesehen")
        UNDONE = "undone", _("zurückgenommen")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(_("Art"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("Text"), max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("von"),
    )
    at = models.DateTimeField(_("am"))

    class Meta:
        """In the order of time."""

        verbose_name = _("Notiz")
        verbose_name_plural = _("Notizen")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
