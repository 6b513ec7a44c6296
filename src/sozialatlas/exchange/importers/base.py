"""What all readers hand over: a package, and what was rejected or mended on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.models import RecordKind
from sozialatlas.directory.values import (
    DirectoryPackage,
    EventValues,
    LocationValues,
    OrganizationValues,
    PublishedValues,
    ServiceAtLocationValues,
    ServiceValues,
    VolunteerRoleValues,
)


class Reason(TextChoices):
    """Why a row was rejected or a value left out."""

    MISSING = "missing", _("Pflichtangabe fehlt")
    TOO_LONG = "too_long", _("Text zu lang")
    HTML = "html", _("enthält HTML; bitte nur Text")
    CONTROL_CHARACTER = "control_character", _("enthält Steuerzeichen")
    DUPLICATE = "duplicate", _("Schlüssel kommt schon vor")
    BAD_KEY = "bad_key", _("Schlüssel nicht erlaubt")
    FORMULA = "formula", _("Zelle enthält eine Formel; bitte den Wert eintragen")
    NOT_IN_TABLE = "not_in_table", _("Wert steht nicht in der Wertetabelle der Zuordnung")
    UNKNOWN_CODE = "unknown_code", _("unbekannter Code")
    BAD_NUMBER = "bad_number", _("keine gültige Zahl")
    BAD_DATE = "bad_date", _("kein gültiges Datum (JJJJ-MM-TT oder TT.MM.JJJJ)")
    BAD_TIME = "bad_time", _("kein gültiger Zeitpunkt (JJJJ-MM-TT HH:MM oder TT.MM.JJJJ HH:MM)")
    BAD_RRULE = "bad_rrule", _("Wiederholung nicht lesbar (RRULE)")
    ENDS_FIRST = "ends_first", _("endet nicht nach dem Beginn")
    BAD_CHOICE = "bad_choice", _("kein erlaubter Wert")
    BAD_HOURS = "bad_hours", _("Öffnungszeit nicht lesbar; als Hinweis übernommen")
    DOUBTFUL_HOURS = "doubtful_hours", _("Öffnungszeit bitte prüfen")
    BAD_URL = "bad_url", _("Internetadresse ungültig; nur ein gültiger Teil bleibt")
    BAD_EMAIL = "bad_email", _("E-Mail-Adresse ungültig; nur ein gültiger Teil bleibt")
    WRONG_COLUMN_COUNT = "wrong_column_count", _("falsche Zahl von Spalten")
    ORGANIZATION_EMPTY = "organization_empty", _("kein Träger angegeben")
    ORGANIZATION_UNKNOWN = "organization_unknown", _("unbekannter Träger")
    ORPHAN_LINK = "orphan_link", _("Verknüpfung mit unbekanntem Angebot oder Standort")
    DEPENDS_ON_REJECTED = "depends_on_rejected", _("gehört zu einer abgelehnten Zeile")
    DECIMAL_COMMA = "decimal_comma", _("Koordinate mit Komma; bitte mit Punkt schreiben")
    SWAPPED_AXES = "swapped_axes", _("Breite und Länge sind vertauscht")
    OFF_THE_GLOBE = "off_the_globe", _("Koordinate liegt nicht auf der Erde")
    HALF_COORDINATE = "half_coordinate", _("nur eine der beiden Koordinaten angegeben")
    NO_COORDINATES = "no_coordinates", _("keine Koordinaten")
    NULL_ISLAND = "null_island", _("Koordinaten 0/0; als fehlend behandelt")
    CAPACITY_NOWHERE = "capacity_nowhere", _("Plätze brauchen ein Angebot mit Standort")
    AGES = "ages", _("Alter ab ist größer als Alter bis")
    DATES = "dates", _("sichtbar ab liegt nach sichtbar bis")
    DIFFERS = "differs", _("weicht von einer früheren Zeile ab; die frühere gilt")
    WITHOUT_TOPIC = "without_topic", _("keinem Thema zugeordnet")
    SHORTENED = "shortened", _("Text zu lang; gekürzt")
    UNKNOWN_STATUS = "unknown_status", _("unbekannter Status; als aktiv übernommen")
    NEAR_COUNTRY = "near_country", _("Staat fehlt; wie der nächste Eintrag der Datei")
    ASSUMED_COUNTRY = "assumed_country", _("Staat fehlt; wie die übrigen Adressen der Datei")


@dataclass(frozen=True, slots=True)
class Origin:
    """A row of a file, as a person counts it in an editor or spreadsheet."""

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a field of a row."""

    origin: Origin
    field: str
    reason: Reason
    detail: str = ""
    kind: str = ""
    key: str = ""

    def sentence(self) -> str:
        """Return the finding in words: where, what, which value."""
        text = gettext("%(file)s, Zeile %(row)s, %(field)s: %(reason)s") % {
            "file": self.origin.file,
            "row": self.origin.row,
            "field": self.field or "-",
            "reason": self.reason.label,
        }
        return f"{text} ({self.detail})" if self.detail else text


