"""When an event begins, next and for the last time."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.directory.recurrence_starts import last_start, next_start

BERLIN = ZoneInfo("Europe/Berlin")


def at(year: int, month: int, day: int, hour: int = 18) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=BERLIN)


def test_an_event_that_does_not_recur_takes_place_once() -> None:
    start = at(2026, 12, 9)

    assert [
        next_start(start, "", [], at(2026, 12, 9), BERLIN),
        next_start(start, "", [], at(2026, 12, 9, 19), BERLIN),
    ] == [start, None]


def test_a_weekly_meeting_keeps_its_hour_when_the_clocks_change() -> None:
    found = next_start(at(2026, 10, 21), "FREQ=WEEKLY", [], at(2026, 10, 26), BERLIN)

    assert found == at(2026, 10, 28)
    assert found.utcoffset() == dt.timedelta(hours=1)


def test_the_second_wednesday_of_the_month_is_found() -> None:
    found = next_start(at(2026, 1, 14), "FREQ=MONTHLY;BYDAY=2WE", [], at(2026, 12, 1), BERLIN)

    assert found == at(2026, 12, 9)


@pytest.mark.parametrize(
    "left_out", ["2026-12-09", "2026-12-09T18:00:00+01:00", "2026-12-09T18:00:00"]
)
def test_a_day_on_which_it_does_not_take_place_is_left_out(left_out: str) -> None:
    found = next_start(at(2026, 12, 2), "FREQ=WEEKLY", [left_out], at(2026, 12, 3), BERLIN)

    assert found == at(2026, 12, 16)


def test_a_rule_with_an_end_in_utc_ends() -> None:
    rule = "RRULE:FREQ=WEEKLY;UNTIL=20261210T000000Z"

    assert [
        next_start(at(2026, 12, 2), rule, [], at(2026, 12, 3), BERLIN),
        next_start(at(2026, 12, 2), rule, [], at(2026, 12, 10), BERLIN),
    ] == [at(2026, 12, 9), None]


@pytest.mark.parametrize(
    ("rule", "named"),
    [("FREQ=SOMETIMES", "FREQ"), ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "BYMONTHDAY")],
)
def test_a_rule_that_cannot_be_read_or_never_comes_true_is_an_error(rule: str, named: str) -> None:
    with pytest.raises(RecurrenceError, match=named):
        next_start(at(2026, 12, 2), rule, [], at(2026, 12, 3), BERLIN)


@pytest.mark.parametrize(
    ("rule", "left_out", "last"),
    [
        ("", [], at(2026, 12, 2)),
        ("FREQ=WEEKLY", [], None),
        ("FREQ=WEEKLY;COUNT=3", [], at(2026, 12, 16)),
        ("FREQ=WEEKLY;COUNT=3", ["2026-12-16"], at(2026, 12, 9)),
        ("FREQ=WEEKLY;UNTIL=20261209", [], at(2026, 12, 9)),
        ("FREQ=WEEKLY;UNTIL=20261209T170000Z", [], at(2026, 12, 9)),
        ("FREQ=WEEKLY;UNTIL=20261209T165959Z", [], at(2026, 12, 2)),
    ],
)
def test_the_last_start_is_found(rule: str, left_out: list[str], last: dt.datetime | None) -> None:
    assert last_start(at(2026, 12, 2), rule, left_out, BERLIN) == last


def test_an_event_of_which_all_falls_out_ends_with_its_first_date() -> None:
    rule = "FREQ=WEEKLY;COUNT=1"

    assert last_start(at(2026, 12, 2), rule, ["2026-12-02"], BERLIN) == at(2026, 12, 2)
