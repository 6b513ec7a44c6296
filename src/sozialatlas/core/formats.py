"""Numbers, distances, days and times as people write them in the page's language.

Every text in which a line must not break carries a no-break space.
"""

from __future__ import annotations

import datetime as dt

from django.utils import dateformat, timezone

from sozialatlas.core import languages

NBSP = "\u00a0"


def number(value: float, decimals: int = 0) -> str:
    """Return 24000 as 24.000 in German and 24,000 in English."""
    english = f"{value:,.{decimals}f}"
    # Most numbers of a page are small counts, which all languages write alike.
    if english.isdigit() or _is_english():
        return english
    return english.translate({ord(","): ".", ord("."): ","})


def distance(kilometres: float) -> str:
    """Return a distance: metres in tens under one kilometre, tenths under ten, whole above."""
    if kilometres < 0.995:
        return f"{max(round(kilometres * 100) * 10, 10)}{NBSP}m"
    return f"{number(kilometres, 1 if kilometres < 9.95 else 0)}{NBSP}km"


def day(value: dt.date, today: dt.date | None = None) -> str:
    """Return the day of the week, day and month: Mi, 9. Dezember; the year if not today's."""
    year = " Y" if today is not None and value.year != today.year else ""
    return dateformat.format(value, f"D, j F{year}" if _is_english() else f"D, j. F{year}")


def full_date(value: dt.date) -> str:
    """Return a date in numbers, 12.10.2026, or in English with the month's name."""
    return dateformat.format(value, "j F Y") if _is_english() else f"{value:%d.%m.%Y}"


def clock(value: dt.time) -> str:
    """Return a time: 18 Uhr, 16:30 Uhr; in English 18:00."""
    if _is_english():
        return f"{value:%H:%M}"
    words = f"{value.hour}:{value:%M}" if value.minute else f"{value.hour}"
    return f"{words}{NBSP}Uhr"


def moment(value: dt.datetime, today: dt.date | None = None) -> str:
    """Return day and time in the installation's time zone: Mi, 9. Dezember, 18 Uhr."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local, today)}, {clock(local.time())}"


def _is_english() -> bool:
    return languages.current().startswith("en")
