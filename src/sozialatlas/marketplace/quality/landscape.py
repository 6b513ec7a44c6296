"""All that the public may see, read at once: what the checks look at, and where it belongs."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Sum

from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    RecordKind,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.marketplace.proposals.placing import common_area
from sozialatlas.search.models import RecordUse

Thing = tuple[str, uuid.UUID]
"""A kind of record, and which one."""

ORGANIZATION, SERVICE = RecordKind.ORGANIZATION, RecordKind.SERVICE
LOCATION, LINK = RecordKind.LOCATION, RecordKind.SERVICE_AT_LOCATION
EVENT, ROLE = RecordKind.EVENT, RecordKind.VOLUNTEER_ROLE
AT_HOME = "DE"
_DAYS_OF_VIEWS = dt.timedelta(days=30)
_OF_TOPIC = ("topic__code", "topic__parent__code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What people find: a service at a place or without one, an event, a volunteer role.

    `owners` are the records whose contacts and texts it shows; `is_anywhere`: it needs no place.
    """

    kind: str
    record_id: uuid.UUID
    page_id: uuid.UUID
    title: str
    organization_id: uuid.UUID
    location_id: uuid.UUID | None
    area_key: str
    topics: frozenset[str]
    owners: tuple[Thing, ...]
    verified_at: dt.datetime | None
    is_anywhere: bool


@dataclass(slots=True)
class Spot:
    """Where a record belongs, as findings about it are looked for."""

    title: str
    organization_id: uuid.UUID | None
    areas: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    entry_count: int = 0
    view_count: int = 0

    @property
    def area_key(self) -> str:
        """The municipality, or the county where it lies in several."""
        return common_area(self.areas)


@dataclass(frozen=True, slots=True)
class Landscape:
    """The entries, and the records behind them."""

    entries: tuple[Entry, ...]
    spots: Mapping[Thing, Spot]
    countries: Mapping[uuid.UUID, str]
    views: Mapping[uuid.UUID, int]

    def views_of(self, entry: Entry) -> int:
        """Return how often the page of an entry was opened within the last 30 days."""
        return sum(self.views.get(pk, 0) for pk in {entry.record_id, entry.page_id})

    def country_of(self, entry: Entry) -> str:
        """Return the country whose telephone plan holds."""
        return self.countries.get(entry.location_id, AT_HOME) if entry.location_id else AT_HOME


def read(today: dt.date) -> Landscape:
    """Read what is visible on a day; in a fixed number of queries."""
    names = dict(Organization.objects.visible_on(today).values_list("pk", "name"))
    places = {
        row[0]: row[1:]
        for row in Location.objects.visible_on(today).values_list(
            "pk", "name", "municipality__key", "country"
        )
    }
    entries = (*_services(today, places), *_activities(today, places))
    countries = {pk: row[2] for pk, row in places.items()}
    seen = Landscape(entries, _spots(entries, names, places), countries, _views(today))
    _add_views(seen)
    return seen


def _views(today: dt.date) -> Mapping[uuid.UUID, int]:
    rows = RecordUse.objects.filter(day__gt=today - _DAYS_OF_VIEWS, day__lte=today).order_by()
    return dict(rows.values_list("record_id").annotate(Sum("count")))


def _add_views(seen: Landscape) -> None:
    """Add up at each record how often its pages were opened, each page once."""
    counted: set[tuple[Thing, uuid.UUID]] = set()
    for entry in seen.entries:
        for pk in {entry.record_id, entry.page_id} & seen.views.keys():
            for thing in entry.owners:
                if (thing, pk) not in counted:
                    counted.add((thing, pk))
                    seen.spots[thing].view_count += seen.views[pk]


_Places = Mapping[uuid.UUID, tuple[str, str | None, str]]


def _services(today: dt.date, places: _Places) -> Iterator[Entry]:
    topics = _topics(Service.topics.through.objects.values_list("service_id", *_OF_TOPIC))
    columns = ("name", "organization_id", "verified_at", "is_online", "is_by_phone", "is_at_home")
    services = {
        row[0]: row[1:]
        for row in Service.objects.visible_on(today).order_by().values_list("pk", *columns)
    }
    links = ServiceAtLocation.objects.visible_on(today).order_by()
    standing = set()
    for pk, service_id, place, verified_at in links.values_list(
        "pk", "service_id", "location_id", "verified_at"
    ):
        if service_id in services and place in places:
            standing.add(service_id)
            own = ((LINK, pk), (LOCATION, place))
            yield _service(pk, service_id, services[service_id], topics, own, verified_at, places)
    for pk in services.keys() - standing:
        yield _service(pk, pk, services[pk], topics, (), None, places)


