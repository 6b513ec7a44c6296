"""Opening hours in the words of schema.org: the week, and public holidays soon to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from django.conf import settings

from sozialatlas.directory.hours.calendar import RegionCalendar, calendar_for
from sozialatlas.directory.hours.intervals import intervals
from sozialatlas.directory.hours.rules import ONLY, SAME, HoursRule, falls_on

Data = dict[str, object]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOLIDAYS = "PublicHolidays"
_DAYS_AHEAD = 60
_ZERO = "00:00"


def week(rules: Sequence[HoursRule], today: dt.date) -> list[Data]:
    """Return the rows that schema.org has words for; those that have expired are left out."""
    return [_row(rule) for rule in rules if _is_plain(rule) and not _is_over(rule, today)]


def holidays(rules: Sequence[HoursRule], region: str, today: dt.date) -> list[Data]:
    """Return the holidays of the next weeks on which a place would be open by its weekday.

    Who is closed opens and closes at midnight, as search engines read it (Google, Local business,
    2024).
    """
    if not region:
        return []
    calendar = calendar_for(region)
    ahead = (today + dt.timedelta(days=count) for count in range(_DAYS_AHEAD))
    return [
        row for on in ahead if calendar.is_holiday(on) for row in _special(rules, on, calendar)
    ]


def _special(rules: Sequence[HoursRule], on: dt.date, calendar: RegionCalendar) -> Iterator[Data]:
    if not any(rule.can_open and falls_on(rule, on) for rule in rules):
        return
    day = {"validFrom": on.isoformat(), "validThrough": on.isoformat()}
    found = intervals(rules, on, calendar, ZoneInfo(settings.TIME_ZONE))
    times = [(f"{one.starts_at:%H:%M}", f"{one.ends_at:%H:%M}") for one in found]
    for opens, closes in times or [(_ZERO, _ZERO)]:
        yield {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes, **day}


def _is_plain(rule: HoursRule) -> bool:
    """Return whether a row holds every week, without an appointment, whatever the season."""
    is_weekly = rule.every_n_weeks == 1 and rule.week_of_month is None and not rule.season_from
    is_named = rule.on_holidays != ONLY or rule.weekday is None
    return rule.can_open and is_weekly and is_named and rule.in_vacations == SAME


def _is_over(rule: HoursRule, today: dt.date) -> bool:
    return rule.valid_to is not None and rule.valid_to < today


def _row(rule: HoursRule) -> Data:
    assert rule.opens is not None
    assert rule.closes is not None
    row: Data = {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": _days(rule),
        "opens": f"{rule.opens:%H:%M}",
        "closes": f"{rule.closes:%H:%M}",
    }
    if rule.valid_from:
        row["validFrom"] = rule.valid_from.isoformat()
    if rule.valid_to:
        row["validThrough"] = rule.valid_to.isoformat()
    return row


def _days(rule: HoursRule) -> str | list[str]:
    if rule.on_holidays == ONLY:
        return f"https://schema.org/{_HOLIDAYS}"
    if rule.weekday is None:
        return [f"https://schema.org/{day}" for day in _DAYS]
    return f"https://schema.org/{_DAYS[rule.weekday]}"
