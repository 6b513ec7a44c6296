"""Messages from the public, and what is counted so that nobody floods them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import RecordKind

TEXT_LIMIT = 4000


class PublicMessage(models.Model):
    """What somebody says is wrong with a record; who reads it decides what follows.

    `area_key` is where the record lies, so that each editor sees the messages of their reach.
    """

    class State(models.TextChoices):
        """Whether somebody has dealt with it."""

        OPEN = "open", _("offen")
        DONE = "done", _("erledigt")

    record_kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    record_name = models.CharField(_("Name des Eintrags"), max_length=250)
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    text = models.TextField(_("Nachricht"), max_length=TEXT_LIMIT)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    language = models.CharField(_("Sprache"), max_length=12)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField(_("eingegangen am"))
    done_at = models.DateTimeField(_("erledigt am"), null=True, blank=True)

    class Meta:
        """Newest first; what is done has a date."""

        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "-created_at"], name="marketplace_to_do")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open", done_at__isnull=True)
                | models.Q(state="done", done_at__isnull=False),
                name="marketplace_done_has_date",
            )
        ]

    def __str__(self) -> str:
        return self.record_name


class Sending(models.Model):
    """That somebody sent a message, kept for an hour and tied to no message.

    `sender` is a code that holds for one day; no address can be read from it.
    """

    sender = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        """In the order of sending."""

        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
