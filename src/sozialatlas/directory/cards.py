"""Records as lists show them: few words each, read with few queries whatever their number."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q

from sozialatlas.directory.hours.calendar import region_of
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.hours_rows import rule_of
from sozialatlas.directory.models import (
    Accessibility,
    AccessibilityFeature,
    Answer,
    Event,
    LocalizedText,
    Location,
    Schedule,
    Service,
    ServiceAtLocation,
    VolunteerRole,
    slug_of,
)

SERVICE = "service"
EVENT = "event"
VOLUNTEER_ROLE = "volunteer_role"
GERMAN = "de"
# What a card says; a service has three times as many columns, some of them long texts.
_SERVICE_COLUMNS = (
    "name",
    "organization_id",
    "summary",
    "description",
    "status",
    "is_free",
    "is_online",
    "is_by_phone",
    "is_at_home",
    "verified_at",
)
_LINK_COLUMNS = (
    "service_id",
    "location_id",
    "status",
    "verified_at",
    *(f"service__{name}" for name in _SERVICE_COLUMNS),
    "service__organization__name",
    "location__name",
    "location__lat",
    "location__lon",
    "location__is_confidential",
    "location__country",
    "location__municipality_id",
    "location__municipality__key",
    "location__municipality__name",
    "location__municipality__lat",
    "location__municipality__lon",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When an event takes place."""

    starts_at: dt.datetime
    ends_at: dt.datetime | None
    rrule: str
    exdates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One record in a list. The point is the public one: never finer than may be shown.

    `thing_id` is the service's id for a service at a location, else the record's own.
    """

    id: uuid.UUID
    type: str
    thing_id: uuid.UUID
    name: str
    organization: str
    summary: str
    status: str
    location_name: str = ""
    location_id: uuid.UUID | None = None
    municipality: str = ""
    municipality_key: str = ""
    lat: float | None = None
    lon: float | None = None
    region: str = ""
    is_free: str = Answer.UNKNOWN
    step_free: str = Answer.UNKNOWN
    is_online: bool = False
    is_by_phone: bool = False
    is_at_home: bool = False
    time_needed: str = ""
    verified_at: dt.datetime | None = None
    topics: tuple[str, ...] = ()
    rules: tuple[HoursRule, ...] = ()
    timing: Timing | None = None

    @property
    def slug(self) -> str:
        """The readable part of the record's address."""
        return slug_of(self.name)


def cards(
    ids: Mapping[str, Collection[uuid.UUID]],
    *,
    language: str = GERMAN,
    is_brief: bool = False,
) -> dict[uuid.UUID, Card]:
    """Return the cards of records, by type; ids that stand for nothing are left out.

    A brief card leaves out opening hours and steps: names and places are enough for a map.
    """
    found = _services(ids.get(SERVICE, ()), is_brief=is_brief)
    found += _events(ids.get(EVENT, ()))
    found += _roles(ids.get(VOLUNTEER_ROLE, ()))
    return {card.id: card for card in _translated(found, language)}


def _services(ids: Collection[uuid.UUID], *, is_brief: bool) -> list[Card]:
    if not ids:
        return []
    links = list(
        ServiceAtLocation.objects.filter(pk__in=ids)
        .select_related("service__organization", "location__municipality")
        .only(*_LINK_COLUMNS)
        .order_by("pk")
    )
    rest = set(ids) - {link.pk for link in links}
    alone = _alone(rest)
    service_ids = {link.service_id for link in links} | {service.pk for service in alone}
    topics = topic_codes(Service, service_ids)
    rules = {} if is_brief else _rules(links, service_ids)
    doors = {} if is_brief else _step_free({link.location_id for link in links})
    return [_link_card(link, rules, topics, doors) for link in links] + [
        _service_card(service, rules, topics) for service in alone
    ]


def _alone(ids: Collection[uuid.UUID]) -> list[Service]:
    """Return services without a location."""
    if not ids:
        return []
    rows = Service.objects.filter(pk__in=ids).select_related("organization")
    return list(rows.only(*_SERVICE_COLUMNS, "organization__name").order_by("pk"))


def _link_card(
    link: ServiceAtLocation,
    rules: Mapping[uuid.UUID, tuple[HoursRule, ...]],
    topics: Mapping[uuid.UUID, tuple[str, ...]],
    doors: Mapping[uuid.UUID, str],
) -> Card:
    service, location = link.service, link.location
    hours = rules.get(link.pk) or rules.get(service.pk) or rules.get(location.pk, ())
    card = replace(
        _service_card(service, rules, topics),
        id=link.pk,
        rules=hours,
        step_free=doors.get(location.pk, Answer.UNKNOWN),
        verified_at=max_moment(link.verified_at, service.verified_at),
        status=link.status if link.status != "active" else service.status,
    )
    return _at(card, location)


