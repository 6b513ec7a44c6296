"""Public holidays by Bundesland, school vacations, and what is not known of them."""

import datetime as dt

import pytest

from sozialatlas.directory.hours.calendar import DayKind, RegionCalendar, region_of
from sozialatlas.directory.hours.rules import HoursError

FRONLEICHNAM = dt.date(2026, 6, 4)
BUSSTAG = dt.date(2026, 11, 18)


def test_fronleichnam_is_a_holiday_in_hesse_and_not_in_saxony() -> None:
    names = [RegionCalendar(region).holiday_name(FRONLEICHNAM) for region in ("DE-HE", "DE-SN")]

    assert names == ["Fronleichnam", None]


def test_buss_und_bettag_is_a_holiday_in_saxony_and_not_in_hesse() -> None:
    names = [RegionCalendar(region).holiday_name(BUSSTAG) for region in ("DE-SN", "DE-HE")]

    assert names == ["Buß- und Bettag", None]


def test_austria_and_switzerland_have_their_national_days() -> None:
    answers = [
        RegionCalendar("AT-6").is_holiday(dt.date(2026, 10, 26)),
        RegionCalendar("CH-ZH").is_holiday(dt.date(2026, 8, 1)),
        RegionCalendar("CH-ZH").is_holiday(dt.date(2026, 10, 26)),
    ]

    assert answers == [True, True, False]


def test_vacations_of_hesse_are_known_from_first_to_last_day() -> None:
    calendar = RegionCalendar("DE-HE")
    # KMK: summer 2026 in Hesse, 29 June to 7 August.
    days = [dt.date(2026, 6, 28), dt.date(2026, 6, 29), dt.date(2026, 8, 7), dt.date(2026, 8, 10)]

    assert [calendar.is_vacation(on) for on in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("region", "on"),
    [
        ("CH-ZH", dt.date(2026, 7, 20)),
        ("DE", dt.date(2026, 7, 20)),
        ("DE-HE", dt.date(2050, 7, 20)),
        ("", dt.date(2026, 7, 20)),
    ],
)
def test_vacations_nobody_knows_are_unknown_not_school(region: str, on: dt.date) -> None:
    assert RegionCalendar(region).is_vacation(on) is None


def test_after_the_last_published_vacation_nothing_is_known() -> None:
    calendar = RegionCalendar("DE-HE")
    last_year = next(y for y in range(2026, 2060) if not calendar._vacations(y + 1))
    last = max(calendar._vacations(last_year))

    assert calendar.is_vacation(last) is True
    assert calendar.is_vacation(last + dt.timedelta(days=1)) is None


def test_a_day_is_told_whole() -> None:
    assert RegionCalendar("DE-HE").day(dt.date(2026, 12, 25)) == DayKind(
        is_holiday=True, is_vacation=True
    )


def test_without_a_region_no_day_is_special() -> None:
    assert RegionCalendar("").day(dt.date(2026, 12, 25)) == DayKind(
        is_holiday=False, is_vacation=None
    )


@pytest.mark.parametrize("region", ["XX", "DE-XX", "AT-99"])
def test_an_unknown_region_fails_at_once(region: str) -> None:
    with pytest.raises(HoursError) as caught:
        RegionCalendar(region)

    assert caught.value.field == "region"


def test_what_is_no_country_has_no_calendar() -> None:
    assert [region_of("", country) for country in ("XX", "D", "de", "US")] == ["", "", "", "US"]


@pytest.mark.parametrize(
    ("key", "country", "region"),
    [
        ("06533", "DE", "DE-HE"),
        ("14521035", "DE", "DE-SN"),
        ("61050", "AT", "AT-6"),
        ("198", "CH", "CH"),
        ("", "DE", "DE"),
    ],
)
def test_the_region_follows_from_the_area_key(key: str, country: str, region: str) -> None:
    assert region_of(key, country) == region
