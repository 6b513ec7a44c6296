"""Public holidays and school vacations of a region.

Public holidays come from the package `holidays`, by Bundesland or canton, so that Fronleichnam
is one in Hesse and Buß- und Bettag in Saxony. School vacations come from its category `school`:
Germany as published by the KMK (1990 to about 2029), Austria as its federal law computes them.
It knows none for Switzerland, for a country without a Bundesland, and for years not yet
published: there `is_vacation` answers None, unknown.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass

import holidays

from sozialatlas.directory.hours.rules import HoursError

# Countries whose names of holidays the package has in German.
_GERMAN = frozenset({"DE", "AT", "CH", "LI"})
_COUNTRIES_WITH_VACATIONS = frozenset({"DE", "AT"})
# First two digits of the official municipality key (AGS), Statistisches Bundesamt.
_GERMAN_STATES = {
    "01": "SH",
    "02": "HH",
    "03": "NI",
    "04": "HB",
    "05": "NW",
    "06": "HE",
    "07": "RP",
    "08": "BW",
    "09": "BY",
    "10": "SL",
    "11": "BE",
    "12": "BB",
    "13": "MV",
    "14": "SN",
    "15": "ST",
    "16": "TH",
}


@dataclass(frozen=True, slots=True)
class DayKind:
    """What is special about a day; `is_vacation` is None where nobody knows."""

    is_holiday: bool
    is_vacation: bool | None


class RegionCalendar:
    """The special days of a region such as DE-HE, DE-SN, AT-6, CH-ZH or US; "" knows none.

    Raises: HoursError, if there is no such region.
    """

    def __init__(self, region: str) -> None:
        self.region = region
        self._country, _, self._subdivision = region.partition("-")
        # One look-up now, so that a wrong region fails where it is set and not on a visitor.
        _holidays(self._country, self._subdivision, 2024)

    def __repr__(self) -> str:
        return f"RegionCalendar({self.region!r})"

    def holiday_name(self, on: dt.date) -> str | None:
        """Return the name of the public holiday; None on other days."""
        return _holidays(self._country, self._subdivision, on.year).get(on)

    def is_holiday(self, on: dt.date) -> bool:
        """Return whether the day is a public holiday in the whole region."""
        return self.holiday_name(on) is not None

    def is_vacation(self, on: dt.date) -> bool | None:
        """Return whether schools have vacations; None where the calendar does not know."""
        days = self._vacations(on.year)
        if not days:
            return None
        # The last published year may end in summer: what comes after is unknown, not school.
        if on > max(days) and not self._vacations(on.year + 1):
            return None
        return on in days

    def day(self, on: dt.date) -> DayKind:
        """Return both answers for a day."""
        return _day(self, on)

    def _vacations(self, year: int) -> frozenset[dt.date]:
        return _vacations(self._country, self._subdivision, year)


# A list of results asks for the same two weeks again and again.
@functools.lru_cache(maxsize=4096)
def _day(calendar: RegionCalendar, on: dt.date) -> DayKind:
    return DayKind(calendar.is_holiday(on), calendar.is_vacation(on))


@functools.lru_cache(maxsize=128)
def calendar_for(region: str) -> RegionCalendar:
    """Return the one calendar of a region."""
    return RegionCalendar(region)


def region_of(area_key: str, country: str = "DE") -> str:
    """Return the calendar's region for an official area key (AGS, ARS or Austrian GKZ).

    Missing: a country whose keys are not known here gets its nation-wide calendar, and what is no
    country gets none: a mistyped code must not keep a page from being shown.
    """
    if country == "DE":
        state = _GERMAN_STATES.get(area_key[:2])
        return f"DE-{state}" if state else "DE"
    if country == "AT" and area_key[:1] in set("123456789"):
        return f"AT-{area_key[0]}"
    return country if _has_calendar(country) else ""


@functools.lru_cache(maxsize=128)
def _has_calendar(country: str) -> bool:
    try:
        _holidays(country, "", 2024)
    except HoursError:
        return False
    return True


@functools.lru_cache(maxsize=2048)
def _holidays(country: str, subdivision: str, year: int) -> Mapping[dt.date, str]:
    if not country:
        return {}
    try:
        return dict(
            holidays.country_holidays(
                country,
                subdiv=subdivision or None,
                years=year,
                expand=False,
                language="de" if country in _GERMAN else None,
            )
        )
    except NotImplementedError as error:
        raise HoursError("region", f"no calendar for {country}-{subdivision}") from error


@functools.lru_cache(maxsize=2048)
def _vacations(country: str, subdivision: str, year: int) -> frozenset[dt.date]:
    if country not in _COUNTRIES_WITH_VACATIONS or not subdivision:
        return frozenset()
    days = holidays.country_holidays(
        country, subdiv=subdivision, years=year, expand=False, categories=(holidays.SCHOOL,)
    )
    return frozenset(days)
