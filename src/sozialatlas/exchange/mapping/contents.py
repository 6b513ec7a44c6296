"""What the cells of a column look like, whatever the column is called."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from sozialatlas.directory.hours import typed
from sozialatlas.exchange.mapping.headers import folded


class Kind(StrEnum):
    """What most of the cells are."""

    MAIL = "mail"
    WEB = "web"
    POSTAL_CODE = "postal_code"
    DAY = "day"
    PHONE = "phone"
    ANSWER = "answer"
    TOWN = "town"
    TOPICS = "topics"
    HOURS = "hours"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Known:
    """The towns and the words of the taxonomy that the county knows, folded by `folded`."""

    towns: Collection[str] = frozenset()
    topics: Collection[str] = frozenset()


# Of the filled cells; files have some wrong ones.
_MOST = 0.8
# Towns and topics that the county does not know stand among those that it knows.
_HALF = 0.5
# A list of topics, or a group and what is in it: "Wohnen; Geld", "Schule: Kindergarten".
_BETWEEN = re.compile(r"[;,|/:]")
_FORMS: Mapping[Kind, re.Pattern[str]] = {
    Kind.MAIL: re.compile(r"(mailto:)?[^@\s]+@[\w-]+(\.[\w-]+)+", re.IGNORECASE),
    Kind.WEB: re.compile(
        r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)*\.[a-z]{2,6}(/\S*)?", re.IGNORECASE
    ),
    Kind.DAY: re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d"),
    Kind.PHONE: re.compile(r"(\+|00?[1-9])[\d\s()/-]{5,}"),
    Kind.POSTAL_CODE: re.compile(r"(D-|CH-|A-)?\d{4,5}"),
    Kind.ANSWER: re.compile(r"ja|nein|yes|no|unbekannt|wahr|falsch", re.IGNORECASE),
}


def kind_of(cells: Sequence[str], known: Known, today: dt.date) -> Kind:
    """Return what most of the filled cells are; `OTHER` where nothing fits."""
    filled = [text for cell in cells if (text := cell.strip())]
    if not filled:
        return Kind.OTHER
    for kind, form in _FORMS.items():
        if _share(filled, partial(_has_form, form)) >= _MOST:
            return kind
    if _share(filled, lambda cell: folded(cell) in known.towns) >= _HALF:
        return Kind.TOWN
    if _share(filled, lambda cell: _is_topic(cell, known)) >= _HALF:
        return Kind.TOPICS
    return (
        Kind.HOURS if _share(filled, lambda cell: _are_hours(cell, today)) >= _MOST else Kind.OTHER
    )


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells)


def _has_form(form: re.Pattern[str], cell: str) -> bool:
    return form.fullmatch(cell) is not None


def _is_topic(cell: str, known: Known) -> bool:
    return any(folded(part) in known.topics for part in _BETWEEN.split(cell))


def _are_hours(cell: str, today: dt.date) -> bool:
    read = typed.parse(cell, today)
    return read.is_understood and bool(read.rules) and any(sign.isdigit() for sign in cell)
