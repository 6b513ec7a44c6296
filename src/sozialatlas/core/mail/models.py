"""Mails on their way out, and the mail server while it cannot be reached."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy


class LetterQuerySet(models.QuerySet["Letter"]):
    """Filters on letters."""

    def due(self, now: dt.datetime) -> LetterQuerySet:
        """Keep what can go out now."""
        return self.filter(state=Letter.State.WAITING, due_at__lte=now)

    def to_look_at(self) -> LetterQuerySet:
        """Keep those that somebody must decide on: nothing happens to them by itself."""
        return self.filter(state__in=(Letter.State.UNCLEAR, Letter.State.FAILED))


class Letter(models.Model):
    """One mail to one address; its key is the reason why it is never posted twice.

    `is_code`: somebody waits for it, and nobody else is to read it.
    """

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("wartet")
        SENDING = "sending", _("wird übergeben")
        SENT = "sent", _("verschickt")
        FAILED = "failed", _("abgelehnt")
        UNCLEAR = "unclear", _("ungewiss")
        BOUNCED = "bounced", _("zurückgekommen")

    key = models.CharField(_("Schlüssel"), max_length=200, unique=True)
    token = models.CharField(max_length=32, unique=True, editable=False)
    to = models.EmailField(_("an"), max_length=254)
    subject = models.CharField(_("Betreff"), max_length=250)
    text = models.TextField(_("Text"), blank=True)
    unsubscribe = models.CharField(pgettext_lazy("mail", "Abmelden"), max_length=500, blank=True)
    reference = models.CharField(_("Anlass"), max_length=200, blank=True)
    is_code = models.BooleanField(_("eilig, Text geheim"), default=False)
    state = models.CharField(
        _("Stand"), max_length=10, choices=State.choices, default=State.WAITING
    )
    tries = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    reason = models.TextField(_("Grund"), blank=True)
    posted_at = models.DateTimeField(_("eingeliefert"))
    due_at = models.DateTimeField(_("fällig"))
    begun_at = models.DateTimeField(_("zuletzt versucht"), null=True, blank=True)
    sent_at = models.DateTimeField(_("verschickt am"), null=True, blank=True)
    bounced_at = models.DateTimeField(_("zurückgekommen am"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        """Newest first; the sender asks for what is due, the throttle for what has begun."""

        verbose_name = _("Mail")
        verbose_name_plural = _("Mails")
        ordering = ["-posted_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="mail_letter_due"),
            models.Index(fields=["begun_at"], name="mail_letter_begun"),
            models.Index(fields=["-posted_at"], name="mail_letter_newest"),
            models.Index(fields=["reference"], name="mail_letter_reference"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False),
                name="mail_letter_sent_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(begun_at__isnull=False),
                name="mail_letter_sending_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Outage(models.Model):
    """That the mail server takes nothing: one row while that is so, and none otherwise."""

    THE_ONE = 1

    began_at = models.DateTimeField(_("seit"))
    next_at = models.DateTimeField(_("nächster Versuch"))
    tries = models.PositiveIntegerField(_("Versuche"), default=1)
    reason = models.TextField(_("Grund"))

    class Meta:
        """There is at most one."""

        verbose_name = _("Störung des Mailservers")
        verbose_name_plural = _("Störungen des Mailservers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.reason
