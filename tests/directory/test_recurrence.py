"""When an event takes place."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from sozialatlas.directory.recurrence import (
    Occurrence,
    coming,
    last_time,
    next_start,
    next_time,
)
from sozialatlas.directory.recurrence_rule import RecurrenceError

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True)
class Dates:
    starts_at: dt.datetime
    ends_at: dt.datetime | None = None
    rrule: str = ""
    exdates: tuple[str, ...] = ()


def at(month: int, day: int, hour: int = 18, minute: int = 0, year: int = 2026) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=BERLIN)


OCTOBER = at(10, 1, 0)


def weekly(rrule: str = "FREQ=WEEKLY", *exdates: str) -> Dates:
    """Return a meeting on Wednesdays from six to eight, from 7 October on."""
    return Dates(at(10, 7), at(10, 7, 20), rrule, exdates)


def starts(event: Dates, since: dt.datetime = OCTOBER, most: int = 3) -> list[str]:
    found = islice(coming(event, since, BERLIN), most)
    return [f"{one.starts_at:%d.%m. %H:%M}" for one in found]


def test_an_event_without_rule_takes_place_once() -> None:
    assert list(coming(weekly(""), OCTOBER, BERLIN)) == [Occurrence(at(10, 7), at(10, 7, 20))]


def test_moments_of_any_zone_are_given_in_local_time() -> None:
    (found,) = coming(Dates(at(10, 7).astimezone(dt.UTC)), OCTOBER.astimezone(dt.UTC), BERLIN)

    assert [found.starts_at.isoformat(), found.ends_at.isoformat()] == [
        "2026-10-07T18:00:00+02:00",
        "2026-10-07T20:00:00+02:00",
    ]


def test_an_event_is_coming_until_it_is_over() -> None:
    running, over = at(10, 7, 19, 59), at(10, 7, 20)

    assert [starts(weekly(), running, 1), starts(weekly(), over, 1)] == [
        ["07.10. 18:00"],
        ["14.10. 18:00"],
    ]


def test_an_event_that_does_not_say_when_it_ends_lasts_two_hours() -> None:
    event = Dates(at(10, 7))

    assert [
        next_time(event, at(10, 7, 19, 59), BERLIN),
        next_time(event, at(10, 7, 20), BERLIN),
    ] == [Occurrence(at(10, 7), at(10, 7, 20)), None]


def test_the_next_start_is_not_before_the_moment() -> None:
    assert [
        next_start(weekly(), at(10, 7), BERLIN),
        next_start(weekly(), at(10, 7, 18, 1), BERLIN),
        next_start(weekly(""), at(10, 7, 18, 1), BERLIN),
    ] == [at(10, 7), at(10, 14), None]


def test_a_weekly_meeting_keeps_its_hours_when_the_clocks_change() -> None:
    found = list(islice(coming(weekly(), at(10, 20), BERLIN), 2))

    assert [(one.starts_at.isoformat(), one.ends_at.isoformat()) for one in found] == [
        ("2026-10-21T18:00:00+02:00", "2026-10-21T20:00:00+02:00"),
        ("2026-10-28T18:00:00+01:00", "2026-10-28T20:00:00+01:00"),
    ]


def test_a_night_ends_at_the_hour_that_it_says_when_the_clocks_change() -> None:
    night = Dates(at(10, 17, 22), at(10, 18, 6), "FREQ=WEEKLY")

    found = list(islice(coming(night, OCTOBER, BERLIN), 2))

    assert [one.ends_at.isoformat() for one in found] == [
        "2026-10-18T06:00:00+02:00",
        "2026-10-25T06:00:00+01:00",
    ]


def test_an_hour_that_the_clocks_leave_out_is_an_hour_later() -> None:
    event = Dates(at(3, 28, 2, 30), rrule="FREQ=DAILY;COUNT=3")

    found = [one.starts_at.isoformat() for one in coming(event, at(3, 1), BERLIN)]

    assert found == [
        "2026-03-28T02:30:00+01:00",
        "2026-03-29T03:30:00+02:00",
        "2026-03-30T02:30:00+02:00",
    ]


def test_an_hour_that_the_clocks_repeat_is_the_first_of_the_two() -> None:
    event = Dates(at(10, 24, 2, 30), at(10, 24, 2, 45), "FREQ=DAILY;COUNT=2")

    found = [one.starts_at.isoformat() for one in coming(event, OCTOBER, BERLIN)]

    assert found == ["2026-10-24T02:30:00+02:00", "2026-10-25T02:30:00+02:00"]


def test_an_event_from_one_repeated_hour_into_the_other_has_its_length() -> None:
    begin = at(10, 25, 2, 45)
    event = Dates(begin, at(10, 25, 2, 15).replace(fold=1))

    (found,) = coming(event, OCTOBER, BERLIN)

    assert found.ends_at.timestamp() - found.starts_at.timestamp() == 30 * 60


def test_an_event_in_the_second_of_two_repeated_hours_is_over_after_it() -> None:
    event = Dates(at(10, 25, 2).replace(fold=1), at(10, 25, 3))

    first_hour, second_hour = at(10, 25, 2, 30), at(10, 25, 2, 30).replace(fold=1)

    assert [next_start(event, first_hour, BERLIN), next_start(event, second_hour, BERLIN)] == [
        at(10, 25, 2).replace(fold=1),
        None,
    ]


@pytest.mark.parametrize(
    ("rrule", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=1WE", ["07.10. 18:00", "04.11. 18:00", "02.12. 18:00"]),
        ("RRULE:FREQ=WEEKLY;INTERVAL=4", ["07.10. 18:00", "04.11. 18:00", "02.12. 18:00"]),
        ("FREQ=WEEKLY;UNTIL=20261021", ["07.10. 18:00", "14.10. 18:00", "21.10. 18:00"]),
        ("FREQ=WEEKLY;UNTIL=20261021T160000Z", ["07.10. 18:00", "14.10. 18:00", "21.10. 18:00"]),
        ("FREQ=WEEKLY;UNTIL=20261021T155959Z", ["07.10. 18:00", "14.10. 18:00"]),
        ("freq=daily;count=2", ["07.10. 18:00", "08.10. 18:00"]),
    ],
)
def test_rules_are_followed(rrule: str, expected: list[str]) -> None:
    assert starts(weekly(rrule)) == expected


@pytest.mark.parametrize(
    ("rrule", "expected"),
    [
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            ["07.10. 18:00", "30.10. 18:00", "30.11. 18:00"],
        ),
        ("FREQ=WEEKLY;BYDAY=FR;COUNT=2", ["07.10. 18:00", "09.10. 18:00"]),
    ],
)
def test_the_first_date_counts_although_the_rule_does_not_name_it(
    rrule: str, expected: list[str]
) -> None:
    assert starts(weekly(rrule)) == expected


@pytest.mark.parametrize(
    "left_out", ["2026-10-14", "2026-10-14T18:00:00+02:00", "2026-10-14T18:00:00"]
)
def test_a_day_or_a_moment_falls_out_and_is_counted(left_out: str) -> None:
    event = weekly("FREQ=WEEKLY;COUNT=3", left_out)

    assert starts(event) == ["07.10. 18:00", "21.10. 18:00"]


def test_another_moment_of_the_day_takes_nothing_out() -> None:
    event = weekly("FREQ=WEEKLY;COUNT=2", "2026-10-14T17:00:00+02:00")

    assert starts(event) == ["07.10. 18:00", "14.10. 18:00"]


@pytest.mark.parametrize(
    ("rrule", "exdates", "last"),
    [
        ("", (), at(10, 7)),
        ("FREQ=WEEKLY", (), None),
        ("FREQ=DAILY;UNTIL=99991231", (), None),
        ("FREQ=WEEKLY;COUNT=3", (), at(10, 21)),
        ("FREQ=WEEKLY;COUNT=3", ("2026-10-21",), at(10, 14)),
        ("FREQ=WEEKLY;UNTIL=20261014", (), at(10, 14)),
        ("FREQ=WEEKLY;UNTIL=20261014T160000Z", (), at(10, 14)),
        ("FREQ=WEEKLY;UNTIL=20261014T155959Z", (), at(10, 7)),
        ("FREQ=WEEKLY;COUNT=1", ("2026-10-07",), at(10, 7)),
    ],
)
def test_the_last_time_is_found(
    rrule: str, exdates: tuple[str, ...], last: dt.datetime | None
) -> None:
    found = last_time(weekly(rrule, *exdates), BERLIN)

    assert (found and found.starts_at) == last


@pytest.mark.parametrize(
    ("rrule", "part"),
    [
        ("FREQ=SECONDLY", "FREQ"),
        ("weekly", "WEEKLY"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=2MO", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY"),
        ("FREQ=WEEKLY;COUNT=2;UNTIL=20261231", "COUNT"),
        ("FREQ=WEEKLY;COUNT=many", "COUNT"),
        ("FREQ=WEEKLY;UNTIL=20261331", "UNTIL"),
        ("FREQ=DAILY;BYHOUR=8", "BYHOUR"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "BYMONTHDAY"),
        ("FREQ=DAILY;BYMONTHDAY=31;BYSETPOS=5", "BYSETPOS"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "BYSETPOS"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=TU", "INTERVAL"),
        ("FREQ=MONTHLY;BYDAY=2MO;BYMONTHDAY=31", "BYMONTHDAY"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY"),
        ("FREQ=WEEKLY;UNTIL=99991231T235959Z", "RRULE"),
    ],
)
def test_a_bad_rule_is_refused_by_part(rrule: str, part: str) -> None:
    with pytest.raises(RecurrenceError) as caught:
        starts(weekly(rrule))

    assert caught.value.part == part


@pytest.mark.parametrize("year", [1, 9999])
def test_a_year_that_cannot_be_meant_is_refused(year: int) -> None:
    with pytest.raises(RecurrenceError, match=f"the year {year}"):
        starts(Dates(dt.datetime(year, 1, 1, tzinfo=dt.UTC)))


def test_a_daily_event_of_long_ago_is_followed_at_once() -> None:
    event = Dates(at(1, 1, year=1990), rrule="FREQ=DAILY")
    # Not of the clock: another program may keep a busy machine. It takes a hundredth of this.
    begin = time.process_time()

    found = next_start(event, at(10, 7), BERLIN)

    assert found == at(10, 7)
    assert time.process_time() - begin < 10
