"""From when until when a place is open: nights, changing clocks, holidays, vacations."""

import datetime as dt
from zoneinfo import ZoneInfo

from sozialatlas.directory.hours.calendar import RegionCalendar
from sozialatlas.directory.hours.intervals import intervals
from sozialatlas.directory.hours.rules import HoursRule

BERLIN = ZoneInfo("Europe/Berlin")
HESSE = RegionCalendar("DE-HE")
SAXONY = RegionCalendar("DE-SN")
SPRING_FORWARD = dt.date(2026, 3, 29)
FALL_BACK = dt.date(2026, 10, 25)


def row(opens: str, closes: str, **more: object) -> HoursRule:
    return HoursRule(
        opens=dt.time.fromisoformat(opens),
        closes=dt.time.fromisoformat(closes),
        **more,  # type: ignore[arg-type] # -- tests name any field
    )


def opened(on: dt.date, *rules: HoursRule, calendar: RegionCalendar = HESSE) -> list[str]:
    found = intervals(rules, on, calendar, BERLIN)
    return [f"{one.starts_at:%d. %H:%M%z} - {one.ends_at:%d. %H:%M%z}" for one in found]


def test_rows_that_touch_or_overlap_are_one_time() -> None:
    found = opened(
        dt.date(2026, 3, 2), row("10:00", "12:00"), row("08:00", "10:30"), row("14:00", "15:00")
    )

    assert found == ["02. 08:00+0100 - 02. 12:00+0100", "02. 14:00+0100 - 02. 15:00+0100"]


def test_a_night_reaches_into_the_next_day() -> None:
    assert opened(dt.date(2026, 3, 2), row("22:00", "06:00")) == [
        "02. 22:00+0100 - 03. 06:00+0100"
    ]


def test_midnight_to_midnight_is_the_whole_day() -> None:
    assert opened(dt.date(2026, 3, 2), row("00:00", "00:00")) == [
        "02. 00:00+0100 - 03. 00:00+0100"
    ]


def test_the_night_in_spring_is_an_hour_shorter() -> None:
    night = intervals([row("22:00", "06:00")], dt.date(2026, 3, 28), HESSE, BERLIN)[0]

    assert night.ends_at.timestamp() - night.starts_at.timestamp() == 7 * 3600


def test_the_night_in_autumn_is_an_hour_longer() -> None:
    night = intervals([row("22:00", "06:00")], dt.date(2026, 10, 24), HESSE, BERLIN)[0]

    assert night.ends_at.timestamp() - night.starts_at.timestamp() == 9 * 3600


def test_an_hour_that_clocks_skip_is_taken_as_the_one_after() -> None:
    assert opened(SPRING_FORWARD, row("02:30", "05:00")) == ["29. 03:30+0200 - 29. 05:00+0200"]


def test_an_end_in_the_hour_that_comes_twice_is_the_second_one() -> None:
    assert opened(FALL_BACK, row("01:00", "02:30")) == ["25. 01:00+0200 - 25. 02:30+0100"]


def test_a_moment_in_the_hour_that_comes_twice_is_not_confused() -> None:
    (one,) = intervals([row("01:00", "02:30")], FALL_BACK, HESSE, BERLIN)
    moments = [
        dt.datetime(2026, 10, 25, 0, 45, tzinfo=dt.UTC),
        dt.datetime(2026, 10, 25, 1, 45, tzinfo=dt.UTC),
    ]

    # Both are 2:45 on the wall; the second is past the end.
    assert [one.contains(at.astimezone(BERLIN)) for at in moments] == [True, False]


def test_closed_on_fronleichnam_in_hesse_and_open_in_saxony() -> None:
    on = dt.date(2026, 6, 4)
    rule = row("08:00", "12:00", on_holidays="closed")

    assert [opened(on, rule), opened(on, rule, calendar=SAXONY)] == [
        [],
        ["04. 08:00+0200 - 04. 12:00+0200"],
    ]


def test_closed_on_buss_und_bettag_in_saxony_and_open_in_hesse() -> None:
    on = dt.date(2026, 11, 18)
    rule = row("08:00", "12:00", on_holidays="closed")

    assert [opened(on, rule, calendar=SAXONY), opened(on, rule)] == [
        [],
        ["18. 08:00+0100 - 18. 12:00+0100"],
    ]


def test_on_a_holiday_same_and_only_are_open() -> None:
    on = dt.date(2026, 6, 4)
    rules = [
        row("08:00", "09:00", on_holidays="closed"),
        row("10:00", "11:00", on_holidays="same"),
        row("12:00", "13:00", on_holidays="only"),
    ]

    assert opened(on, *rules) == [
        "04. 10:00+0200 - 04. 11:00+0200",
        "04. 12:00+0200 - 04. 13:00+0200",
    ]


def test_on_an_ordinary_day_only_is_closed() -> None:
    assert opened(dt.date(2026, 6, 3), row("12:00", "13:00", on_holidays="only")) == []


def test_vacations_close_and_open() -> None:
    rules = [
        row("08:00", "09:00", in_vacations="closed"),
        row("10:00", "11:00", in_vacations="only"),
    ]

    assert [opened(dt.date(2026, 7, 1), *rules), opened(dt.date(2026, 9, 2), *rules)] == [
        ["01. 10:00+0200 - 01. 11:00+0200"],
        ["02. 08:00+0200 - 02. 09:00+0200"],
    ]


def test_unknown_vacations_leave_open_but_uncertain() -> None:
    zurich = RegionCalendar("CH-ZH")
    rules = [
        row("08:00", "09:00", in_vacations="closed"),
        row("10:00", "11:00", in_vacations="only"),
    ]

    found = intervals(rules, dt.date(2026, 7, 20), zurich, ZoneInfo("Europe/Zurich"))

    assert [(one.starts_at.hour, one.is_certain) for one in found] == [(8, False)]


def test_appointments_and_notes_never_open() -> None:
    rules = [
        row("08:00", "12:00", by_appointment=True),
        HoursRule(by_appointment=True),
        HoursRule(note="Offen bei Veranstaltungen"),
    ]

    assert opened(dt.date(2026, 3, 2), *rules) == []
