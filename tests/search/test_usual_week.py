"""The usual week: which hours are open on a weekday, at a time of day."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.directory.hours.pattern import encode
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.search.finding.usual_week import UsualWeek

TODAY = dt.date(2026, 2, 11)


def row(weekday: int | None, opens: int, closes: int, **given: object) -> HoursRule:
    return HoursRule(weekday=weekday, opens=dt.time(opens), closes=dt.time(closes), **given)


def is_open(rule: HoursRule, day: str = "", time: str = "") -> bool:
    pattern = encode([rule])
    at = dt.time.fromisoformat(time) if time else None
    return bool(UsualWeek([pattern], TODAY).open_patterns((day,) if day else (), at))


@pytest.mark.parametrize(
    ("day", "time", "answer"),
    [
        ("mo", "", True),
        ("tu", "", False),
        ("", "", True),
        ("mo", "08:00", True),
        ("mo", "11:59", True),
        ("mo", "12:00", False),
        ("mo", "07:59", False),
        ("", "09:00", True),
        ("", "13:00", False),
    ],
)
def test_a_morning_is_open_from_its_first_minute_to_its_last(
    day: str, time: str, answer: bool
) -> None:
    assert is_open(row(0, 8, 12), day, time) is answer


@pytest.mark.parametrize(
    ("day", "time", "answer"),
    [
        ("su", "23:00", True),
        ("mo", "01:59", True),
        ("mo", "02:00", False),
        ("mo", "", False),
        ("su", "01:00", False),
    ],
)
def test_a_night_reaches_into_the_next_day(day: str, time: str, answer: bool) -> None:
    assert is_open(row(6, 20, 2), day, time) is answer


def test_a_whole_day_is_open_at_every_hour() -> None:
    whole = row(None, 0, 0)

    assert [is_open(whole, "we", "00:00"), is_open(whole, "su", "23:59")] == [True, True]


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ({"every_n_weeks": 2, "anchor_on": TODAY}, True),
        ({"week_of_month": 1}, True),
        ({"week_of_month": -1}, True),
        ({"season_from": "02-01", "season_to": "02-28"}, True),
        ({"season_from": "06-01", "season_to": "08-31"}, False),
        ({"valid_to": TODAY - dt.timedelta(days=1)}, False),
        ({"valid_from": TODAY + dt.timedelta(days=60)}, False),
        ({"on_holidays": "only"}, False),
        ({"in_vacations": "only"}, False),
        ({"in_vacations": "closed"}, True),
    ],
)
def test_what_can_be_used_in_the_coming_weeks_is_usual(
    given: dict[str, object], answer: bool
) -> None:
    assert is_open(row(2, 9, 12, **given), "we", "10:00") is answer


def test_counts_add_up_the_records_of_open_hours() -> None:
    morning, evening = encode([row(0, 8, 12)]), encode([row(0, 16, 20)])
    week = UsualWeek([morning, evening], TODAY)

    counts = week.counts({morning: 5, evening: 3})

    assert [week.count(counts, ("mo",), None), week.count(counts, (), dt.time(17))] == [8, 3]
    assert week.count(counts, ("tu",), None) == 0


def test_no_hours_at_all_are_a_week_too() -> None:
    assert UsualWeek([], TODAY).open_patterns(("mo",), None) == []
