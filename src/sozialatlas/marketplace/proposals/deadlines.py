"""Working days, for the answer that the county promises. Knows no Django."""

from __future__ import annotations

import datetime as dt

from sozialatlas.directory.hours.calendar import RegionCalendar

_ONE_DAY = dt.timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: dt.date, calendar: RegionCalendar) -> bool:
    """Return whether an office works: Monday to Friday, but for public holidays of the region."""
    return day.weekday() < _SATURDAY and not calendar.is_holiday(day)


def working_days_after(day: dt.date, count: int, calendar: RegionCalendar) -> dt.date:
    """Return the last day of a promise of so many working days; the given day does not count."""
    while count > 0:
        day += _ONE_DAY
        if is_working_day(day, calendar):
            count -= 1
    return day
