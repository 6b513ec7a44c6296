"""Who wants to be told what is new, and what the county writes to who keeps entries."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Subscription(models.Model):
    """What somebody wants to be told each week; it counts once the address is confirmed.

    `area_key` is how the keys of municipalities begin, empty for all; `topics` are codes of groups
    of topics, none named is all. `told_until`: up to here everything has been told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("E-Mail-Adresse"), max_length=254)
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    topics = models.JSONField(_("Themen"), default=list, blank=True)
    wants_services = models.BooleanField(_("neue Angebote"), default=True)
    wants_events = models.BooleanField(_("Veranstaltungen"), default=True)
    language = models.CharField(_("Sprache"), max_length=12)
    created_at = models.DateTimeField(_("bestellt am"))
    confirmed_at = models.DateTimeField(_("bestätigt am"), null=True, blank=True)
    told_until = models.DateTimeField(_("unterrichtet bis"), null=True, blank=True)

    class Meta:
        """One for each address, once it is confirmed."""

        verbose_name = _("Abo")
        verbose_name_plural = _("Abos")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(confirmed_at__isnull=False),
                name="notices_subscription_email",
            ),
            models.CheckConstraint(
                condition=Q(wants_services=True) | Q(wants_events=True),
                name="notices_subscription_wants_something",
            ),
        ]
        indexes = [models.Index(fields=["told_until"], name="notices_subscription_told")]

    def __str__(self) -> str:
        return str(self.pk)


class Circular(models.Model):
    """What the county's people write to all who keep entries, in an area and on a topic.

    It can be answered. `told_at`: all who were in then have it and were written to.
    """

    title = models.CharField(_("Betreff"), max_length=150)
    text = models.TextField(_("Text"), max_length=5000)
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    topic = models.CharField(_("Thema"), max_length=60, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("geschrieben von"),
    )
    published_at = models.DateTimeField(_("veröffentlicht am"))
    told_at = models.DateTimeField(_("verschickt am"), null=True, blank=True)
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)

    class Meta:
        """Newest first."""

        verbose_name = _("Rundschreiben")
        verbose_name_plural = _("Rundschreiben")
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class CircularReply(models.Model):
    """An answer to a circular: for the county's people alone, or for all who have it."""

    circular = models.ForeignKey(Circular, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("geschrieben von"),
    )
    text = models.TextField(_("Antwort"), max_length=2000)
    is_for_all = models.BooleanField(_("für alle sichtbar"), default=False)
    is_of_county = models.BooleanField(_("von der Redaktion"), default=False)
    written_at = models.DateTimeField(_("geschrieben am"))

    class Meta:
        """In the order of writing."""

        verbose_name = _("Antwort auf ein Rundschreiben")
        verbose_name_plural = _("Antworten auf Rundschreiben")
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


class CircularRefusal(models.Model):
    """That somebody wants circulars on their page alone, and no mails about them."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )

    class Meta:
        """One for each person at most."""

        verbose_name = _("Keine Mails zu Rundschreiben")
        verbose_name_plural = _("Keine Mails zu Rundschreiben")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
