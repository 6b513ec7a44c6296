"""Events as a file for a calendar (RFC 5545): one to take over, or many to subscribe to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings

from sozialatlas.core.invisible import CONTROL
from sozialatlas.directory.cards import Timing
from sozialatlas.directory.faces import Face
from sozialatlas.portal.calendar import dated
from sozialatlas.portal.calendar.occasions import Occasion

REFRESHED = dt.timedelta(hours=6)
"""How often a calendar should ask again; what is off today should be known at noon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event of a feed; `saved_at` tells its newer copies from older ones."""

    face: Face
    timing: Timing
    url: str
    saved_at: dt.datetime
    is_off: bool = False


def calendar(face: Face, timing: Timing, *, url: str, now: dt.datetime) -> bytes:
    """Return the file of one event; its place is as coarse as the page's."""
    return calendars([(face, timing, url)], now=now)


def calendars(events: Iterable[tuple[Face, Timing, str]], *, now: dt.datetime) -> bytes:
    """Return the file of several events, each with the address of its page."""
    file = _empty()
    for face, timing, url in events:
        file.add_component(_event(face, timing, url, now))
    return _bytes(file)


def feed(entries: Iterable[Entry], *, name: str, url: str) -> bytes:
    """Return the file that calendars fetch again and again; the same events, the same bytes."""
    file = _empty()
    # The first is RFC 7986, the second what calendars knew before it.
    for key in ("name", "x-wr-calname"):
        file.add(key, _text(name))
    file.add("url", url)
    file.add("x-wr-timezone", settings.TIME_ZONE)
    for key in ("refresh-interval", "x-published-ttl"):
        file.add(key, icalendar.vDuration(REFRESHED), parameters={"value": "DURATION"})
    for entry in entries:
        file.add_component(_subscribed(entry))
    return _bytes(file)


def _empty() -> icalendar.Calendar:
    file = icalendar.Calendar()
    file.add("prodid", "-//Sozialatlas//DE")
    file.add("version", "2.0")
    return file


def _bytes(file: icalendar.Calendar) -> bytes:
    file.add_missing_timezones()
    text: bytes = file.to_ical()
    return text


def _subscribed(entry: Entry) -> icalendar.Event:
    saved_at = entry.saved_at.astimezone(dt.UTC).replace(microsecond=0)
    event = _event(entry.face, entry.timing, entry.url, saved_at)
    event.add("last-modified", saved_at)
    # Grows with each change, and fits where calendars keep 32 bits.
    event.add("sequence", int(saved_at.timestamp()) // 60)
    event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    return event


def _event(face: Face, timing: Timing, url: str, stamp: dt.datetime) -> icalendar.Event:
    zone = ZoneInfo(settings.TIME_ZONE)
    event = icalendar.Event()
    event.add("uid", f"{face.id}@sozialatlas")
    event.add("dtstamp", stamp.astimezone(dt.UTC))
    event.add("summary", _text(face.name.text))
    event.add("description", _text(face.summary.text or face.description.text))
    event.add("url", url)
    dated.date(event, Occasion.first_of(face.id, timing, zone), timing, zone)
    _place(event, face)
    return event


def _text(given: str) -> str:
    # The standard forbids what a paste from slides brings along (RFC 5545, 3.1: CONTROL).
    return CONTROL.sub(" ", given)


def _place(event: icalendar.Event, face: Face) -> None:
    site = face.site
    if site is None:
        return
    event.add("location", _text(", ".join(filter(None, (site.name, *site.lines)))))
    if site.is_exact and site.lat is not None and site.lon is not None:
        event.add("geo", (site.lat, site.lon))
