"""Takes days away from rows: what OSM's `;` and `off` do to the rules before them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sozialatlas.directory.hours.osm_syntax import Days, NotRead, Season
from sozialatlas.directory.hours.rules import CLOSED, ONLY, SAME, HoursRule

_ALWAYS = Season()
_DAY = dt.timedelta(days=1)
# A leap year to count days of a season in.
_ANY_LEAP_YEAR = 2000


def without(rules: Iterable[HoursRule], days: Days, season: Season) -> list[HoursRule]:
    """Return the rows as they are on all other days.

    Raises: NotRead, where the rest cannot be said as rows.
    """
    return [rest for rule in rules for rest in _rest(rule, days, season)]


def _rest(rule: HoursRule, days: Days, season: Season) -> Iterator[HoursRule]:
    if rule.is_note or (rule.by_appointment and not rule.has_times):
        # An appointment can be made for any day; a text concerns nobody's days.
        yield rule
        return
    if days.weekday is not None and rule.weekday is None:
        for weekday in range(7):
            yield from _rest(replace(rule, weekday=weekday), days, season)
        return
    if days.weekday not in (None, rule.weekday) or _never_meet(rule, season):
        yield rule
        return
    yield from _cut(rule, days, season)


def _cut(rule: HoursRule, days: Days, season: Season) -> Iterator[HoursRule]:
    """Yield what remains of a row whose weekday and season meet the days."""
    conditions = [
        days.holiday,
        days.vacation,
        bool(days.weeks_of_month),
        not _covers(season, rule),
    ]
    if sum(conditions) > 1:
        raise NotRead("an exception with two conditions")
    if days.holiday:
        yield from _special(rule, "on_holidays")
    elif days.vacation:
        yield from _special(rule, "in_vacations")
    elif days.weeks_of_month:
        yield from _other_weeks(rule, days.weeks_of_month)
    elif not _covers(season, rule):
        yield from _other_seasons(rule, season)


def _special(rule: HoursRule, field: str) -> Iterator[HoursRule]:
    policy = getattr(rule, field)
    if policy == CLOSED:
        yield rule
    elif policy == SAME:
        yield _with_policy(rule, field)
    else:
        assert policy == ONLY


def _with_policy(rule: HoursRule, field: str) -> HoursRule:
    if field == "on_holidays":
        return replace(rule, on_holidays=CLOSED)
    return replace(rule, in_vacations=CLOSED)


def _other_weeks(rule: HoursRule, weeks: tuple[int, ...]) -> Iterator[HoursRule]:
    own = rule.week_of_month
    if own in weeks:
        return
    if -1 in weeks or own == -1:
        raise NotRead("the last week of the month as an exception")
    if own is not None:
        yield rule
        return
    for week in (1, 2, 3, 4, 5):
        if week not in weeks:
            yield replace(rule, week_of_month=week)


def _never_meet(rule: HoursRule, season: Season) -> bool:
    """Return whether the row's own days and the season have none in common."""
    if season == _ALWAYS:
        return False
    if rule.season_from and season.season_from:
        return not _season_days(rule.season_from, rule.season_to) & _season_days(
            season.season_from, season.season_to
        )
    ends_before = rule.valid_to and season.valid_from and rule.valid_to < season.valid_from
    begins_after = rule.valid_from and season.valid_to and rule.valid_from > season.valid_to
    return bool(ends_before or begins_after)


def _covers(season: Season, rule: HoursRule) -> bool:
    """Return whether every day of the row lies in the season."""
    if season == _ALWAYS:
        return True
    if season.season_from:
        return bool(rule.season_from) and _season_days(
            rule.season_from, rule.season_to
        ) <= _season_days(season.season_from, season.season_to)
    begins = season.valid_from is None or (
        rule.valid_from is not None and season.valid_from <= rule.valid_from
    )
    ends = season.valid_to is None or (
        rule.valid_to is not None and rule.valid_to <= season.valid_to
    )
    return begins and ends


def _other_seasons(rule: HoursRule, season: Season) -> Iterator[HoursRule]:
    if season.season_from:
        if rule.season_from:
            raise NotRead("a season inside a season")
        first, last = _complement(season)
        yield replace(rule, season_from=first, season_to=last)
        return
    if season.valid_from is not None and (
        rule.valid_from is None or rule.valid_from < season.valid_from
    ):
        yield replace(rule, valid_to=season.valid_from - _DAY)
    if season.valid_to is not None and (rule.valid_to is None or rule.valid_to > season.valid_to):
        yield replace(rule, valid_from=season.valid_to + _DAY)


def _complement(season: Season) -> tuple[str, str]:
    first = _day_of_year(season.season_to) + _DAY
    last = _day_of_year(season.season_from) - _DAY
    return f"{first:%m-%d}", f"{last:%m-%d}"


def _season_days(first: str, last: str) -> frozenset[int]:
    """Return the days of a leap year that lie in a season, 1 to 366."""
    begin = _day_of_year(first).timetuple().tm_yday
    end = _day_of_year(last).timetuple().tm_yday
    if begin <= end:
        return frozenset(range(begin, end + 1))
    return frozenset([*range(begin, 367), *range(1, end + 1)])


def _day_of_year(text: str) -> dt.date:
    return dt.date(_ANY_LEAP_YEAR, int(text[:2]), int(text[3:]))