def _service_card(
    service: Service,
    rules: Mapping[uuid.UUID, tuple[HoursRule, ...]],
    topics: Mapping[uuid.UUID, tuple[str, ...]],
) -> Card:
    return Card(
        id=service.pk,
        type=SERVICE,
        thing_id=service.pk,
        name=service.name,
        organization=service.organization.name,
        summary=service.summary or service.description,
        status=service.status,
        is_free=service.is_free,
        is_online=service.is_online,
        is_by_phone=service.is_by_phone,
        is_at_home=service.is_at_home,
        verified_at=service.verified_at,
        topics=topics.get(service.pk, ()),
        rules=rules.get(service.pk, ()),
    )


def _events(ids: Collection[uuid.UUID]) -> list[Card]:
    if not ids:
        return []
    rows = Event.objects.filter(pk__in=ids)
    rows = rows.select_related("organization", "location__municipality").order_by("pk")
    topics = topic_codes(Event, ids)
    return [_event_card(event, topics) for event in rows]


def _event_card(event: Event, topics: Mapping[uuid.UUID, tuple[str, ...]]) -> Card:
    card = Card(
        id=event.pk,
        type=EVENT,
        thing_id=event.pk,
        name=event.name,
        organization=event.organization.name,
        summary=event.summary or event.description,
        status=event.status,
        is_free=event.is_free,
        is_online=event.is_online,
        verified_at=event.verified_at,
        topics=topics.get(event.pk, ()),
        timing=Timing(
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            rrule=event.rrule,
            exdates=tuple(event.exdates),
        ),
    )
    return _at(card, event.location) if event.location else card


def _roles(ids: Collection[uuid.UUID]) -> list[Card]:
    if not ids:
        return []
    rows = VolunteerRole.objects.filter(pk__in=ids)
    rows = rows.select_related("organization", "location__municipality").order_by("pk")
    topics = topic_codes(VolunteerRole, ids)
    return [_role_card(role, topics) for role in rows]


def _role_card(role: VolunteerRole, topics: Mapping[uuid.UUID, tuple[str, ...]]) -> Card:
    card = Card(
        id=role.pk,
        type=VOLUNTEER_ROLE,
        thing_id=role.pk,
        name=role.name,
        organization=role.organization.name,
        summary=role.summary or role.description,
        status=role.status,
        is_online=role.is_online,
        time_needed=role.time_needed,
        verified_at=role.verified_at,
        topics=topics.get(role.pk, ()),
    )
    return _at(card, role.location) if role.location else card


def _at(card: Card, location: Location) -> Card:
    """Place a card; a confidential location gives its municipality only."""
    area = location.municipality
    return replace(
        card,
        location_id=location.pk,
        location_name="" if location.is_confidential else location.name,
        municipality=area.name if area else "",
        municipality_key=area.key if area else "",
        lat=location.public_lat,
        lon=location.public_lon,
        region=region_of(area.key if area else "", location.country),
    )


def max_moment(*moments: dt.datetime | None) -> dt.datetime | None:
    """Return the latest of the moments that are known."""
    return max((each for each in moments if each is not None), default=None)


def topic_codes(
    model: type[Service | Event | VolunteerRole], ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, tuple[str, ...]]:
    """Return the codes of the active topics of things, in the order of the taxonomy."""
    rows = model._default_manager.filter(pk__in=ids, topics__is_active=True)
    ordered = rows.order_by("pk", "topics__order", "topics__code")
    return _gathered(ordered.values_list("pk", "topics__code"))


def _gathered(pairs: Iterable[tuple[uuid.UUID, str]]) -> dict[uuid.UUID, tuple[str, ...]]:
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _rules(
    links: Collection[ServiceAtLocation], service_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, tuple[HoursRule, ...]]:
    """Return the hours of links, services and locations, each under its own id."""
    rows = Schedule.objects.filter(
        Q(service_at_location__in=[link.pk for link in links])
        | Q(service__in=service_ids)
        | Q(location__in={link.location_id for link in links})
    ).order_by("pk")
    found: dict[uuid.UUID, list[HoursRule]] = defaultdict(list)
    for row in rows:
        owner = row.service_at_location_id or row.service_id or row.location_id
        assert owner is not None
        found[owner].append(rule_of(row))
    return {key: tuple(rules) for key, rules in found.items()}


def _step_free(location_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    rows = Accessibility.objects.filter(
        location__in=location_ids, feature=AccessibilityFeature.STEP_FREE
    )
    return dict(rows.values_list("location_id", "answer"))


def _translated(found: list[Card], language: str) -> list[Card]:
    """Replace name and summary where the record says them in the language."""
    if language == GERMAN or not found:
        return found
    texts: dict[tuple[uuid.UUID, str], str] = {
        (record_id, field): text
        for record_id, field, text in LocalizedText.objects.filter(
            record_id__in={card.thing_id for card in found},
            language=language,
            field__in=("name", "summary"),
        ).values_list("record_id", "field", "text")
    }
    return [
        replace(
            card,
            name=texts.get((card.thing_id, "name"), card.name),
            summary=texts.get((card.thing_id, "summary"), card.summary),
        )
        for card in found
    ]
