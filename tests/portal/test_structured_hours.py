"""Opening hours for machines that read pages."""

from __future__ import annotations

import datetime as dt

from sozialatlas.directory.hours.rules import ONLY, SAME, HoursRule
from sozialatlas.portal import structured_hours

TODAY = dt.date(2026, 12, 1)
MORNING = {"opens": dt.time(8), "closes": dt.time(12)}
HOURS = {"@type": "OpeningHoursSpecification", "opens": "08:00", "closes": "12:00"}
SHUT = {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}


def on(day: str) -> dict[str, str]:
    return {"validFrom": day, "validThrough": day}


def test_a_row_without_a_weekday_holds_every_day() -> None:
    (row,) = structured_hours.week([HoursRule(**MORNING)], TODAY)

    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    assert row == {**HOURS, "dayOfWeek": [f"https://schema.org/{day}" for day in days]}


def test_hours_of_holidays_are_those_of_no_weekday() -> None:
    rules = [
        HoursRule(on_holidays=ONLY, **MORNING),
        HoursRule(weekday=0, on_holidays=ONLY, **MORNING),
    ]

    assert structured_hours.week(rules, TODAY) == [
        {**HOURS, "dayOfWeek": "https://schema.org/PublicHolidays"}
    ]


def test_what_holds_only_at_times_has_no_words_here() -> None:
    rules = [
        HoursRule(weekday=0, season_from="05-01", season_to="09-30", **MORNING),
        HoursRule(weekday=0, in_vacations=ONLY, **MORNING),
        HoursRule(weekday=0, every_n_weeks=2, anchor_on=TODAY, **MORNING),
        HoursRule(weekday=0, valid_to=dt.date(2026, 11, 30), **MORNING),
    ]

    assert structured_hours.week(rules, TODAY) == []


def test_a_row_says_from_when_until_when_it_holds() -> None:
    rule = HoursRule(
        weekday=4, valid_from=dt.date(2026, 11, 1), valid_to=dt.date(2026, 12, 31), **MORNING
    )

    assert structured_hours.week([rule], TODAY) == [
        {
            **HOURS,
            "dayOfWeek": "https://schema.org/Friday",
            "validFrom": "2026-11-01",
            "validThrough": "2026-12-31",
        }
    ]


def test_holidays_of_the_next_weeks_are_told_where_they_change_something() -> None:
    """25 December 2026 and 1 January 2027 are Fridays, the 26th is a Saturday."""
    closed = HoursRule(weekday=4, **MORNING)
    open_too = HoursRule(weekday=5, on_holidays=SAME, **MORNING)

    assert structured_hours.holidays([closed, open_too], "DE-HE", TODAY) == [
        {**SHUT, **on("2026-12-25")},
        {**HOURS, **on("2026-12-26")},
        {**SHUT, **on("2027-01-01")},
    ]
    assert structured_hours.holidays([HoursRule(weekday=1, **MORNING)], "DE-HE", TODAY) == []
    assert structured_hours.holidays([closed], "", TODAY) == []
