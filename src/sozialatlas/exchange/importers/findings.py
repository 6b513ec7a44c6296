"""What is wrong with a row or a value of a file: where, why, and in which words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.models import RecordKind

_KINDS = frozenset((*RecordKind, "capacity"))


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
    UNKNOWN_PLACE = "unknown_place", _("Postleitzahl und Ort unbekannt; als außerhalb übernommen")
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

    @property
    def name(self) -> str:
        """The field with the kind of thing that it belongs to: `service.name`, not `name`."""
        first = self.field.partition(".")[0]
        is_whole = not self.field or not self.kind or first in _KINDS
        return self.field if is_whole else f"{self.kind}.{self.field}"

    def sentence(self) -> str:
        """Return the finding in words: where, what, which value."""
        text = gettext("%(file)s, Zeile %(row)s, %(field)s: %(reason)s") % {
            "file": self.origin.file,
            "row": self.origin.row,
            "field": self.name or "-",
            "reason": self.reason.label,
        }
        return f"{text} ({self.detail})" if self.detail else text


class CellError(Exception):
    """A value cannot be used; the row it stands in is rejected."""

    def __init__(self, field: str, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{field}: {reason} {detail}")
        self.field, self.reason, self.detail = field, reason, detail

    def at(self, origin: Origin, kind: str, key: str) -> Finding:
        """Return the finding about the thing of a row."""
        return Finding(origin, self.field, self.reason, self.detail, kind, key)
