"""Two to four entries side by side: what differs comes first, in words and not in colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _, pgettext

from sozialatlas.core import formats
from sozialatlas.core.languages import GERMAN, foreign
from sozialatlas.portal.saved.entry import Entry, Text

MOST = 4
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One detail of all entries, in their order; an empty cell is not known."""

    label: str
    cells: tuple[tuple[Text, ...], ...]

    @property
    def is_same(self) -> bool:
        """Whether all entries say the same."""
        return len(set(self.cells)) == 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The lines in which entries differ, and those in which they are the same."""

    different: list[Line]
    same: list[Line]


def comparison(entries: Sequence[Entry]) -> Comparison:
    """Return what entries say about the same things; what nobody says is left out."""
    lines = [
        Line(label, tuple(tuple(each for each in cell(entry) if each.text) for entry in entries))
        for label, cell in _details()
    ]
    told = [*(line for line in lines if any(line.cells)), *_access(entries)]
    return Comparison(
        [line for line in told if not line.is_same], [line for line in told if line.is_same]
    )


def _details() -> list[tuple[str, Callable[[Entry], Iterable[Text]]]]:
    german = foreign(GERMAN)
    return [
        (_("Worum es geht"), lambda entry: [entry.summary]),
        (_("Träger"), lambda entry: [Text(entry.provider, german)]),
        (_("Telefon"), lambda entry: [Text(entry.phone.text if entry.phone else "")]),
        (_("Adresse"), lambda entry: [Text(line, german) for line in entry.lines]),
        (_("So geht es auch"), lambda entry: map(Text, entry.ways)),
        (_("Termine"), _dates),
        (_("Zeiten"), _hours),
        (_("Kosten"), lambda entry: entry.costs),
        (_("Plätze"), _places),
        (_("Sprachen"), lambda entry: map(Text, entry.languages)),
        (_("Für wen"), lambda entry: entry.audience),
        (_("So geht es los"), lambda entry: entry.steps),
        (pgettext("date", "Stand"), lambda entry: [Text(str(entry.verified.text))]),
    ]


def _dates(entry: Entry) -> list[Text]:
    if entry.dates is None:
        return []
    coming = [Text(f"{date.day}, {date.hours}") for date in entry.dates.following[:3]]
    return [*coming, Text(entry.dates.rule)]


def _hours(entry: Entry) -> list[Text]:
    days = [Text(f"{days.name}: {days.times}") for days in entry.days]
    return [*days, *entry.times]


def _places(entry: Entry) -> list[Text]:
    return [
        Text(
            _("{places} (Stand {date})").format(
                places=each.text, date=formats.full_date(each.asserted_at)
            )
        )
        for each in entry.free
    ]


def _access(entries: Sequence[Entry]) -> list[Line]:
    """Return each feature that is known of at least one place; an entry may have no place."""
    found: dict[str, dict[str, Text]] = {}
    for entry in entries:
        for pair in entry.known_access:
            found.setdefault(str(pair.term), {})[entry.id] = Text(str(pair.value))
    return [
        Line(term, tuple(_cell(known.get(entry.id)) for entry in entries))
        for term, known in found.items()
    ]


def _cell(known: Text | None) -> tuple[Text, ...]:
    return (known,) if known else ()
