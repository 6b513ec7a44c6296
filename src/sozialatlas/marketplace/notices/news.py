"""What is new in the directory: services that came or changed, and events of the coming days."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sozialatlas.directory import recurrence
from sozialatlas.directory.models import Event, Service, ServiceAtLocation
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.search import shown


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to tell: what, whose, where; for an event when, for a service since when.

    `topics` are its topics and their groups. `area_key` is empty for what is for everybody.
    """

    record_type: str
    id: uuid.UUID
    name: str
    organization: str
    place: str
    area_key: str
    topics: frozenset[str]
    created_at: dt.datetime
    changed_at: dt.datetime | None = None
    starts_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class News:
    """All that may be told in a week, from which each subscription takes its part."""

    services: tuple[Item, ...]
    events: tuple[Item, ...]


def between(since: dt.datetime, until: dt.datetime, days: dt.timedelta) -> News:
    """Return what came or changed since a moment, and the events of the days after `until`."""
    today = timezone.localdate(until)
    return News(tuple(_services(since, until, today)), tuple(_events(until, until + days, today)))


def _services(since: dt.datetime, until: dt.datetime, today: dt.date) -> Iterator[Item]:
    came = Q(created_at__gte=since, created_at__lt=until)
    changed = Q(content_changed_at__gte=since, content_changed_at__lt=until)
    rows = Service.objects.visible_on(today).filter(came | changed).order_by("name", "pk")
    services = list(rows.select_related("organization"))
    places = _places([each.pk for each in services], today)
    topics = _topics(Service, [each.pk for each in services])
    placeless = _placeless([each.pk for each in services])
    for service in services:
        found = places.get(service.pk) or placeless.get(service.pk, [])
        for key, name in found:
            yield Item(
                "service",
                service.pk,
                service.name,
                service.organization.name,
                name,
                key,
                topics[service.pk],
                service.created_at,
                service.content_changed_at,
            )


def _events(begin: dt.datetime, end: dt.datetime, today: dt.date) -> Iterator[Item]:
    zone = ZoneInfo(timezone.get_current_timezone_name())
    may_come = Q(rrule="", starts_at__gte=begin) | ~Q(rrule="")
    open_place = Q(location=None) | Q(location__is_confidential=False)
    rows = Event.objects.visible_on(today).filter(may_come, open_place, starts_at__lt=end)
    events = list(rows.select_related("organization", "location__municipality").order_by("pk"))
    starts = [(start, event) for event in events if (start := _start(event, begin, end, zone))]
    topics = _topics(Event, [event.pk for _start, event in starts])
    for start, event in sorted(starts, key=lambda each: (each[0], each[1].name)):
        area = event.location.municipality if event.location else None
        yield Item(
            "event",
            event.pk,
            event.name,
            event.organization.name,
            area.name if area else "",
            area.key if area else "",
            topics[event.pk],
            event.created_at,
            starts_at=start,
        )


def _start(
    event: Event, begin: dt.datetime, end: dt.datetime, zone: ZoneInfo
) -> dt.datetime | None:
    """Return the first start within the days; a rule that cannot be read has none."""
    try:
        start = recurrence.next_start(event, begin, zone)
    except RecurrenceError:
        return None
    return start if start is not None and start < end else None


def _places(
    ids: Collection[uuid.UUID], today: dt.date
) -> Mapping[uuid.UUID, list[tuple[str, str]]]:
    """Return the municipalities in which services are to be found."""
    links = shown.links(today).filter(service__in=ids, location__is_confidential=False)
    area = ("location__municipality__key", "location__municipality__name")
    found: defaultdict[uuid.UUID, list[tuple[str, str]]] = defaultdict(list)
    for service, key, name in links.order_by(*area).values_list("service", *area).distinct():
        found[service].append((key or "", name or ""))
    return found


def _placeless(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, list[tuple[str, str]]]:
    """Return where services without a place are for people, each area without a name to show."""
    links = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    rows = Service.objects.filter(~Exists(links), pk__in=ids).order_by()
    found: defaultdict[uuid.UUID, list[tuple[str, str]]] = defaultdict(list)
    for service, key in rows.values_list("pk", "service_areas__area__key"):
        found[service].append((key or "", ""))
    return found


def _topics(
    model: type[Service] | type[Event], ids: Collection[uuid.UUID]
) -> Mapping[uuid.UUID, frozenset[str]]:
    rows = model.objects.filter(pk__in=ids, topics__isnull=False).order_by()
    found: defaultdict[uuid.UUID, set[str]] = defaultdict(set)
    for pk, *codes in rows.values_list("pk", "topics__code", "topics__parent__code"):
        found[pk].update(code for code in codes if code)
    return defaultdict(frozenset, {pk: frozenset(codes) for pk, codes in found.items()})


def part(items: Collection[Item], area_key: str, topics: Collection[str]) -> tuple[Item, ...]:
    """Return what lies in an area or is for it, and belongs to some topics; each thing once.

    What lies nowhere is for everybody, and what is for a county is for each of its towns.
    """
    wanted = frozenset(topics)
    fitting = (
        item
        for item in items
        if (item.area_key.startswith(area_key) or area_key.startswith(item.area_key))
        and (not wanted or wanted & item.topics)
    )
    return tuple({item.id: item for item in fitting}.values())
