"""An event as a file for a calendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings

from sozialatlas.core.invisible import CONTROL
from sozialatlas.directory.cards import Timing
from sozialatlas.directory.faces import Face
from sozialatlas.directory.recurrence import left_out
from sozialatlas.directory.recurrence_rule import RecurrenceError, parse


def calendar(face: Face, timing: Timing, *, url: str, now: dt.datetime) -> bytes:
    """Return the file; its place is as coarse as the page's."""
    file = icalendar.Calendar()
    file.add("prodid", "-//Sozialatlas//DE")
    file.add("version", "2.0")
    file.add_component(_event(face, timing, url, now))
    file.add_missing_timezones()
    text: bytes = file.to_ical()
    return text


def _event(face: Face, timing: Timing, url: str, now: dt.datetime) -> icalendar.Event:
    zone = ZoneInfo(settings.TIME_ZONE)
    event = icalendar.Event()
    event.add("uid", f"{face.id}@sozialatlas")
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("summary", _text(face.name.text))
    event.add("description", _text(face.summary.text or face.description.text))
    event.add("url", url)
    event.add("dtstart", timing.starts_at.astimezone(zone))
    if timing.ends_at:
        event.add("dtend", timing.ends_at.astimezone(zone))
    _recur(event, timing, zone)
    _place(event, face)
    return event


def _text(given: str) -> str:
    # The standard forbids what a paste from slides brings along (RFC 5545, 3.1: CONTROL).
    return CONTROL.sub(" ", given)


def _recur(event: icalendar.Event, timing: Timing, zone: ZoneInfo) -> None:
    rule = timing.rrule.removeprefix("RRULE:")
    if not rule:
        return
    try:
        parse(rule)
    except RecurrenceError:
        # The page shows the first date alone; the calendar gets the same.
        return
    event.add("rrule", icalendar.vRecur.from_ical(rule))
    local = timing.starts_at.astimezone(zone)
    for each in left_out(timing.exdates, zone):
        # Calendars leave out moments only: a day means the one that begins on it.
        moment = each if isinstance(each, dt.datetime) else None
        event.add("exdate", (moment or dt.datetime.combine(each, local.timetz())).astimezone(zone))


def _place(event: icalendar.Event, face: Face) -> None:
    site = face.site
    if site is None:
        return
    event.add("location", _text(", ".join(filter(None, (site.name, *site.lines)))))
    if site.is_exact and site.lat is not None and site.lon is not None:
        event.add("geo", (site.lat, site.lon))
