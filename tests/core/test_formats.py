"""Numbers, distances, days and times as people write them."""

import datetime as dt

import pytest
from django.utils import translation
from django.utils.dates import WEEKDAYS

from sozialatlas.core import formats

WEDNESDAY = dt.datetime(2026, 12, 9, 17, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", ["24.000", "1,25"]),
        ("de-simple", ["24.000", "1,25"]),
        ("en", ["24,000", "1.25"]),
        ("uk", ["24\u00a0000", "1,25"]),
        ("ru", ["24\u00a0000", "1,25"]),
        ("tr", ["24.000", "1,25"]),
        ("ar", ["24,000", "1.25"]),
    ],
)
def test_numbers_are_written_as_in_the_language(language: str, shown: list[str]) -> None:
    with translation.override(language):
        assert [formats.number(24000), formats.number(1.25, 2)] == shown


@pytest.mark.parametrize(
    ("kilometres", "shown"),
    [
        (0, "10 m"),
        (0.236, "240 m"),
        (0.994, "990 m"),
        (0.996, "1,0 km"),
        (1.24, "1,2 km"),
        (9.96, "10 km"),
        (1234.4, "1.234 km"),
    ],
)
def test_distances_are_as_exact_as_they_are_near(kilometres: float, shown: str) -> None:
    with translation.override("de"):
        assert formats.distance(kilometres) == shown.replace(" ", formats.NBSP)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "Mi, 9. Dezember, 18_Uhr"),
        ("de-simple", "Mi, 9. Dezember, 18_Uhr"),
        ("en", "Wed, 9 December, 18:00"),
        ("uk", "ср, 9 грудня, 18:00"),  # noqa: RUF001 -- Cyrillic
        ("ru", "ср, 9 декабря, 18:00"),  # noqa: RUF001 -- Cyrillic
        ("tr", "9 Aralık Çarşamba, 18:00"),  # noqa: RUF001 -- Turkish has an i without a dot
        ("ar", "الأربعاء، 9 ديسمبر، 18:00"),
    ],
)
def test_a_moment_is_told_in_local_time(language: str, shown: str) -> None:
    with translation.override(language):
        assert formats.moment(WEDNESDAY) == shown.replace("_", formats.NBSP)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", ["240_m", "1,2_km", "25_km"]),
        ("uk", ["240_м", "1,2_км", "25_км"]),
        ("ru", ["240_м", "1,2_км", "25_км"]),
        ("tr", ["240_m", "1,2_km", "25_km"]),
        ("ar", ["240_م", "1.2_كم", "25_كم"]),
    ],
)
def test_units_are_those_of_the_language(language: str, shown: list[str]) -> None:
    with translation.override(language):
        found = [formats.distance(0.236), formats.distance(1.24), formats.radius(25)]

    assert found == [text.replace("_", formats.NBSP) for text in shown]


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (None, "Mi, 9. Dezember"),
        (dt.date(2026, 1, 1), "Mi, 9. Dezember"),
        (dt.date(2025, 12, 31), "Mi, 9. Dezember 2026"),
    ],
)
def test_a_day_of_another_year_says_which(today: dt.date | None, shown: str) -> None:
    with translation.override("de"):
        assert formats.day(WEDNESDAY, today) == shown


def test_minutes_are_told_only_where_there_are_some() -> None:
    with translation.override("de"):
        shown = [formats.clock(dt.time(8)), formats.clock(dt.time(16, 5))]

    assert shown == [f"8{formats.NBSP}Uhr", f"16:05{formats.NBSP}Uhr"]


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "12.10.2026"),
        ("en", "12 October 2026"),
        ("uk", "12.10.2026"),
        ("ru", "12.10.2026"),
        ("tr", "12.10.2026"),
        ("ar", "12 أكتوبر 2026"),
    ],
)
def test_dates_are_numbers_where_these_are_read_one_way(language: str, shown: str) -> None:
    with translation.override(language):
        assert formats.full_date(dt.date(2026, 10, 12)) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "Mittwoch, 9. Dezember 2026"),
        ("en", "Wednesday, 9 December 2026"),
        ("uk", "середа, 9 грудня 2026"),
        ("ru", "среда, 9 декабря 2026"),
        ("tr", "9 Aralık 2026 Çarşamba"),  # noqa: RUF001 -- Turkish
        ("ar", "الأربعاء، 9 ديسمبر 2026"),
    ],
)
def test_a_long_day_has_its_whole_name(language: str, shown: str) -> None:
    with translation.override(language):
        assert formats.long_day(WEDNESDAY, dt.date(2025, 1, 1)) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("de", "Montag"), ("uk", "понеділок"), ("tr", "pazartesi"), ("en", "Monday")],
)
def test_a_weekday_inside_of_a_sentence_begins_as_its_language_writes_it(
    language: str, shown: str
) -> None:
    with translation.override(language):
        assert formats.inside(str(WEEKDAYS[0])) == shown


@pytest.mark.parametrize(("language", "shown"), [("de", "a, b, 3"), ("ar", "a، b، 3")])
def test_a_list_has_the_commas_of_its_language(language: str, shown: str) -> None:
    with translation.override(language):
        assert formats.joined(("a", "", "b", 3)) == shown


def test_a_long_day_of_this_year_needs_no_year() -> None:
    with translation.override("de"):
        assert formats.long_day(WEDNESDAY, dt.date(2026, 1, 1)) == "Mittwoch, 9. Dezember"
