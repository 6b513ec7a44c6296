"""Numbers, distances, days and times as people write them."""

import datetime as dt

import pytest
from django.utils import translation

from sozialatlas.core import formats

WEDNESDAY = dt.datetime(2026, 12, 9, 17, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "shown"), [("de", ["24.000", "1,25"]), ("en", ["24,000", "1.25"])]
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


def test_a_moment_is_told_in_local_time() -> None:
    with translation.override("de"):
        german = formats.moment(WEDNESDAY)
    with translation.override("en"):
        english = formats.moment(WEDNESDAY)

    assert [german, english] == [
        f"Mi, 9. Dezember, 18{formats.NBSP}Uhr",
        "Wed, 9 December, 18:00",
    ]


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


def test_dates_are_numbers_in_german_and_words_in_english() -> None:
    day = dt.date(2026, 10, 12)
    with translation.override("de"):
        german = formats.full_date(day)
    with translation.override("en"):
        english = formats.full_date(day)

    assert [german, english] == ["12.10.2026", "12 October 2026"]
