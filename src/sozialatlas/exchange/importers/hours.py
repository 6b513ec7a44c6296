"""Opening hours in OSM's notation; what rows cannot say stays readable as a note."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sozialatlas.directory.hours import wording
from sozialatlas.directory.hours.osm import from_osm
from sozialatlas.directory.hours.parsed import ParsedHours, Reason as HoursReason
from sozialatlas.directory.hours.rules import CLOSED, SAME, HoursRule
from sozialatlas.exchange.importers.findings import Reason

# OSM says "open on holidays" where nothing is said; no German-speaking office means that.
_CLOSED_ON_HOLIDAYS = frozenset(("DE", "AT", "CH", "LI", ""))
_DETAIL_LENGTH = 80
Remark = tuple[Reason, str]


def read(text: str, country: str) -> tuple[tuple[HoursRule, ...], tuple[Remark, ...]]:
    """Return the rows of a text, and what to tell about it."""
    parsed = _parsed(text, CLOSED if country.upper() in _CLOSED_ON_HOLIDAYS else SAME)
    return tuple(dict.fromkeys(parsed.rules)), tuple(remarks(parsed, text))


def remarks(parsed: ParsedHours, text: str) -> Iterator[Remark]:
    """Yield what a person should look at: what became a note, what replaced other hours."""
    if not parsed.is_complete:
        yield Reason.BAD_HOURS, text[:_DETAIL_LENGTH]
    for problem in parsed.problems:
        if problem.reason is HoursReason.REPLACED:
            said = wording.problem(problem.reason)
            yield Reason.DOUBTFUL_HOURS, f"{said} {text[:_DETAIL_LENGTH]}"


@lru_cache(maxsize=4096)
def _parsed(text: str, on_holidays: str) -> ParsedHours:
    return from_osm(text, unsaid_holidays=on_holidays)
