"""Services at locations, and services without any, as records."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import (
    Answer,
    Location,
    Organization,
    Published,
    Service,
    ServiceAtLocation,
    Status,
)
from sozialatlas.search.documents import moments, opening, related
from sozialatlas.search.documents.care import care
from sozialatlas.search.documents.places import places
from sozialatlas.search.documents.record import EVERY_AGE, Record, Serves, Terms, Whereabouts
from sozialatlas.search.requests import SERVICE

Rows = Mapping[uuid.UUID, tuple[int, ...]]
_SEEN = ("status", "visible_from", "visible_to", "verified_at", "content_changed_at")
_LINK = (*_SEEN, "service_id", "location_id", "description")
_SERVICE = (
    *_SEEN,
    "organization_id",
    "name",
    "alternate_name",
    "summary",
    "description",
    "eligibility",
    "minimum_age",
    "maximum_age",
    "is_free",
    "is_online",
    "is_by_phone",
    "is_at_home",
)

# A service without a location whose organization lies outside.
_OUTSIDE = Whereabouts(is_outside=True)


@dataclass(frozen=True, slots=True)
class Link:
    """A service's row at a location, and the location."""

    row: ServiceAtLocation
    location: Location


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
    chosen = ServiceAtLocation.objects.filter(pk__in=ids).exclude(status=Status.CLOSED)
    links = list(chosen.only(*_LINK).order_by("service_id", "pk"))
    if not links:
        return []
    services = _services(link.service_id for link in links)
    where = places({link.location_id for link in links})
    belongings = _belongings(services.keys(), {link.pk for link in links})
    hours = opening.of_links(links, where.locations)
    return [
        _record(
            service,
            Link(link, location),
            belongings,
            where.whereabouts(link.location_id, service.name),
            hours[link.pk],
        )
        for link in links
        if _is_open(service := services[link.service_id])
        and _is_open(location := where.locations[link.location_id])
    ]


def service_records(ids: frozenset[uuid.UUID]) -> list[Record]:
    """Return the records of services without any location."""
    lone = Service.objects.filter(pk__in=ids, at_locations=None).values_list("pk", flat=True)
    services = [service for service in _services(lone).values() if _is_open(service)]
    if not services:
        return []
    belongings = _belongings({service.pk for service in services}, set())
    hours = opening.of_services(services)
    found = Service.objects.filter(pk__in=[service.pk for service in services])
    outside = directory.services_outside(found)
    return [
        _record(
            service,
            None,
            belongings,
            _OUTSIDE if service.pk in outside else None,
            hours[service.pk],
        )
        for service in services
    ]


def _services(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Service]:
    services = Service.objects.only(*_SERVICE).in_bulk(list(set(ids)))
    providers = {service.organization_id for service in services.values()}
    organizations = Organization.objects.only("name", "alternate_name").in_bulk(list(providers))
    for service in services.values():
        service.organization = organizations[service.organization_id]
    return services


def _is_open(thing: Published) -> bool:
    return thing.status != Status.CLOSED


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
    service: Service,
    link: Link | None,
    belongings: Belongings,
    where: Whereabouts | None,
    hours: str,
) -> Record:
    since, until = moments.span(_layers(service, link))
    return Record(
        id=link.row.pk if link else service.pk,
        type=SERVICE,
        service_id=service.pk,
        names=(service.name, service.alternate_name),
        texts=_texts(service, link, belongings),
        terms=_terms(service, belongings),
        where=where,
        serves=belongings.serves.get(service.pk, Serves()),
        is_free=service.is_free == Answer.YES,
        is_remote=service.is_online or service.is_by_phone,
        is_at_home=service.is_at_home,
        hours=hours,
        since=since,
        until=until,
        ages=_ages(service),
        # A check of a location says nothing of what is offered there.
        care=care((service, link.row) if link else (service,), paused_by=_layers(service, link)),
    )


def _ages(service: Service) -> tuple[int, int]:
    """Return the ages that a service is for; an end that nobody named is open."""
    least, most = EVERY_AGE
    return (
        least if service.minimum_age is None else service.minimum_age,
        most if service.maximum_age is None else service.maximum_age,
    )


def _layers(service: Service, link: Link | None) -> tuple[Published, ...]:
    return (service, link.row, link.location) if link else (service,)


def _terms(service: Service, belongings: Belongings) -> Terms:
    return Terms(
        topics=belongings.topics[service.pk],
        audiences=belongings.audiences[service.pk],
        life_situations=belongings.life_situations[service.pk],
        languages=belongings.languages[service.pk],
    )


def _texts(service: Service, link: Link | None, belongings: Belongings) -> tuple[str, ...]:
    own = (link.row.description, *belongings.translations[link.row.pk]) if link else ()
    return (
        service.summary,
        service.description,
        service.eligibility,
        service.organization.name,
        service.organization.alternate_name,
        *belongings.translations[service.pk],
        *own,
    )
