"""Which days somebody may ask for."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.portal.calendar.spans import Bounds, Month
from sozialatlas.search.requests import BadRequestError

TODAY = dt.date(2026, 11, 22)


def test_months_follow_each_other_over_the_years() -> None:
    month = Month(2026, 12)

    assert [str(month.plus(1)), str(month.plus(-12)), month.first, month.last] == [
        "2027-01",
        "2025-12",
        dt.date(2026, 12, 1),
        dt.date(2026, 12, 31),
    ]
    assert list(map(str, Month(2026, 11).until(Month(2027, 2)))) == [
        "2026-11",
        "2026-12",
        "2027-01",
        "2027-02",
    ]


def test_the_calendar_reaches_a_year_back_and_two_ahead() -> None:
    bounds = Bounds.around(TODAY)

    assert [bounds.day("2025-11-01"), bounds.day("2028-11-30"), bounds.month("2028-11")] == [
        dt.date(2025, 11, 1),
        dt.date(2028, 11, 30),
        Month(2028, 11),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gestern",
        "2026-02-30",
        "2025-10-31",
        "2028-12-01",
        "20261201",
        "2026-W49-1",
        "9999-99-99",
    ],
)
def test_what_is_no_day_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(BadRequestError):
        Bounds.around(TODAY).day(text)


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "2025-10", "2028-12", "x"])
def test_what_is_no_month_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(BadRequestError):
        Bounds.around(TODAY).month(text)
