"""The events of a search as a calendar to subscribe to."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core import addresses, formats
from sozialatlas.directory import faces
from sozialatlas.directory.cards import EVENT, Timing
from sozialatlas.directory.models import Event, Status, slug_of
from sozialatlas.portal import calendar_file
from sozialatlas.portal.calendar import occasions
from sozialatlas.portal.calendar.matched import matched
from sozialatlas.portal.calendar.spans import Bounds, Month
from sozialatlas.portal.calendar_file import Entry
from sozialatlas.portal.search import filters
from sozialatlas.portal.search.asked import Asked
from sozialatlas.search.matching import Matches

MOST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar as bytes, and when something in it was last changed."""

    content: bytes
    changed_at: dt.datetime | None


def feed(
    asked: Asked, *, site_name: str, url: str, language: str, absolute: Callable[[str], str]
) -> Feed:
    """Return the next events of a search, at most MOST_EVENTS of them."""
    today = timezone.localdate(asked.request.now)
    entries = _entries(_next(matched(asked.request, today), asked), language, today, absolute)
    name = _("Veranstaltungen, {site}").format(site=site_name)
    if about := _about(asked):
        name = f"{name}: {about}"
    newest = max((entry.saved_at for entry in entries), default=None)
    return Feed(calendar_file.feed(entries, name=name, url=url), newest)


def _about(asked: Asked) -> str:
    near = asked.located.near
    chips = (chip.label for chip in filters.chips(asked.address))
    return formats.joined((asked.parameters.q, near.label if near else "", *chips))


def _next(found: Matches, asked: Asked) -> list[uuid.UUID]:
    """Return the events that take place next, as far ahead as the calendar goes."""
    if not found:
        return []
    now = asked.request.now
    today = timezone.localdate(now)
    chosen: dict[uuid.UUID, None] = {}
    for month in Month.of(today).until(Bounds.around(today).last):
        for each in occasions.in_month(month):
            if each.event_id in found and each.ends_at > now:
                chosen[each.event_id] = None
            if len(chosen) == MOST_EVENTS:
                return list(chosen)
    return list(chosen)


def _entries(
    ids: list[uuid.UUID], language: str, today: dt.date, absolute: Callable[[str], str]
) -> list[Entry]:
    """Return the entries by id, so that the same events are the same bytes all day."""
    read = faces.faces({EVENT: ids}, language=language, today=today)
    rows = Event.objects.filter(pk__in=ids).order_by("pk")
    fields = ("pk", "updated_at", "status", "starts_at", "ends_at", "rrule", "exdates")
    found = []
    for pk, saved_at, status, starts_at, ends_at, rrule, exdates in rows.values_list(*fields):
        if pk not in read:
            continue
        face = read[pk]
        path = addresses.record(EVENT, slug_of(face.name.text), pk, language)
        timing = Timing(starts_at=starts_at, ends_at=ends_at, rrule=rrule, exdates=tuple(exdates))
        is_off = status == Status.TEMPORARILY_CLOSED
        url = absolute(path)
        found.append(Entry(face=face, timing=timing, url=url, saved_at=saved_at, is_off=is_off))
    return found
