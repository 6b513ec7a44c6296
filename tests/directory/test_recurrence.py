"""When an event takes place, and its rule in words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from sozialatlas.directory.recurrence import (
    Occurrence,
    RecurrenceError,
    Window,
    describe,
    occurrences,
)

BERLIN = ZoneInfo("Europe/Berlin")


def at(month: int, day: int, hour: int = 18, year: int = 2026) -> dt.datetime:
    return dt.datetime(year, month, day, hour, tzinfo=BERLIN)


AUTUMN = Window(at(10, 1, 0), at(12, 1, 0))


def starts(rrule: str, window: Window = AUTUMN, **more: object) -> list[str]:
    found = occurrences(at(10, 7), at(10, 7, 20), rrule, window=window, **more)  # type: ignore[arg-type] # -- any field
    return [f"{one.starts_at:%d.%m. %H:%M}" for one in found]


def test_an_event_without_rule_takes_place_once() -> None:
    found = occurrences(at(10, 7), at(10, 7, 20), "", window=AUTUMN)

    assert found == (Occurrence(at(10, 7), at(10, 7, 20)),)


def test_an_event_without_end_ends_when_it_begins() -> None:
    assert occurrences(at(10, 7), None, "", window=AUTUMN) == (Occurrence(at(10, 7), at(10, 7)),)


def test_the_local_hour_stays_when_clocks_change() -> None:
    found = occurrences(at(10, 21), at(10, 21, 20), "FREQ=WEEKLY;COUNT=2", window=AUTUMN)

    assert [one.starts_at.isoformat() for one in found] == [
        "2026-10-21T18:00:00+02:00",
        "2026-10-28T18:00:00+01:00",
    ]
    assert [one.ends_at.isoformat() for one in found] == [
        "2026-10-21T20:00:00+02:00",
        "2026-10-28T20:00:00+01:00",
    ]


@pytest.mark.parametrize(
    ("rrule", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=1WE", ["07.10. 18:00", "04.11. 18:00"]),
        ("RRULE:FREQ=WEEKLY;INTERVAL=4", ["07.10. 18:00", "04.11. 18:00"]),
        ("FREQ=WEEKLY;UNTIL=20261021", ["07.10. 18:00", "14.10. 18:00", "21.10. 18:00"]),
        ("FREQ=WEEKLY;UNTIL=20261021T155959Z", ["07.10. 18:00", "14.10. 18:00"]),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            ["07.10. 18:00", "30.10. 18:00", "30.11. 18:00"],
        ),
        ("freq=daily;count=2", ["07.10. 18:00", "08.10. 18:00"]),
    ],
)
def test_rules_are_followed(rrule: str, expected: list[str]) -> None:
    assert starts(rrule) == expected


def test_left_out_days_and_moments_and_extra_dates() -> None:
    found = starts(
        "FREQ=WEEKLY;COUNT=4",
        exdates=[dt.date(2026, 10, 14), at(10, 21)],
        extra=[at(11, 2, 10)],
    )

    assert found == ["07.10. 18:00", "28.10. 18:00", "02.11. 10:00"]


def test_an_event_that_lasts_into_the_window_is_in_it() -> None:
    window = Window(at(10, 7, 19), at(10, 8, 0))

    assert starts("FREQ=WEEKLY", window) == ["07.10. 18:00"]


def test_the_end_of_the_window_is_excluded() -> None:
    assert starts("FREQ=WEEKLY", Window(at(10, 1), at(10, 14))) == ["07.10. 18:00"]


@pytest.mark.slow
def test_no_more_than_a_thousand_are_returned() -> None:
    found = occurrences(
        at(1, 1), at(1, 1, 20), "FREQ=DAILY", window=Window(at(1, 1, 0), at(12, 30, 0, 2028))
    )

    assert len(found) == 1000


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
    ],
)
def test_a_bad_rule_is_refused_by_part(rrule: str, part: str) -> None:
    with pytest.raises(RecurrenceError) as caught:
        starts(rrule)

    assert caught.value.part == part


def test_a_window_of_more_than_three_years_is_refused() -> None:
    with pytest.raises(RecurrenceError, match="three years"):
        starts("FREQ=DAILY", Window(at(1, 1), at(1, 1, year=2030)))


def test_a_start_without_named_zone_is_refused() -> None:
    with pytest.raises(RecurrenceError, match="Europe/Berlin"):
        occurrences(dt.datetime(2026, 1, 1, tzinfo=dt.UTC), None, "", window=AUTUMN)


@pytest.mark.parametrize(
    ("rrule", "german", "english"),
    [
        ("", "", ""),
        ("FREQ=DAILY", "täglich", "daily"),
        ("FREQ=DAILY;INTERVAL=3", "alle 3 Tage", "every 3 days"),
        ("FREQ=WEEKLY;BYDAY=WE", "jeden Mittwoch", "every Wednesday"),
        ("FREQ=WEEKLY;BYDAY=TH,TU", "jeden Dienstag und Donnerstag", "every Tuesday and Thursday"),
        ("FREQ=WEEKLY", "jede Woche", "every week"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
            "alle 2 Wochen am Mittwoch",
            "every 2 weeks on Wednesday",
        ),
        (
            "FREQ=MONTHLY;BYDAY=2WE",
            "jeden zweiten Mittwoch im Monat",
            "every second Wednesday of the month",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1WE,3WE",
            "jeden ersten und dritten Mittwoch im Monat",
            "every first and third Wednesday of the month",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1FR",
            "jeden letzten Freitag im Monat",
            "every last Friday of the month",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "am 15. jedes Monats", "on day 15 of every month"),
        ("FREQ=YEARLY", "jedes Jahr", "every year"),
        (
            "FREQ=WEEKLY;UNTIL=20261231",
            "jede Woche, bis 31. Dezember 2026",
            "every week, until 31 December 2026",
        ),
        ("FREQ=WEEKLY;COUNT=6", "jede Woche, 6-mal", "every week, 6 times"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "regelmäßig", "regularly"),
    ],
)
def test_a_rule_in_words(rrule: str, german: str, english: str) -> None:
    with override("de"):
        first = describe(rrule)
    with override("en"):
        second = describe(rrule)

    assert [first, second] == [german, english]