def _service(  # noqa: PLR0913 -- one row of each of its tables
    pk: uuid.UUID,
    service_id: uuid.UUID,
    row: tuple[str, uuid.UUID, dt.datetime | None, bool, bool, bool],
    topics: Mapping[uuid.UUID, frozenset[str]],
    own: tuple[Thing, ...],
    verified_at: dt.datetime | None,
    places: _Places,
) -> Entry:
    name, organization_id, service_verified_at, *anywhere = row
    location_id = own[1][1] if own else None
    return Entry(
        kind=SERVICE,
        record_id=pk,
        page_id=service_id,
        title=name,
        organization_id=organization_id,
        location_id=location_id,
        area_key=_area(location_id, places),
        topics=topics.get(service_id, frozenset()),
        owners=((SERVICE, service_id), *own, (ORGANIZATION, organization_id)),
        verified_at=max(filter(None, (verified_at, service_verified_at)), default=None),
        is_anywhere=any(anywhere),
    )


def _activities(today: dt.date, places: _Places) -> Iterator[Entry]:
    columns = ("pk", "name", "organization_id", "location_id", "verified_at", "is_online")
    topics = _topics(Event.topics.through.objects.values_list("event_id", *_OF_TOPIC))
    events = Event.objects.visible_on(today).order_by().values_list(*columns)
    yield from (_activity(EVENT, row, topics, places) for row in events)
    topics = _topics(
        VolunteerRole.topics.through.objects.values_list("volunteerrole_id", *_OF_TOPIC)
    )
    roles = VolunteerRole.objects.visible_on(today).order_by().values_list(*columns)
    yield from (_activity(ROLE, row, topics, places) for row in roles)


def _activity(
    kind: str,
    row: tuple[uuid.UUID, str, uuid.UUID, uuid.UUID | None, dt.datetime | None, bool],
    topics: Mapping[uuid.UUID, frozenset[str]],
    places: _Places,
) -> Entry:
    pk, name, organization_id, location_id, verified_at, is_online = row
    place: tuple[Thing, ...] = ()
    if location_id is not None and location_id in places:
        place = ((LOCATION, location_id),)
    return Entry(
        kind=kind,
        record_id=pk,
        page_id=pk,
        title=name,
        organization_id=organization_id,
        location_id=location_id if place else None,
        area_key=_area(location_id, places),
        topics=topics.get(pk, frozenset()),
        owners=((kind, pk), *place, (ORGANIZATION, organization_id)),
        verified_at=verified_at,
        is_anywhere=is_online,
    )


def _area(location_id: uuid.UUID | None, places: _Places) -> str:
    place = places.get(location_id) if location_id else None
    return (place[1] or "") if place else ""


def _topics(
    rows: Iterable[tuple[uuid.UUID, str, str | None]],
) -> Mapping[uuid.UUID, frozenset[str]]:
    """Return the codes of topics by record, with those of their groups."""
    found: defaultdict[uuid.UUID, set[str]] = defaultdict(set)
    for pk, code, group in rows:
        found[pk] |= {code, group} if group else {code}
    return {pk: frozenset(codes) for pk, codes in found.items()}


def _spots(
    entries: Iterable[Entry], names: Mapping[uuid.UUID, str], places: _Places
) -> Mapping[Thing, Spot]:
    found: dict[Thing, Spot] = {}
    for entry in entries:
        for thing in entry.owners:
            spot = found.get(thing)
            if spot is None:
                found[thing] = spot = Spot(
                    _title(thing, entry, names, places), entry.organization_id
                )
            spot.entry_count += 1
            spot.topics |= entry.topics
            if entry.area_key:
                spot.areas.add(entry.area_key)
    return found


def _title(thing: Thing, entry: Entry, names: Mapping[uuid.UUID, str], places: _Places) -> str:
    kind, pk = thing
    if kind == ORGANIZATION:
        return names.get(pk, "")
    if kind == LOCATION:
        return places[pk][0] or names.get(entry.organization_id, "")
    return entry.title
