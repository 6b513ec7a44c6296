"""Numbers, distances, days and times as people write them in the page's language.

Every text in which a line must not break carries a no-break space.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import dateformat, timezone

from sozialatlas.core import languages

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Ways:
    """How a language writes what stands in numbers. Source: Unicode CLDR 46.

    `comma` stands between the parts of a list.

    `day` and `full_date` are Django's patterns of a date, `day` with a gap for the year; in them
    E is the month as it stands behind a day, 9 грудня.
    """

    thousands: str
    decimal: str
    day: str
    full_date: str
    metre: str = "m"
    kilometre: str = "km"
    comma: str = ","
    has_uhr: bool = False
    # Names of weekdays begin small inside of a sentence; Django knows them by their large letter.
    has_small_weekdays: bool = False


_GERMAN = Ways(".", ",", "D, j. F{year}", "d.m.Y", has_uhr=True)
_CYRILLIC = Ways(
    NBSP, ",", "D, j E{year}", "d.m.Y", metre="м", kilometre="км", has_small_weekdays=True
)
_WAYS = {
    "de": _GERMAN,
    "de-simple": _GERMAN,
    "en": Ways(",", ".", "D, j F{year}", "j F Y"),
    "uk": _CYRILLIC,
    "ru": _CYRILLIC,
    # With its date a weekday is a name, and large; without it, it is small.
    "tr": Ways(".", ",", "j F{year} l", "d.m.Y", has_small_weekdays=True),
    # Latin digits, as on each door and letter in this country, so that a number can be compared
    # and dialled; with the separators that CLDR gives for them. 12.10. would be read backwards.
    "ar": Ways(",", ".", "l\N{ARABIC COMMA} j F{year}", "j F Y", "م", "كم", "\N{ARABIC COMMA}"),
}


def ways() -> Ways:
    """Return how the language of the page writes what stands in numbers."""
    return _WAYS[languages.current()]


def number(value: float, decimals: int = 0) -> str:
    """Return 24000 as 24.000 in German and 24,000 in English."""
    english = f"{value:,.{decimals}f}"
    # Most numbers of a page are small counts, which all languages write alike.
    if english.isdigit():
        return english
    own = ways()
    return english.translate({ord(","): own.thousands, ord("."): own.decimal})


def distance(kilometres: float) -> str:
    """Return a distance: metres in tens under one kilometre, tenths under ten, whole above."""
    own = ways()
    if kilometres < 0.995:
        return f"{max(round(kilometres * 100) * 10, 10)}{NBSP}{own.metre}"
    return f"{number(kilometres, 1 if kilometres < 9.95 else 0)}{NBSP}{own.kilometre}"


def radius(kilometres: float) -> str:
    """Return whole kilometres that somebody chose, 2 km, where a measured way is 2,0 km."""
    return f"{number(kilometres)}{NBSP}{ways().kilometre}"


def day(value: dt.date, today: dt.date | None = None) -> str:
    """Return the day of the week, day and month: Mi, 9. Dezember; the year if not today's.

    As it stands inside of a sentence: one that begins with it takes `capfirst`.
    """
    year = " Y" if today is not None and value.year != today.year else ""
    return _dated(value, ways().day.format(year=year))


def long_day(value: dt.date, today: dt.date) -> str:
    """Return a day with its whole name: Mittwoch, 9. Dezember; the year if not today's.

    As it stands inside of a sentence: one that begins with it takes `capfirst`.
    """
    year = " Y" if value.year != today.year else ""
    return _dated(value, ways().day.replace("D", "l").format(year=year))


def _dated(value: dt.date, pattern: str) -> str:
    text = dateformat.format(value, pattern)
    return inside(text) if pattern.startswith(("D", "l")) else text


def inside(weekday: str) -> str:
    """Return a text that begins with a weekday as it stands inside of a sentence."""
    return f"{weekday[:1].lower()}{weekday[1:]}" if ways().has_small_weekdays else weekday


def joined(parts: Iterable[object]) -> str:
    """Return the parts of a list with the comma of the page's language; empty ones are left out.

    Shape: "Lotse, Rat", in Arabic with the comma of its own script.
    """
    return f"{ways().comma} ".join(filter(None, map(str, parts)))


def full_date(value: dt.date) -> str:
    """Return a date in numbers, 12.10.2026, or in English and Arabic with the month's name."""
    return dateformat.format(value, ways().full_date)


def clock(value: dt.time) -> str:
    """Return a time: 18 Uhr, 16:30 Uhr; in other languages 18:00."""
    if not ways().has_uhr:
        return f"{value:%H:%M}"
    words = f"{value.hour}:{value:%M}" if value.minute else f"{value.hour}"
    return f"{words}{NBSP}Uhr"


def moment(value: dt.datetime, today: dt.date | None = None) -> str:
    """Return day and time in the installation's time zone: Mi, 9. Dezember, 18 Uhr."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return joined((day(local, today), clock(local.time())))
