"""What is kept beside the things themselves: history, ownership of fields, other languages."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordKind(models.TextChoices):
    """The tables that revisions, texts and field owners speak of."""

    ORGANIZATION = "organization", _("Träger")
    LOCATION = "location", _("Standort")
    SERVICE = "service", _("Angebot")
    SERVICE_AT_LOCATION = "service_at_location", _("Angebot am Standort")
    EVENT = "event", _("Veranstaltung")
    VOLUNTEER_ROLE = "volunteer_role", _("Ehrenamt")


class Revision(models.Model):
    """One accepted change, append-only: what it says afterwards, who, from where, why."""

    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    values = models.JSONField(_("Werte"))
    source = models.CharField(_("Quelle"), max_length=60, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("von"),
    )
    at = models.DateTimeField(_("am"))
    reason = models.CharField(_("Grund"), max_length=250, blank=True)

    class Meta:
        """Newest first."""

        verbose_name = _("Fassung")
        verbose_name_plural = _("Fassungen")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "record_id", "-at"], name="revision_of_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id} {self.at:%Y-%m-%d}"


class FieldOwner(models.Model):
    """Who keeps a group of fields of a record; an import leaves foreign groups alone."""

    class Group(models.TextChoices):
        """Fields that belong together."""

        DESCRIPTION = "description", _("Name und Beschreibung")
        CONTACT = "contact", _("Kontakt")
        ADDRESS = "address", _("Adresse")
        HOURS = "hours", _("Öffnungszeiten")
        ACCESSIBILITY = "accessibility", _("Barrierefreiheit")
        TERMS = "terms", _("Themen und Zielgruppen")
        COST = "cost", _("Kosten und Zugang")
        CAPACITY = "capacity", _("Plätze")
        PICTURE = "picture", _("Bild")
        TRANSLATIONS = "translations", _("Texte in anderen Sprachen")

    class Owner(models.TextChoices):
        """Who may keep fields."""

        PROVIDER = "provider", _("Träger")
        COUNTY = "county", _("Landkreis")
        REGISTER = "register", _("übernommenes Verzeichnis")

    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    group = models.CharField(_("Feldgruppe"), max_length=15, choices=Group.choices)
    owner = models.CharField(_("gehört"), max_length=10, choices=Owner.choices)
    since = models.DateTimeField(_("seit"))

    class Meta:
        """One owner a group; no row means that the source of the record owns it."""

        verbose_name = _("Feldzuständigkeit")
        verbose_name_plural = _("Feldzuständigkeiten")
        ordering = ["kind", "record_id", "group"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id", "group"], name="directory_one_owner_per_group"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.owner}"


class LocalizedText(models.Model):
    """A text of a record in another language, with its origin.

    `translated_from` is the mark of the German text to which it belongs, empty where unknown.
    """

    class Origin(models.TextChoices):
        """How the text came about."""

        HUMAN = "human", _("von Menschen geschrieben")
        MACHINE = "machine", _("maschinell übersetzt")
        REVIEWED = "reviewed", _("maschinell übersetzt und geprüft")

    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    field = models.CharField(_("Feld"), max_length=40)
    language = models.CharField(_("Sprache"), max_length=12)
    text = models.TextField(_("Text"))
    origin = models.CharField(_("Herkunft"), max_length=10, choices=Origin.choices)
    translated_from = models.CharField(max_length=16, blank=True, editable=False)

    class Meta:
        """One text a field and language."""

        verbose_name = _("Text in anderer Sprache")
        verbose_name_plural = _("Texte in anderen Sprachen")
        ordering = ["kind", "record_id", "field", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id", "field", "language"], name="directory_one_text"
            )
        ]

    def __str__(self) -> str:
        return f"{self.field} ({self.language})"
