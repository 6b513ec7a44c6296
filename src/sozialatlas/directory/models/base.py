"""What every published thing of the directory has: identity, source, dates, visibility."""

from __future__ import annotations

import datetime as dt
import uuid
from functools import reduce
from operator import or_
from typing import Self, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.phone_numbers import has_number


class Status(models.TextChoices):
    """Whether a thing is open to people."""

    ACTIVE = "active", _("aktiv")
    TEMPORARILY_CLOSED = "temporarily_closed", _("vorübergehend geschlossen")
    CLOSED = "closed", _("dauerhaft geschlossen")


class VerifiedHow(models.TextChoices):
    """How somebody confirmed that an entry is still true."""

    NOT_YET = "", _("noch nicht")
    PROVIDER = "provider", _("vom Träger bestätigt")
    PHONE = "phone", _("telefonisch geprüft")
    MAIL = "mail", _("schriftlich bestätigt (E-Mail, Brief)")
    VISIT = "visit", _("vor Ort geprüft")
    DOCUMENT = "document", _("nach Unterlagen geprüft")
    WEBSITE = "website", _("auf der Internetseite nachgelesen")
    REGISTER = "register", _("aus einem amtlichen Verzeichnis")


class Answer(models.TextChoices):
    """Unknown is a value of its own; it is never shown or filtered as no."""

    YES = "yes", _("ja")
    NO = "no", _("nein")
    UNKNOWN = "unknown", _("unbekannt")


PublishedModel = TypeVar("PublishedModel", bound="Published")


class PublishedQuerySet(models.QuerySet[PublishedModel]):
    """Filters that all published things share."""

    def visible_on(self, day: dt.date) -> Self:
        """Return what the public may see on a day: not closed, and within its dates."""
        return self.exclude(status=Status.CLOSED).filter(
            Q(visible_from=None) | Q(visible_from__lte=day),
            Q(visible_to=None) | Q(visible_to__gte=day),
        )


class Published(models.Model):
    """A thing with a stable id, a source, three dates that are never mixed, and visibility.

    `updated_at` is the machine's; `content_changed_at` says when a person or a source changed
    what is said; `verified_at` when somebody confirmed that it is still true.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(
        _("Status"), max_length=20, choices=Status.choices, default=Status.ACTIVE
    )
    visible_from = models.DateField(_("sichtbar ab"), null=True, blank=True)
    visible_to = models.DateField(_("sichtbar bis"), null=True, blank=True)
    source = models.CharField(_("Quelle"), max_length=60, blank=True, db_index=True)
    source_key = models.CharField(_("Schlüssel der Quelle"), max_length=200, blank=True)
    source_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)
    updated_at = models.DateTimeField(_("gespeichert am"), auto_now=True)
    content_changed_at = models.DateTimeField(_("inhaltlich geändert am"), null=True, blank=True)
    verified_at = models.DateTimeField(_("geprüft am"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("geprüft von"),
    )
    verified_how = models.CharField(
        _("wie geprüft"), max_length=20, choices=VerifiedHow.choices, blank=True, default=""
    )

    class Meta:
        """Shared by organizations, services, locations, links, events and roles."""

        abstract = True
        # Few things have such days; what appears or ends by them is asked for again and again.
        indexes = [
            models.Index(
                fields=[name], name=f"%(class)s_{name}", condition=Q(**{f"{name}__isnull": False})
            )
            for name in ("visible_from", "visible_to")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(visible_from=None)
                | Q(visible_to=None)
                | Q(visible_from__lte=models.F("visible_to")),
                name="%(app_label)s_%(class)s_visible_in_order",
                violation_error_message=_("„Sichtbar ab“ liegt nach „sichtbar bis“."),
            )
        ]

    def clean(self) -> None:
        """Refuse dates in the wrong order, naming the field."""
        super().clean()
        if self.visible_from and self.visible_to and self.visible_from > self.visible_to:
            text = gettext("„Sichtbar ab“ liegt nach „sichtbar bis“.")
            raise ValidationError({"visible_to": text})

    def is_visible_on(self, day: dt.date) -> bool:
        """Return whether the public may see it on a day, as the filter `visible_on` does."""
        return (
            self.status != Status.CLOSED
            and (self.visible_from is None or self.visible_from <= day)
            and (self.visible_to is None or self.visible_to >= day)
        )


def exactly_one(*columns: str) -> Q:
    """Return the condition that one of the columns points to something, and no other does."""
    conditions = [Q(**{f"{each}__isnull": each != one for each in columns}) for one in columns]
    return reduce(or_, conditions)


def number_problem(text: str, field: str) -> dict[str, str]:
    """Return what is wrong with a number to call, by the name of its field."""
    if not text or has_number(text):
        return {}
    return {field: gettext("Bitte eine Telefonnummer in Ziffern angeben, etwa 06031 1234-56.")}


def refuse_no_number(text: str, field: str) -> None:
    """Raise ValidationError at a field whose text is no number to call."""
    if problem := number_problem(text, field):
        raise ValidationError(problem)


def slug_of(name: str) -> str:
    """Return the readable part of an address: ASCII, at most 80 characters, never empty."""
    german = name.lower().translate({0xE4: "ae", 0xF6: "oe", 0xFC: "ue", 0xDF: "ss"})
    return slugify(german)[:80].strip("-") or "eintrag"
