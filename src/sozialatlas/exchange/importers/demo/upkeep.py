"""Dates, state and verification as real directories have them: fresh, old, or never checked."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
_AGES = ((0.42, 3, 180), (0.28, 180, 400), (0.15, 400, 800), (0.05, 800, 1460))
"""Share of the entries, and between how many days ago they were checked; the rest never."""
_HOW = ("provider", "provider", "phone", "phone", "visit", "document", "register")
TEMPORARILY_CLOSED_SHARE = 0.007
_ENDING_SHARE = 0.006


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """When and how somebody checked an entry, and whether it is open."""

    status: str
    visible_to: dt.date | None
    verified_at: dt.datetime | None
    verified_how: str


def draw_upkeep(rng: random.Random, today: dt.date) -> Upkeep:
    """Return the state of an entry."""
    verified_at = _verified_at(rng, today)
    return Upkeep(
        status="temporarily_closed" if rng.random() < TEMPORARILY_CLOSED_SHARE else "active",
        visible_to=(
            today + dt.timedelta(days=rng.randint(20, 400))
            if rng.random() < _ENDING_SHARE
            else None
        ),
        verified_at=verified_at,
        verified_how=rng.choice(_HOW) if verified_at else "",
    )


def _verified_at(rng: random.Random, today: dt.date) -> dt.datetime | None:
    drawn = rng.random()
    for share, newest, oldest in _AGES:
        if drawn < share:
            return moment(today - dt.timedelta(days=rng.randint(newest, oldest)), rng)
        drawn -= share
    return None


def moment(day: dt.date, rng: random.Random) -> dt.datetime:
    """Return a time of an office day."""
    clock = dt.time(rng.randint(8, 16), rng.choice((0, 10, 15, 20, 30, 40, 45)))
    return dt.datetime.combine(day, clock, tzinfo=BERLIN)
