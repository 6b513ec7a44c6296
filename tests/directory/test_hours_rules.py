"""Which days a row of opening hours speaks of, and which rows make no sense."""

import datetime as dt

import pytest

from sozialatlas.directory.hours.rules import HoursError, HoursRule, check, falls_on


def days_in(rule: HoursRule, first: dt.date, count: int) -> list[str]:
    days = (first + dt.timedelta(days=offset) for offset in range(count))
    return [f"{on:%d.%m.}" for on in days if falls_on(rule, on)]


def test_a_row_without_weekday_speaks_of_every_day() -> None:
    assert days_in(HoursRule(), dt.date(2026, 1, 30), 3) == ["30.01.", "31.01.", "01.02."]


def test_the_second_wednesday_of_the_month() -> None:
    rule = HoursRule(weekday=2, week_of_month=2)

    assert days_in(rule, dt.date(2026, 1, 1), 90) == ["14.01.", "11.02.", "11.03."]


def test_the_fifth_monday_exists_only_in_some_months() -> None:
    rule = HoursRule(weekday=0, week_of_month=5)

    assert days_in(rule, dt.date(2026, 1, 1), 180) == ["30.03.", "29.06."]


def test_the_last_friday_of_the_month() -> None:
    rule = HoursRule(weekday=4, week_of_month=-1)

    assert days_in(rule, dt.date(2026, 1, 1), 90) == ["30.01.", "27.02.", "27.03."]


def test_every_second_week_is_counted_from_the_anchors_week_over_the_new_year() -> None:
    # 2026 has 53 weeks: even and odd week numbers would slip here.
    rule = HoursRule(weekday=2, every_n_weeks=2, anchor_on=dt.date(2026, 12, 14))

    assert days_in(rule, dt.date(2026, 12, 1), 60) == [
        "02.12.",
        "16.12.",
        "30.12.",
        "13.01.",
        "27.01.",
    ]


def test_a_season_may_cross_the_new_year() -> None:
    rule = HoursRule(weekday=3, season_from="12-20", season_to="01-10")

    assert days_in(rule, dt.date(2026, 12, 10), 40) == ["24.12.", "31.12.", "07.01."]


def test_a_season_ends_on_its_last_day() -> None:
    rule = HoursRule(season_from="04-01", season_to="04-02")

    assert days_in(rule, dt.date(2026, 3, 30), 6) == ["01.04.", "02.04."]


def test_dates_bound_a_row_on_both_sides() -> None:
    rule = HoursRule(valid_from=dt.date(2026, 5, 2), valid_to=dt.date(2026, 5, 3))

    assert days_in(rule, dt.date(2026, 5, 1), 5) == ["02.05.", "03.05."]


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (HoursRule(opens=dt.time(8)), "closes"),
        (HoursRule(), "opens"),
        (HoursRule(weekday=7, note="x"), "weekday"),
        (HoursRule(note="x", every_n_weeks=2), "anchor_on"),
        (HoursRule(note="x", every_n_weeks=0), "every_n_weeks"),
        (HoursRule(note="x", every_n_weeks=105), "every_n_weeks"),
        (HoursRule(note="x", week_of_month=6, weekday=1), "week_of_month"),
        (HoursRule(note="x", week_of_month=2), "weekday"),
        (HoursRule(note="x", season_from="13-01", season_to="12-01"), "season_from"),
        (HoursRule(note="x", season_from="02-29", season_to="2-3"), "season_to"),
        (HoursRule(note="x", season_from="02-28"), "season_to"),
        (
            HoursRule(note="x", valid_from=dt.date(2026, 2, 1), valid_to=dt.date(2026, 1, 1)),
            "valid_to",
        ),
        (HoursRule(note="x", on_holidays="never"), "on_holidays"),
        (HoursRule(opens=dt.time(8, 0, 30), closes=dt.time(9)), "opens"),
    ],
)
def test_a_row_that_makes_no_sense_is_refused_by_field(rule: HoursRule, field: str) -> None:
    with pytest.raises(HoursError) as caught:
        check(rule)

    assert caught.value.field == field


def test_a_good_row_is_let_through() -> None:
    check(
        HoursRule(
            weekday=2,
            opens=dt.time(22),
            closes=dt.time(2),
            every_n_weeks=2,
            anchor_on=dt.date(2026, 1, 7),
            season_from="11-01",
            season_to="02-29",
        )
    )
