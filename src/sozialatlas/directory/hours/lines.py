"""All that rows of opening hours say, in few lines: what all of them share is said once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sozialatlas.core import formats
from sozialatlas.directory.hours import wording
from sozialatlas.directory.hours.rules import HoursRule

Span = tuple[dt.time, dt.time]


def lines(rules: Sequence[HoursRule], today: dt.date) -> tuple[str, ...]:
    """Return a line for the days that are alike, then what holds for all, then mere texts.

    Unlike the table for the public it leaves nothing out: rows that have expired stay.
    """
    timed = [rule for rule in rules if not rule.is_note]
    shared = [
        words
        for words in (_restrictions(timed[0], today) if timed else ())
        if all(words in _restrictions(each, today) for each in timed)
    ]
    return (
        *filter(None, _days(timed, shared, today)),
        *([", ".join(shared)] if shared else []),
        *(_named([rule.weekday], rule.note) for rule in rules if rule.is_note),
    )


def _restrictions(rule: HoursRule, today: dt.date) -> tuple[str, ...]:
    found = (*wording.conditions(rule, today), *wording.special_days(rule), rule.note)
    return tuple(each for each in found if each)


def _days(rules: Sequence[HoursRule], shared: Sequence[str], today: dt.date) -> Iterator[str]:
    spans: dict[tuple[int | None, tuple[str, ...]], list[Span]] = {}
    for rule in rules:
        own = tuple(each for each in _restrictions(rule, today) if each not in shared)
        open_at = spans.setdefault((rule.weekday, own), [])
        if rule.opens is not None and rule.closes is not None:
            open_at.append((rule.opens, rule.closes))
    alike: dict[str, list[int | None]] = {}
    for (weekday, own), open_at in spans.items():
        times = wording.times(sorted(open_at)) if open_at else ""
        alike.setdefault(", ".join(filter(None, (times, *own))), []).append(weekday)
    for said, weekdays in alike.items():
        yield _named(weekdays, said)


def _named(weekdays: Sequence[int | None], said: str) -> str:
    days = formats.joined([wording.weekday(each) for each in weekdays if each is not None])
    return ": ".join(filter(None, (days, said)))