@dataclass(frozen=True)
class ReadResult:
    """A file that was read as a whole; `origins` is keyed by kind and source key.

    `has_whole_rows` says that all things of a row belong together, as in a table.
    """

    package: DirectoryPackage
    rejected: tuple[Finding, ...] = ()
    notices: tuple[Finding, ...] = ()
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
    has_whole_rows: bool = False


class Source(Protocol):
    """A format of files."""

    def read(self, path: Path, mapping: Path | None) -> ReadResult:
        """Read a file as a whole. Raises: FileRefused, MappingRefused."""


class CellError(Exception):
    """A value cannot be used; the row it stands in is rejected."""

    def __init__(self, field: str, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{field}: {reason} {detail}")
        self.field, self.reason, self.detail = field, reason, detail


class Draft:
    """Gathers what a reader finds, and keeps where it was found."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.organizations: dict[str, OrganizationValues] = {}
        self.locations: dict[str, LocationValues] = {}
        self.services: dict[str, ServiceValues] = {}
        self.links: dict[str, ServiceAtLocationValues] = {}
        self.events: dict[str, EventValues] = {}
        self.roles: dict[str, VolunteerRoleValues] = {}
        self.origins: dict[tuple[str, str], Origin] = {}
        self.rejected: list[Finding] = []
        self.notices: list[Finding] = []

    def add(self, values: PublishedValues, origin: Origin) -> None:
        """Take in a thing; a second one under the same key is rejected."""
        kind, part = self._part(values)
        if values.key in part:
            first = self.origins[kind, values.key]
            self.reject(origin, "key", Reason.DUPLICATE, f"{values.key}: {first.row}", kind)
            return
        part[values.key] = values
        self.origins[kind, values.key] = origin

    def reject(
        self,
        origin: Origin,
        field: str,
        reason: Reason,
        detail: str = "",
        kind: str = "",
        key: str = "",
    ) -> None:
        """Note a row that cannot be taken over."""
        self.rejected.append(Finding(origin, field, reason, detail, kind, key))

    def notice(self, origin: Origin, field: str, reason: Reason, detail: str = "") -> None:
        """Note what was left out or mended in a row that is taken over."""
        self.notices.append(Finding(origin, field, reason, detail))

    def result(self, *, has_whole_rows: bool = False) -> ReadResult:
        """Return all that was gathered."""
        package = DirectoryPackage(
            organizations=tuple(self.organizations.values()),
            locations=tuple(self.locations.values()),
            services=tuple(self.services.values()),
            services_at_location=tuple(self.links.values()),
            events=tuple(self.events.values()),
            volunteer_roles=tuple(self.roles.values()),
        )
        return ReadResult(
            package, tuple(self.rejected), tuple(self.notices), self.origins, has_whole_rows
        )

    def _part(self, values: PublishedValues) -> tuple[str, dict[str, PublishedValues]]:
        parts: dict[type[PublishedValues], tuple[str, object]] = {
            OrganizationValues: (RecordKind.ORGANIZATION, self.organizations),
            LocationValues: (RecordKind.LOCATION, self.locations),
            ServiceValues: (RecordKind.SERVICE, self.services),
            ServiceAtLocationValues: (RecordKind.SERVICE_AT_LOCATION, self.links),
            EventValues: (RecordKind.EVENT, self.events),
            VolunteerRoleValues: (RecordKind.VOLUNTEER_ROLE, self.roles),
        }
        kind, part = parts[type(values)]
        assert isinstance(part, dict)
        return kind, part
