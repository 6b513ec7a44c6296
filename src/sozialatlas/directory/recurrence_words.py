"""The rule of a recurring event in words: "jeden zweiten Mittwoch im Monat"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from sozialatlas.directory.hours import wording
from sozialatlas.directory.recurrence_rule import Recurrence, parse


def describe(rrule: str) -> str:
    """Return a rule in words, an empty text for none.

    Raises: RecurrenceError, if the rule cannot be read.
    """
    if not rrule.strip():
        return ""
    recurrence = parse(rrule)
    text = _described(recurrence)
    if recurrence.count is not None:
        return _("%(rule)s, %(count)d-mal") % {"rule": text, "count": recurrence.count}
    if recurrence.until:
        last = dt.date.fromisoformat(recurrence.until[:8])
        day = wording.day(last, with_year=True)
        return _("%(rule)s, bis %(day)s") % {"rule": text, "day": day}
    return text


def _described(recurrence: Recurrence) -> str:
    if recurrence.positions or recurrence.months:
        return _("regelmäßig")
    described = {
        "DAILY": _daily,
        "WEEKLY": _weekly,
        "MONTHLY": _monthly,
        "YEARLY": _yearly,
    }
    return described[recurrence.frequency](recurrence)


def _daily(recurrence: Recurrence) -> str:
    if recurrence.weekdays or recurrence.month_days:
        return _("regelmäßig")
    if recurrence.interval == 1:
        return _("täglich")
    return _("alle %(count)d Tage") % {"count": recurrence.interval}


def _weekly(recurrence: Recurrence) -> str:
    days = [day for _number, day in recurrence.weekdays]
    names = wording.listed([wording.weekday_inside(day) for day in sorted(days)])
    if recurrence.interval > 1:
        text = _("alle %(count)d Wochen") % {"count": recurrence.interval}
        return _("%(rule)s am %(weekdays)s") % {"rule": text, "weekdays": names} if days else text
    return _("jeden %(weekdays)s") % {"weekdays": names} if days else _("jede Woche")


def _monthly(recurrence: Recurrence) -> str:
    if recurrence.interval > 1:
        return _("alle %(count)d Monate") % {"count": recurrence.interval}
    if recurrence.month_days:
        return _month_days(recurrence.month_days) if not recurrence.weekdays else _("regelmäßig")
    numbered = [(number, day) for number, day in recurrence.weekdays if number is not None]
    if numbered and len(numbered) == len(recurrence.weekdays):
        return _numbered(numbered)
    return _("regelmäßig") if recurrence.weekdays else _("jeden Monat")


def _numbered(numbered: Sequence[tuple[int, int]]) -> str:
    days = {day for _number, day in numbered}
    if len(days) == 1:
        ordinals = wording.listed([wording.ordinal(number) for number, _day in numbered])
        return _("jeden %(ordinal)s %(weekday)s im Monat") % {
            "ordinal": ordinals,
            "weekday": wording.weekday_inside(days.pop()),
        }
    return wording.listed([wording.in_month(number, day) for number, day in numbered])


def _month_days(days: Sequence[int]) -> str:
    if tuple(days) == (-1,):
        return _("am letzten Tag jedes Monats")
    if any(day < 0 for day in days):
        return _("regelmäßig")
    names = wording.listed([wording.ordinal_number(day) for day in days])
    return _("am %(days)s jedes Monats") % {"days": names}


def _yearly(recurrence: Recurrence) -> str:
    if recurrence.weekdays or recurrence.month_days:
        return _("regelmäßig")
    if recurrence.interval > 1:
        return _("alle %(count)d Jahre") % {"count": recurrence.interval}
    return _("jedes Jahr")
