"""Opening hours of the demo county, drawn from the usual ones in `hours.toml`."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from sozialatlas.directory.hours.rules import CLOSED, ONLY, SAME, HoursRule

DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_WORKDAYS = 5


@cache
def _usual() -> dict[str, list[list[str]]]:
    folder = resources.files("sozialatlas.exchange.importers.demo.vocabulary")
    return tomllib.loads(folder.joinpath("hours.toml").read_text(encoding="utf-8"))


def kinds() -> set[str]:
    """Return the kinds of hours that content may name."""
    return set(_usual())


def draw(kind: str, rng: random.Random, today: dt.date) -> tuple[HoursRule, ...]:
    """Return hours of a kind: one of its variants, drawn days filled in, a little shifted."""
    variant = rng.choice(_usual()[kind])
    first, second = rng.sample(range(_WORKDAYS), 2)
    drawn = {"*": [first], "**": sorted((first, second))}
    shift = rng.choice((-30, 0, 0, 0, 0, 30))
    week = rng.randint(1, 4)
    anchor = today - dt.timedelta(days=today.weekday() + 7 * rng.randint(0, 1))
    rules: list[HoursRule] = []
    for line in variant:
        days, usual = _parsed(line)
        rule = _settled(usual, shift=shift, week=week, anchor=anchor)
        rules += [
            dataclasses.replace(rule, weekday=day) for day in drawn.get(days) or _weekdays(days)
        ]
    return tuple(rules)


@cache
def _parsed(line: str) -> tuple[str, HoursRule]:
    """Return the days as written, and a rule without a weekday."""
    if line == "app":
        return "", HoursRule(by_appointment=True)
    days, times, *words = line.split()
    opens, closes = (dt.time.fromisoformat(time) for time in times.split("-"))
    rule = HoursRule(opens=opens, closes=closes)
    for word in words:
        rule = _with_word(rule, word)
    return days, rule


def _with_word(rule: HoursRule, word: str) -> HoursRule:
    if word.startswith("season="):
        first, last = word.removeprefix("season=").split("/")
        return dataclasses.replace(rule, season_from=first, season_to=last)
    match word:
        case "every2":
            return dataclasses.replace(rule, every_n_weeks=2)
        case "nth":
            return dataclasses.replace(rule, week_of_month=1)
        case "holiday:same":
            return dataclasses.replace(rule, on_holidays=SAME)
        case "vacation:closed" | "vacation:only":
            special = CLOSED if word.endswith("closed") else ONLY
            return dataclasses.replace(rule, in_vacations=special)
    raise ValueError(f"{word!r} is no word of hours.toml")


def _weekdays(text: str) -> Sequence[int | None]:
    if text in ("", "Mo-So"):
        return [None]
    if "-" in text:
        first, last = (DAYS.index(day) for day in text.split("-"))
        return list(range(first, last + 1))
    return [DAYS.index(day) for day in text.split(",")]


def _settled(rule: HoursRule, *, shift: int, week: int, anchor: dt.date) -> HoursRule:
    """Return the rule with its own times, week of the month and week to count from."""
    if rule.every_n_weeks > 1:
        rule = dataclasses.replace(rule, anchor_on=anchor)
    if rule.week_of_month:
        rule = dataclasses.replace(rule, week_of_month=week)
    if rule.opens is None or rule.closes is None or rule.on_holidays == SAME:
        return rule
    return dataclasses.replace(
        rule, opens=_moved(rule.opens, shift), closes=_moved(rule.closes, shift)
    )


def _moved(time: dt.time, minutes: int) -> dt.time:
    return (dt.datetime.combine(dt.date.min, time) + dt.timedelta(minutes=minutes)).time()
