"""Services at locations, and services without any, as records."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from sozialatlas.core.rows import columns
from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import Answer, Service, ServiceAtLocation, Status
from sozialatlas.search.documents import moments, opening, places, related
from sozialatlas.search.documents.care import care
from sozialatlas.search.documents.places import Place
from sozialatlas.search.documents.record import EVERY_AGE, Record, Serves, Terms, Whereabouts
from sozialatlas.search.documents.rows import Kept, Seen
from sozialatlas.search.requests import SERVICE

Rows = Mapping[uuid.UUID, tuple[int, ...]]
# A service without a location whose organization lies outside.
_OUTSIDE = Whereabouts(is_outside=True)


@dataclass(slots=True)
class _Service(Kept):
    name: str
    alternate_name: str
    summary: str
    description: str
    eligibility: str
    minimum_age: int | None
    maximum_age: int | None
    is_free: str
    is_online: bool
    is_by_phone: bool
    is_at_home: bool
    organization_id: uuid.UUID
    organization__name: str
    organization__alternate_name: str


@dataclass(slots=True)
class _Row(Kept):
    description: str


@dataclass(frozen=True, slots=True)
class _Link:
    """A service's row at a location, and the location."""

    row: _Row
    place: Place


_LINK_COLUMNS = (*columns(_Row), *columns(_Service, "service__"), *places.COLUMNS)
_SERVICE_FROM = len(columns(_Row))
_PLACE_FROM = _SERVICE_FROM + len(columns(_Service))


@dataclass(frozen=True, slots=True)
class Belongings:
    """What belongs to the services of a batch."""

    topics: Rows
    audiences: Rows
    life_situations: Rows
    languages: Mapping[uuid.UUID, tuple[str, ...]]
    translations: Mapping[uuid.UUID, tuple[str, ...]]
    serves: Mapping[uuid.UUID, Serves]


def link_records(ids: frozenset[uuid.UUID]) -> list[Record]:
    """Return the records of services at locations."""
    links = list(_links(ids))
    if not links:
        return []
    belongings = _belongings(
        {service.id for service, _ in links}, {link.row.id for _, link in links}
    )
    features = related.features({link.place.id for _, link in links})
    hours = opening.of_links([(link.row.id, service.id, link.place) for service, link in links])
    return [
        _record(
            service,
            link,
            belongings,
            places.whereabouts(link.place, service.name, features[link.place.id]),
            hours[link.row.id],
        )
        for service, link in links
    ]


def service_records(ids: frozenset[uuid.UUID]) -> list[Record]:
    """Return the records of services without any location."""
    lone = Service.objects.filter(pk__in=ids, at_locations=None).exclude(status=Status.CLOSED)
    services = [_Service(*row) for row in lone.order_by("pk").values_list(*columns(_Service))]
    if not services:
        return []
    keys = {service.id for service in services}
    belongings = _belongings(keys, set())
    hours = opening.of_services(keys)
    outside = directory.services_outside(Service.objects.filter(pk__in=keys))
    return [
        _record(
            service,
            None,
            belongings,
            _OUTSIDE if service.id in outside else None,
            hours[service.id],
        )
        for service in services
    ]


def _links(ids: frozenset[uuid.UUID]) -> Iterator[tuple[_Service, _Link]]:
    """Yield those of the ids that are links, where neither service nor location is closed."""
    rows = ServiceAtLocation.objects.filter(pk__in=ids).order_by("service_id", "pk")
    for row in rows.values_list(*_LINK_COLUMNS):
        link = _Link(_Row(*row[:_SERVICE_FROM]), Place(*row[_PLACE_FROM:]))
        service = _Service(*row[_SERVICE_FROM:_PLACE_FROM])
        if all(layer.is_open for layer in _layers(service, link)):
            yield service, link


def _belongings(service_ids: Set[uuid.UUID], link_ids: Set[uuid.UUID]) -> Belongings:
    services = Service.objects.filter(pk__in=service_ids)
    return Belongings(
        topics=related.terms(services, "topics"),
        audiences=related.terms(services, "audiences"),
        life_situations=related.terms(services, "life_situations"),
        languages=related.languages(service_ids),
        translations=related.translations(service_ids | link_ids),
        serves=related.served(service_ids),
    )


def _record(
    service: _Service,
    link: _Link | None,
    belongings: Belongings,
    where: Whereabouts | None,
    hours: str,
) -> Record:
    since, until = moments.span(_layers(service, link))
    return Record(
        id=link.row.id if link else service.id,
        type=SERVICE,
        service_id=service.id,
        organization_id=service.organization_id,
        names=(service.name, service.alternate_name),
        texts=_texts(service, link, belongings),
        terms=_terms(service, belongings),
        where=where,
        serves=belongings.serves.get(service.id, Serves()),
        is_free=service.is_free == Answer.YES,
        is_by_phone=service.is_by_phone,
        is_online=service.is_online,
        is_at_home=service.is_at_home,
        hours=hours,
        since=since,
        until=until,
        ages=_ages(service),
        # A check of a location says nothing of what is offered there.
        care=care((service, link.row) if link else (service,), paused_by=_layers(service, link)),
    )


def _ages(service: _Service) -> tuple[int, int]:
    """Return the ages that a service is for; an end that nobody named is open."""
    least, most = EVERY_AGE
    return (
        least if service.minimum_age is None else service.minimum_age,
        most if service.maximum_age is None else service.maximum_age,
    )


def _layers(service: _Service, link: _Link | None) -> tuple[Seen, ...]:
    return (service, link.row, link.place) if link else (service,)


def _terms(service: _Service, belongings: Belongings) -> Terms:
    return Terms(
        topics=belongings.topics[service.id],
        audiences=belongings.audiences[service.id],
        life_situations=belongings.life_situations[service.id],
        languages=belongings.languages[service.id],
    )


def _texts(service: _Service, link: _Link | None, belongings: Belongings) -> tuple[str, ...]:
    own: tuple[str, ...] = ()
    # What is special at a place may describe it: nobody may find a confidential one by that.
    if link and not link.place.is_confidential:
        own = (link.row.description, *belongings.translations[link.row.id])
    return (
        service.summary,
        service.description,
        service.eligibility,
        service.organization__name,
        service.organization__alternate_name,
        *belongings.translations[service.id],
        *own,
    )
