"""That somebody says to speak for an organization, until it is proved or refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import Organization

if TYPE_CHECKING:
    from django.db.models.manager import Manager

TRIES = 5
"""So many wrong codes, and the code is void."""
LONGEST_NOTE = 500


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Filters of claims."""

    def open_at(self, now: dt.datetime) -> Self:
        """Return those that wait for a code or an editor."""
        return self.filter(state=Claim.State.OPEN, expires_at__gt=now)


class Claim(models.Model):
    """Who wants to speak for which organization, and how that is to be proved.

    `sent_to` is where the code goes: the address or number of the directory when the claim was
    made. Of the code only a mark is kept; where somebody reads it out or prints it, it is made
    at that moment. An owner who objects leaves the decision to the county's editors.
    """

    class Way(models.TextChoices):
        """How the claim is proved."""

        MAIL = "mail", _("Code an die bekannte E-Mail-Adresse")
        PHONE = "phone", _("Rückruf unter der bekannten Nummer")
        LETTER = "letter", _("Brief mit Code")
        EDITOR = "editor", _("Prüfung durch die Redaktion")

    class State(models.TextChoices):
        """How it stands."""

        OPEN = "open", _("offen")
        PROVED = "proved", _("bestätigt")
        REFUSED = "refused", _("abgelehnt")
        EXPIRED = "expired", _("abgelaufen")
        WITHDRAWN = "withdrawn", _("zurückgezogen")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="claims",
        verbose_name=_("Person"),
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="claims", verbose_name=_("Träger")
    )
    way = models.CharField(_("Weg"), max_length=10, choices=Way.choices)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.OPEN)
    sent_to = models.CharField(_("Ziel des Codes"), max_length=LONGEST_NOTE, blank=True)
    note = models.CharField(_("Anmerkung"), max_length=LONGEST_NOTE, blank=True)
    code_mark = models.CharField(max_length=64, blank=True, editable=False)
    coded_at = models.DateTimeField(_("Code erzeugt am"), null=True, blank=True)
    codes = models.PositiveSmallIntegerField(_("erzeugte Codes"), default=0)
    tries = models.PositiveSmallIntegerField(_("falsche Eingaben"), default=0)
    opened_at = models.DateTimeField(_("beantragt am"))
    expires_at = models.DateTimeField(_("gilt bis"), db_index=True)
    objected_at = models.DateTimeField(_("Widerspruch am"), null=True, blank=True)
    objected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Widerspruch von"),
    )
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entschieden von"),
    )
    reason = models.CharField(_("Begründung"), max_length=LONGEST_NOTE, blank=True)

    objects: ClassVar[Manager[Claim]] = ClaimQuerySet.as_manager()

    class Meta:
        """The one that waits longest first; one open claim a person and organization."""

        verbose_name = _("Antrag auf Zugang")
        verbose_name_plural = _("Anträge auf Zugang")
        ordering = ["opened_at", "pk"]
        indexes = [models.Index(fields=["state", "opened_at"], name="claim_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization"], condition=Q(state="open"), name="claim_open_once"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(decided_at__isnull=False),
                name="claim_decided_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.organization}"

    @property
    def tries_left(self) -> int:
        """How many more codes may be entered."""
        return max(0, TRIES - self.tries)

    def takes_code_at(self, now: dt.datetime) -> bool:
        """Return whether a code may be entered: one is on its way and nobody objected."""
        return (
            self.state == self.State.OPEN
            and bool(self.code_mark)
            and self.objected_at is None
            and self.tries < TRIES
            and now < self.expires_at
        )
