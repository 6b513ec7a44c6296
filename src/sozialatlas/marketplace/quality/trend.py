"""How the four shares went: a small picture, a table and a sentence for the same numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.marketplace.quality.shares import MEASURES, Counts, percent

WIDTH, HEIGHT, MARGIN = 160, 40, 3
LEAST_SPAN = 0.1
"""A line spans ten points of a hundred at least: a change of two entries is no mountain."""
MOST_ROWS = 14
# Less than half a point is the same number.
_NOTICEABLE = 0.005


@dataclass(frozen=True, slots=True)
class Day:
    """The counts of one day."""

    on: dt.date
    counts: Counts


@dataclass(frozen=True, slots=True)
class Trend:
    """The pictures in the order of the measures, the table's rows, and the sentence."""

    lines: tuple[str, ...]
    rows: tuple[Day, ...]
    sentence: str

    def __bool__(self) -> bool:
        return bool(self.lines)


def trend(days: Sequence[Day]) -> Trend:
    """Return the figure of some days; without two of them there is nothing to draw."""
    if len(days) < 2:
        text = _("Gemessen wird seit kurzem; der Verlauf erscheint ab dem zweiten Tag.")
        return Trend((), tuple(days), text)
    lines = tuple(_line([_share(day, at) for day in days], days) for at in range(len(MEASURES)))
    return Trend(lines, thinned(days), sentence(days[0], days[-1]))


def thinned(days: Sequence[Day]) -> tuple[Day, ...]:
    """Return at most fourteen days, evenly chosen, the last one among them."""
    step = -(-len(days) // MOST_ROWS)
    return tuple(reversed(days[::-1][::step]))


def sentence(first: Day, last: Day) -> str:
    """Return what changed most between two days."""
    changes = [_share(last, at) - _share(first, at) for at in range(len(MEASURES))]
    at = max(range(len(changes)), key=lambda each: abs(changes[each]))
    since = formats.full_date(first.on)
    if abs(changes[at]) < _NOTICEABLE:
        return _("Seit dem {day} haben sich die Anteile kaum verändert.").format(day=since)
    text = (
        _("Seit dem {day} stieg der Anteil „{measure}“ von {before} auf {after}.")
        if changes[at] > 0
        else _("Seit dem {day} sank der Anteil „{measure}“ von {before} auf {after}.")
    )
    before, after = percent(_share(first, at)), percent(_share(last, at))
    return text.format(day=since, measure=MEASURES[at].label, before=before, after=after)


def _share(day: Day, at: int) -> float:
    return day.counts.shares[at].share


def _line(shares: Sequence[float], days: Sequence[Day]) -> str:
    """Return the points of a line, for an SVG of our size; days lie by the calendar."""
    low, high = min(shares), max(shares)
    missing = max(LEAST_SPAN - (high - low), 0.0) / 2
    low, high = low - missing, high + missing
    length = (days[-1].on - days[0].on).days
    points = []
    for day, share in zip(days, shares, strict=True):
        x = MARGIN + (day.on - days[0].on).days / length * (WIDTH - 2 * MARGIN)
        y = MARGIN + (high - share) / (high - low) * (HEIGHT - 2 * MARGIN)
        points.append(f"{x:.1f},{y:.1f}")
    return " ".join(points)
