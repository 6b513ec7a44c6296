"""How often an event takes place: the answers of a page, and the rules that they stand for."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.recurrence_rule import (
    Recurrence,
    RecurrenceError,
    moment_of_until,
    parse,
    parts_of,
)

KEPT = "bleibt"
ONCE = ""
CHOICES = (
    (ONCE, _("einmal")),
    ("woche", _("jede Woche")),
    ("zwei_wochen", _("alle zwei Wochen")),
    ("monat_tag", _("jeden Monat am selben Wochentag (zum Beispiel am zweiten Mittwoch)")),
    ("monat_letzter", _("jeden Monat am letzten dieses Wochentags")),
    ("monat_datum", _("jeden Monat am selben Datum")),
    ("jahr", _("jedes Jahr")),
)
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK = 7


_DAYS_BETWEEN = {
    "woche": _WEEK,
    "zwei_wochen": 2 * _WEEK,
    "monat_tag": 4 * _WEEK,
    "monat_letzter": 4 * _WEEK,
    "monat_datum": 4 * _WEEK,
    "jahr": 365,
}


def days_between(choice: str) -> float:
    """Return after how many days an event comes again at the earliest; never for one alone.

    A rule that the page has no words for says so itself, and nobody is stopped by it.
    """
    return _DAYS_BETWEEN.get(choice, math.inf)


def rule_of(choice: str, day: dt.date) -> str:
    """Return the rule that an answer stands for, for an event that begins on a day."""
    code = _CODES[day.weekday()]
    number = (day.day - 1) // _WEEK + 1
    return {
        ONCE: "",
        "woche": f"FREQ=WEEKLY;BYDAY={code}",
        "zwei_wochen": f"FREQ=WEEKLY;INTERVAL=2;BYDAY={code}",
        "monat_tag": f"FREQ=MONTHLY;BYDAY={number}{code}",
        "monat_letzter": f"FREQ=MONTHLY;BYDAY=-1{code}",
        "monat_datum": f"FREQ=MONTHLY;BYMONTHDAY={day.day}",
        "jahr": "FREQ=YEARLY",
    }[choice]


def choice_of(rule: str, day: dt.date) -> str:
    """Return the answer that says all that a rule says; KEPT, if none does."""
    if not rule:
        return ONCE
    try:
        wanted = _without_end(parse(rule))
    except RecurrenceError:
        return KEPT
    same = (word for word, _label in CHOICES if word and parse(rule_of(word, day)) == wanted)
    return next(same, KEPT)


def last_day_of(rule: str) -> dt.date | None:
    """Return the last day that a rule allows here; None, if it goes on or cannot be read."""
    try:
        until = parse(rule).until if rule else ""
    except RecurrenceError:
        return None
    zone = ZoneInfo(timezone.get_current_timezone_name())
    return moment_of_until(until, zone).astimezone(zone).date() if until else None


def endless(rule: str) -> str:
    """Return a rule without its last day.

    Raises: RecurrenceError, if the rule is no list of known parts.
    """
    return _joined({name: value for name, value in parts_of(rule).items() if name != "UNTIL"})


def ending(rule: str, last: dt.date | None) -> str:
    """Return a rule that ends with a day, or goes on.

    Raises: RecurrenceError, if the rule is no list of known parts.
    """
    if not rule:
        return ""
    parts = {name: value for name, value in parts_of(rule).items() if name not in _ENDS}
    return _joined(parts | {"UNTIL": f"{last:%Y%m%d}"} if last else parts)


def _joined(parts: Mapping[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


_ENDS = frozenset(("COUNT", "UNTIL"))


def _without_end(rule: Recurrence) -> Recurrence:
    return dataclasses.replace(rule, until="")
