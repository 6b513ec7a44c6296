"""Whether opening hours can be read, and do not contradict each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sozialatlas.directory.hours.rules import HoursError, HoursRule, check as check_rule
from sozialatlas.directory.models import Schedule
from sozialatlas.directory.models.schedule import RULE_COLUMNS
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.landscape import LINK, LOCATION, SERVICE, Landscape, Thing
from sozialatlas.marketplace.quality.problems import Problem

FIELD = "schedules"
_MOST_ROWS = 60


def check(landscape: Landscape, today: dt.date) -> Iterator[Found]:
    """Yield rows that cannot be, rows that overlap, and hours that are all over."""
    for thing, rules in _rules(landscape).items():
        yield from problems_of(thing, rules, today)


def problems_of(thing: Thing, rules: Sequence[HoursRule], today: dt.date) -> Iterator[Found]:
    """Yield what is wrong with the hours of one record, each problem once."""
    if reason := _unreadable(rules):
        yield Found(Problem.HOURS_UNREADABLE, thing, FIELD, reason)
    if all(rule.valid_to is not None and rule.valid_to < today for rule in rules):
        yield Found(Problem.HOURS_OVER, thing, FIELD)
    elif pair := _overlapping(rules):
        yield Found(Problem.HOURS_OVERLAP, thing, FIELD, " / ".join(map(_said, pair)))


def _rules(landscape: Landscape) -> Mapping[Thing, list[HoursRule]]:
    found: defaultdict[Thing, list[HoursRule]] = defaultdict(list)
    owners = ("service_id", "location_id", "service_at_location_id")
    rows = Schedule.objects.order_by("pk").values_list(*owners, *RULE_COLUMNS)
    for service, location, link, *values in rows.iterator(chunk_size=2_000):
        pairs = ((SERVICE, service), (LOCATION, location), (LINK, link))
        thing = next((kind, pk) for kind, pk in pairs if pk is not None)
        if thing in landscape.spots:
            found[thing].append(HoursRule(**dict(zip(RULE_COLUMNS, values, strict=True))))
    return found


def _unreadable(rules: Sequence[HoursRule]) -> str:
    for rule in rules:
        try:
            check_rule(rule)
        except HoursError as error:
            return error.field
    return ""


def _overlapping(rules: Sequence[HoursRule]) -> tuple[HoursRule, HoursRule] | None:
    """Return two rows of the same days whose times overlap; rows with conditions are left out.

    Every second week, a week of the month or only in vacations may rightly stand beside others.
    """
    groups: defaultdict[tuple[object, ...], list[HoursRule]] = defaultdict(list)
    for rule in rules[:_MOST_ROWS]:
        if rule.has_times and rule.every_n_weeks == 1 and rule.week_of_month is None:
            when = (rule.weekday, rule.season_from, rule.season_to, rule.valid_from)
            groups[*when, rule.valid_to, rule.on_holidays, rule.in_vacations].append(rule)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    return next((pair for pair in pairs if _meet(*pair)), None)


def _meet(first: HoursRule, second: HoursRule) -> bool:
    # Two rows with notes of their own may be two things: the office, and the advice in it.
    if first.note != second.note:
        return False
    (opens, closes), (opens_2, closes_2) = _minutes(first), _minutes(second)
    return opens < closes_2 and opens_2 < closes


def _minutes(rule: HoursRule) -> tuple[int, int]:
    assert rule.opens is not None
    assert rule.closes is not None
    opens = rule.opens.hour * 60 + rule.opens.minute
    closes = rule.closes.hour * 60 + rule.closes.minute
    return opens, closes if closes > opens else closes + 24 * 60


def _said(rule: HoursRule) -> str:
    return f"{rule.opens:%H:%M}-{rule.closes:%H:%M}"
