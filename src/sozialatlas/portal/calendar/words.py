"""The words of the calendar: days, months, hours."""

from __future__ import annotations

import datetime as dt

from django.utils import dates
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.directory.hours import wording
from sozialatlas.portal.calendar.occasions import Occasion
from sozialatlas.portal.calendar.spans import Month

_DAY = dt.timedelta(days=1)


def heading(day: dt.date, today: dt.date) -> str:
    """Return "Heute, Sonntag, 22. November"; the year where it is another one."""
    words = formats.long_day(day, today)
    if day == today:
        return _("Heute, {day}").format(day=words)
    return _("Morgen, {day}").format(day=words) if day == today + _DAY else capfirst(words)


def month(value: Month) -> str:
    """Return "Dezember 2026"."""
    return f"{dates.MONTHS[value.number]} {value.year}"


def hours(occasion: Occasion, on: dt.date, today: dt.date) -> str:
    """Return when it takes place on one of its days; empty where nobody said."""
    if occasion.days > 1:
        return _of_several(occasion, on, today)
    if occasion.is_all_day:
        return _("ganztägig")
    if not occasion.has_hours:
        return ""
    if not occasion.has_end:
        return formats.clock(occasion.starts_at.time())
    return wording.times([(occasion.starts_at.time(), occasion.ends_at.time())])


def _of_several(occasion: Occasion, on: dt.date, today: dt.date) -> str:
    last = formats.day(occasion.last_day, today)
    if occasion.is_all_day:
        if on == occasion.last_day:
            return _("ganztägig")
        return _("ganztägig, bis {day}").format(day=last)
    if on == occasion.first_day:
        start = formats.clock(occasion.starts_at.time())
        return _("ab {time}, bis {day}").format(time=start, day=last)
    if on == occasion.last_day:
        return _("bis {day}").format(day=formats.clock(occasion.ends_at.time()))
    return _("weiter bis {day}").format(day=last)


def period(first: dt.date, last: dt.date, today: dt.date) -> str:
    """Return "So, 22. November bis Sa, 5. Dezember"."""
    if first == last:
        return formats.day(first, today)
    return _("{first} bis {last}").format(
        first=formats.day(first, today), last=formats.day(last, today)
    )
