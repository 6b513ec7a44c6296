"""Messages from the public, and what is counted so that nobody floods them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import RecordKind

TEXT_LIMIT = 2000


class PublicMessage(models.Model):
    """What somebody says is wrong with a record; who reads it decides what follows.

    `area_key` is where the record lies, so that each editor sees the messages of their reach.
    `is_proven`: the sender's browser did the work that a machine would have to pay for.
    """

    class Kind(models.TextChoices):
        """Which of the answers below a record led here."""

        OUTDATED = "outdated", _("stimmt nicht mehr")
        MISSING = "missing", _("da fehlt etwas")

    class State(models.TextChoices):
        """Whether somebody has dealt with it."""

        OPEN = "open", _("offen")
        ANSWERED = "answered", _("beantwortet")
        DONE = "done", _("erledigt")

    kind = models.CharField(
        _("Anlass"), max_length=10, choices=Kind.choices, default=Kind.OUTDATED
    )
    record_kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    record_name = models.CharField(_("Name des Eintrags"), max_length=250)
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    text = models.TextField(_("Nachricht"), max_length=TEXT_LIMIT)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    language = models.CharField(_("Sprache"), max_length=12)
    is_proven = models.BooleanField(_("auf Automaten geprüft"), default=False)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.OPEN)
    created_at = models.DateTimeField(_("eingegangen am"))
    answered_at = models.DateTimeField(_("beantwortet am"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beantwortet von"),
    )
    # Of `marketplace.proposals`, which builds on this room's tables: hence no foreign key.
    proposal_id = models.UUIDField(null=True, blank=True, editable=False)
    forwarded_at = models.DateTimeField(_("an den Träger gegeben am"), null=True, blank=True)
    done_at = models.DateTimeField(_("erledigt am"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("erledigt von"),
    )

    class Meta:
        """Newest first; what is answered or done has a date."""

        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "-created_at"], name="marketplace_to_do")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="open", answered_at__isnull=True, done_at__isnull=True)
                | models.Q(state="answered", answered_at__isnull=False, done_at__isnull=True)
                | models.Q(state="done", done_at__isnull=False),
                name="marketplace_state_has_date",
            )
        ]

    def __str__(self) -> str:
        return self.record_name


class HelpfulCount(models.Model):
    """How many people found a record helpful on one day; nothing tells who."""

    record_kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    record_name = models.CharField(_("Name des Eintrags"), max_length=250)
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    counted_on = models.DateField(_("Tag"))
    count = models.PositiveIntegerField(_("Anzahl"), default=0)

    class Meta:
        """The newest day first."""

        verbose_name = _("War hilfreich")
        verbose_name_plural = _("War hilfreich")
        ordering = ["-counted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record_id", "counted_on"], name="marketplace_helpful_per_day"
            )
        ]

    def __str__(self) -> str:
        return self.record_name


class Sending(models.Model):
    """That somebody sent something, tied to no message.

    It counts for an hour and goes with the next that comes in, or in the night. `sender` is a code
    that holds for one day: neither an address nor an account can be read from it.
    """

    class Purpose(models.TextChoices):
        """What is counted; each has bounds of its own."""

        MESSAGE = "message"
        PROVEN = "proven"
        HELPFUL = "helpful"
        REPEATED = "repeated"
        SUBSCRIPTION = "abo"
        LINK = "link"
        DRAFT = "draft"

    sender = models.CharField(max_length=64)
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.MESSAGE)
    at = models.DateTimeField(db_index=True)

    class Meta:
        """In the order of sending."""

        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class SpentProof(models.Model):
    """A proof of work that was handed in: it counts once."""

    code = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        """In the order of their ends."""

        ordering = ["expires_at", "pk"]

    def __str__(self) -> str:
        return self.code
