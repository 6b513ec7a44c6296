"""Cards of services: at a place, or without any."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import replace

from sozialatlas.directory.cards import related
from sozialatlas.directory.cards.card import SERVICE, Card
from sozialatlas.directory.cards.placing import at
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Answer, Service, ServiceAtLocation, Status
from sozialatlas.directory.moments import latest

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


def services(ids: Collection[uuid.UUID], *, is_brief: bool) -> list[Card]:
    """Return the cards of services, each by the id of its record."""
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
    topics = related.topic_codes(Service, service_ids)
    rules = {} if is_brief else related.rules(links, service_ids)
    doors = {} if is_brief else related.step_free({link.location_id for link in links})
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
        verified_at=latest(link.verified_at, service.verified_at),
        status=link.status if link.status != Status.ACTIVE else service.status,
    )
    return at(card, location)


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
