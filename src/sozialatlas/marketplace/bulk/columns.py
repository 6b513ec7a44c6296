"""The columns of the table of entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _, override

from sozialatlas.core import languages

NAME, SENTENCE, PHONE, MAIL, HOURS, FREE, STATUS = (
    "name",
    "summary",
    "phones",
    "email",
    "schedules",
    "capacities",
    "status",
)


KEY, MARKS = "Kennung", "Prüfzeichen"
"""Headers of the two columns of a file that nobody edits; the same in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; its code is the field of the directory's values that it writes.

    `width` is that of a spreadsheet, in characters; `has_lines`: a text of several lines.
    """

    code: str
    label: Promise
    hint: Promise
    width: int
    has_lines: bool = False


COLUMNS = (
    Column(code=NAME, label=_("Name"), hint=_("höchstens 250 Zeichen"), width=36),
    Column(
        code=SENTENCE,
        label=_("In einem Satz"),
        hint=_("höchstens 300 Zeichen"),
        width=48,
        has_lines=True,
    ),
    Column(code=PHONE, label=_("Telefon"), hint=_("mehrere mit Semikolon trennen"), width=22),
    Column(code=MAIL, label=_("E-Mail"), hint=_("eine Adresse"), width=28),
    Column(
        code=HOURS,
        label=_("Öffnungszeiten"),
        hint=_("zum Beispiel: Mo-Fr 9-12, Do 14-18"),
        width=34,
        has_lines=True,
    ),
    Column(code=FREE, label=_("Freie Plätze"), hint=_("eine Zahl; leer: unbekannt"), width=12),
    Column(
        code=STATUS,
        label=_("Status"),
        hint=_("aktiv, vorübergehend geschlossen oder dauerhaft geschlossen"),
        width=24,
    ),
)  # fmt: skip -- one column a block
COLUMN_OF: Mapping[str, Column] = {column.code: column for column in COLUMNS}
FIRST_SHOWN = (SENTENCE, PHONE, MAIL, STATUS)
"""What is shown before somebody chose; the name stands before each row anyway."""


def by_label() -> Mapping[str, str]:
    """Return the codes of the columns by their labels in the languages in which files are made."""
    found: dict[str, str] = {}
    for language in (languages.ENGLISH, languages.GERMAN):
        with override(language):
            found |= {str(column.label).casefold(): column.code for column in COLUMNS}
    return found
