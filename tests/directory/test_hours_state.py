"""What a person at the door is told."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sozialatlas.directory.hours.calendar import RegionCalendar
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.hours.state import Opening, OpenState, is_open, state

BERLIN = ZoneInfo("Europe/Berlin")
HESSE = RegionCalendar("DE-HE")
OFFICE = [HoursRule(weekday=weekday, opens=dt.time(8), closes=dt.time(16)) for weekday in range(5)]
NIGHT = [HoursRule(weekday=4, opens=dt.time(22), closes=dt.time(2))]


def at(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def seen(rules: list[HoursRule], moment: dt.datetime) -> OpenState:
    return state(rules, moment, HESSE, BERLIN)


def test_open_until_the_end_of_the_row() -> None:
    assert seen(OFFICE, at(3, 2, 10)) == OpenState(Opening.OPEN, at(3, 2, 10), at(3, 2, 16))


def test_the_end_is_excluded() -> None:
    moments = [at(3, 2, 7, 59), at(3, 2, 8), at(3, 2, 15, 59), at(3, 2, 16)]

    assert [is_open(OFFICE, moment, HESSE, BERLIN) for moment in moments] == [
        False,
        True,
        True,
        False,
    ]


def test_closed_names_the_next_opening_over_the_weekend() -> None:
    assert seen(OFFICE, at(3, 6, 17)) == OpenState(Opening.CLOSED, at(3, 6, 17), at(3, 9, 8))


def test_the_next_opening_skips_the_holidays_of_easter() -> None:
    # Good Friday 3 April and Easter Monday 6 April 2026.
    assert seen(OFFICE, at(4, 2, 17)).changes_at == at(4, 7, 8)


def test_last_nights_opening_still_counts_in_the_morning() -> None:
    assert seen(NIGHT, at(3, 7, 1)) == OpenState(Opening.OPEN, at(3, 7, 1), at(3, 7, 2))


def test_nights_that_follow_each_other_are_one_opening() -> None:
    rules = [
        HoursRule(weekday=5, opens=dt.time(8), closes=dt.time()),
        HoursRule(weekday=6, opens=dt.time(), closes=dt.time(12)),
    ]

    assert seen(rules, at(3, 7, 20)).changes_at == at(3, 8, 12)


def test_around_the_clock_has_no_end() -> None:
    always = [HoursRule(opens=dt.time(), closes=dt.time(), on_holidays="same")]

    assert seen(always, at(3, 7, 20)) == OpenState(Opening.OPEN, at(3, 7, 20))


def test_out_of_season_nothing_is_promised() -> None:
    summer = [
        HoursRule(opens=dt.time(8), closes=dt.time(16), season_from="06-01", season_to="08-31")
    ]

    assert seen(summer, at(3, 2, 10)) == OpenState(Opening.CLOSED, at(3, 2, 10))


def test_an_opening_in_fourteen_days_is_found_and_in_fifteen_not() -> None:
    rules = [
        HoursRule(
            opens=dt.time(8),
            closes=dt.time(9),
            valid_from=dt.date(2026, 3, 16),
            valid_to=dt.date(2026, 3, 16),
        )
    ]

    assert [seen(rules, moment).changes_at for moment in (at(3, 2, 10), at(3, 1, 10))] == [
        at(3, 16, 8),
        None,
    ]


def test_without_rows_the_state_is_unknown() -> None:
    rows: list[list[HoursRule]] = [[], [HoursRule(note="siehe Aushang")]]

    assert [seen(rules, at(3, 2, 10)).opening for rules in rows] == [Opening.UNKNOWN] * 2


def test_only_by_appointment_is_a_state_of_its_own() -> None:
    rules = [HoursRule(weekday=0, opens=dt.time(8), closes=dt.time(12), by_appointment=True)]

    assert [seen(rules, at(3, 2, 10)).opening, is_open(rules, at(3, 2, 10), HESSE, BERLIN)] == [
        Opening.BY_APPOINTMENT,
        False,
    ]


def test_hours_and_appointments_are_both_told() -> None:
    found = seen([*OFFICE, HoursRule(by_appointment=True)], at(3, 2, 17))

    assert found == OpenState(Opening.CLOSED, at(3, 2, 17), at(3, 3, 8), also_by_appointment=True)


def test_a_moment_in_utc_is_read_on_the_local_clock() -> None:
    # 7:30 in UTC is 8:30 in Berlin.
    moment = dt.datetime(2026, 3, 2, 7, 30, tzinfo=dt.UTC)

    assert is_open(OFFICE, moment, HESSE, BERLIN) is True


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        is_open(OFFICE, dt.datetime(2026, 3, 2, 10), HESSE, BERLIN)  # noqa: DTZ001 -- the point
