"""Cards of services: at a place, or without any."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from sozialatlas.core.rows import columns
from sozialatlas.directory.cards import placing, related
from sozialatlas.directory.cards.card import SERVICE, Card
from sozialatlas.directory.cards.placing import Place
from sozialatlas.directory.cards.related import Rules, Topics
from sozialatlas.directory.cards.rows import Row
from sozialatlas.directory.models import Answer, Service, ServiceAtLocation, Status
from sozialatlas.directory.moments import latest


@dataclass(slots=True)
class _Service(Row):
    is_free: str
    is_by_phone: bool
    is_at_home: bool


class _Link(NamedTuple):
    """A service at a location as columns, which are followed by those of both."""

    id: uuid.UUID
    status: str
    verified_at: dt.datetime | None


_LINK_COLUMNS = (*_Link._fields, *columns(_Service, "service__"), *placing.COLUMNS)
_PLACE_FROM = len(_LINK_COLUMNS) - len(placing.COLUMNS)


def services(ids: Collection[uuid.UUID], *, is_brief: bool) -> list[Card]:
    """Return the cards of services, each by the id of its record."""
    if not ids:
        return []
    links = _links(ids)
    alone = _alone(set(ids) - {link.id for link, _service, _place in links})
    service_ids = {service.id for _link, service, _place in links} | {each.id for each in alone}
    location_ids = {place.id for _link, _service, place in links if place.id}
    topics = related.topic_codes(Service, service_ids)
    rules: Rules = {}
    if not is_brief:
        rules = related.rules([link.id for link, _, _ in links], service_ids, location_ids)
    doors = {} if is_brief else related.step_free(location_ids)
    return [_link_card(*each, rules, topics, doors) for each in links] + [
        _service_card(service, rules, topics) for service in alone
    ]


def _links(ids: Collection[uuid.UUID]) -> list[tuple[_Link, _Service, Place]]:
    rows = ServiceAtLocation.objects.filter(pk__in=ids).order_by("pk")
    first = len(_Link._fields)
    return [
        (_Link(*row[:first]), _Service(*row[first:_PLACE_FROM]), Place(*row[_PLACE_FROM:]))
        for row in rows.values_list(*_LINK_COLUMNS)
    ]


def _alone(ids: Collection[uuid.UUID]) -> list[_Service]:
    """Return services without a location."""
    if not ids:
        return []
    rows = Service.objects.filter(pk__in=ids).order_by("pk")
    return [_Service(*row) for row in rows.values_list(*columns(_Service))]


def _link_card(
    link: _Link,
    service: _Service,
    place: Place,
    rules: Rules,
    topics: Topics,
    doors: Mapping[uuid.UUID, str],
) -> Card:
    hours = (
        rules.get(link.id)
        or rules.get(service.id)
        or (rules.get(place.id, ()) if place.id else ())
    )
    card = replace(
        _service_card(service, rules, topics),
        id=link.id,
        rules=hours,
        step_free=doors.get(place.id, Answer.UNKNOWN) if place.id else Answer.UNKNOWN,
        verified_at=latest(link.verified_at, service.verified_at),
        status=link.status if link.status != Status.ACTIVE else service.status,
    )
    return placing.at(card, place)


def _service_card(service: _Service, rules: Rules, topics: Topics) -> Card:
    return replace(
        service.card(SERVICE, topics),
        is_free=service.is_free,
        is_by_phone=service.is_by_phone,
        is_at_home=service.is_at_home,
        rules=rules.get(service.id, ()),
    )
