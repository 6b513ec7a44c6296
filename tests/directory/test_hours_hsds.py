"""HSDS schedules, in the words that real exports hold."""

import csv
import datetime as dt
import os
from collections import Counter
from pathlib import Path

import pytest

from sozialatlas.directory.hours.hsds import from_hsds
from sozialatlas.directory.hours.parsed import HoursProblem, ParsedHours, Reason
from sozialatlas.directory.hours.rules import HoursRule

DATA = Path(os.environ.get("SOZIALATLAS_TEST_DATA", "../shared/data"))
SAMPLE = DATA / "offers/hsds_export/schedules.csv"


def read(weekday: str, opens: str, closes: str) -> ParsedHours:
    """Return the rows of the three cells of an older export."""
    return from_hsds({"weekday": weekday, "opens": opens, "closes": closes})


@pytest.mark.parametrize(
    ("weekday", "expected"),
    [
        ("Monday-Friday", [(0, None), (1, None), (2, None), (3, None), (4, None)]),
        ("Mon - Wed, Fri", [(0, None), (1, None), (2, None), (4, None)]),
        ("Mon - Tue & Thur - Fri", [(0, None), (1, None), (3, None), (4, None)]),
        ("Sunday - Monday", [(6, None), (0, None)]),
        ("saturday,sunday", [(5, None), (6, None)]),
        ("Tuesday and Thursday", [(1, None), (3, None)]),
        ("7 days a week", [(None, None)]),
        ("2nd & 4th Saturday", [(5, 2), (5, 4)]),
        ("2nd and 4th Saturdays of every month", [(5, 2), (5, 4)]),
        ("Last Thursday of each month", [(3, -1)]),
        ("MO,TU", [(0, None), (1, None)]),
        ("-1FR", [(4, -1)]),
    ],
)
def test_weekdays_are_read(weekday: str, expected: list[tuple[int | None, int | None]]) -> None:
    parsed = read(weekday, "8:30AM", "5:00pm")

    assert [(rule.weekday, rule.week_of_month) for rule in parsed.rules] == expected
    assert {(rule.opens, rule.closes) for rule in parsed.rules} == {(dt.time(8, 30), dt.time(17))}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("12:00am", dt.time()),
        ("12:00pm", dt.time(12)),
        ("12:30AM", dt.time(0, 30)),
        ("16:30", dt.time(16, 30)),
        ("09:00:00", dt.time(9)),
        ("750", dt.time(12, 30)),
    ],
)
def test_times_are_read(text: str, time: dt.time) -> None:
    assert read("Monday", text, "11:59pm").rules[0].opens == time


def test_24_hours_is_the_whole_day() -> None:
    assert read("Sunday", "24 Hours", "") == ParsedHours(
        (HoursRule(weekday=6, opens=dt.time(), closes=dt.time(), on_holidays="same"),)
    )


def test_closed_is_no_row() -> None:
    assert read("saturday,sunday", "Closed", "") == ParsedHours()


def test_by_appointment_is_no_time() -> None:
    assert read("Friday", "By appointment", "") == ParsedHours(
        (HoursRule(weekday=4, by_appointment=True, on_holidays="same"),)
    )


@pytest.mark.parametrize(
    ("weekday", "opens", "closes", "note", "detail"),
    [
        (
            "November 1 - March 31",
            "Nights",
            "Mornings",
            "November 1 - March 31 Nights - Mornings",
            "November 1 - March 31",
        ),
        (
            "Every other Tuesday",
            "10:00AM",
            "12:00PM",
            "Every other Tuesday 10:00AM - 12:00PM",
            "Every other Tuesday",
        ),
        (
            "Monday - Friday (closed 1-2pm)",
            "9:45AM",
            "6:00PM",
            "Monday - Friday (closed 1-2pm) 9:45AM - 6:00PM",
            "Monday - Friday (closed 1-2pm)",
        ),
        ("Monday", "9:00am", "", "Monday 9:00am", "no time"),
        ("Monday", "13:00pm", "2pm", "Monday 13:00pm - 2pm", "13:00pm"),
    ],
)
def test_what_cannot_be_read_is_a_note(
    weekday: str, opens: str, closes: str, note: str, detail: str
) -> None:
    assert read(weekday, opens, closes) == ParsedHours(
        (HoursRule(note=note),), (HoursProblem(Reason.UNSUPPORTED, detail),)
    )


def test_the_standards_own_columns_are_read() -> None:
    row = {
        "freq": "WEEKLY",
        "interval": "2",
        "byday": "WE",
        "dtstart": "2026-01-07",
        "opens_at": "09:00",
        "closes_at": "12:00",
        "valid_to": "2026-12-31",
        "notes": "Raum 3",
    }

    assert from_hsds(row) == ParsedHours(
        (
            HoursRule(
                weekday=2,
                opens=dt.time(9),
                closes=dt.time(12),
                every_n_weeks=2,
                anchor_on=dt.date(2026, 1, 7),
                valid_from=dt.date(2026, 1, 7),
                valid_to=dt.date(2026, 12, 31),
                on_holidays="same",
                note="Raum 3",
            ),
        )
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"interval": "0"}, "every_n_weeks: must be 1 to 104"),
        ({"interval": "70000"}, "every_n_weeks: must be 1 to 104"),
        ({"valid_to": "2025-12-31"}, "valid_to: lies before the first day"),
    ],
)
def test_hours_that_cannot_be_stay_a_note(cells: dict[str, str], said: str) -> None:
    row = {"byday": "WE", "freq": "WEEKLY", "dtstart": "2026-01-07", "opens_at": "09:00"}

    parsed = from_hsds({**row, "closes_at": "12:00", **cells})

    assert parsed.problems == (HoursProblem(Reason.UNSUPPORTED, said),)
    assert [rule.is_note for rule in parsed.rules] == [True]


@pytest.mark.slow
def test_all_real_lines_are_rows_or_closed_or_notes() -> None:
    if not SAMPLE.exists():
        pytest.skip(f"no real data at {SAMPLE}; set SOZIALATLAS_TEST_DATA")
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        parsed = [from_hsds(row) for row in csv.DictReader(file)]

    kinds = Counter(
        "note" if one.problems else "rows" if one.rules else "nothing" for one in parsed
    )
    assert kinds == {"rows": 697, "note": 32, "nothing": 172}
