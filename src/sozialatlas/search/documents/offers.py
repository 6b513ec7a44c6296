"""Services at locations, and services without any, as records."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sozialatlas.directory.models import (
    Answer,
    Location,
    Published,
    Service,
    ServiceAtLocation,
    Status,
)
from sozialatlas.search.documents import moments, opening, related
from sozialatlas.search.documents.places import whereabouts
from sozialatlas.search.documents.record import Record, Serves, Terms, Whereabouts
from sozialatlas.search.requests import SERVICE

Rows = Mapping[uuid.UUID, tuple[int, ...]]


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
    open_links = chosen.exclude(service__status=Status.CLOSED)
    links = list(
        open_links.exclude(location__status=Status.CLOSED)
        .select_related(
            "service__organization",
            "location__address",
            "location__municipality",
            "location__social_area",
        )
        .order_by("service_id", "pk")
    )
    locations = {link.location_id for link in links}
    belongings = _belongings({link.service_id for link in links}, {link.pk for link in links})
    features = related.features(locations)
    hours = opening.of_links(links)
    return [
        _record(
            link.service,
            link,
            belongings,
            whereabouts(link.location, features, link.service.name),
            hours[link.pk],
        )
        for link in links
    ]


def service_records(ids: frozenset[uuid.UUID]) -> list[Record]:
    """Return the records of services without any location."""
    chosen = Service.objects.filter(pk__in=ids, at_locations=None).exclude(status=Status.CLOSED)
    services = list(chosen.select_related("organization").order_by("pk"))
    belongings = _belongings({service.pk for service in services}, set())
    hours = opening.of_services(services)
    return [_record(service, None, belongings, None, hours[service.pk]) for service in services]


def _belongings(service_ids: set[uuid.UUID], link_ids: set[uuid.UUID]) -> Belongings:
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
    link: ServiceAtLocation | None,
    belongings: Belongings,
    where: Whereabouts | None,
    hours: str,
) -> Record:
    since, until = moments.span(_layers(service, link))
    return Record(
        id=link.pk if link else service.pk,
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
    )


def _layers(service: Service, link: ServiceAtLocation | None) -> tuple[Published, ...]:
    if link is None:
        return (service,)
    location: Location = link.location
    return (service, link, location)


def _terms(service: Service, belongings: Belongings) -> Terms:
    return Terms(
        topics=belongings.topics[service.pk],
        audiences=belongings.audiences[service.pk],
        life_situations=belongings.life_situations[service.pk],
        languages=belongings.languages[service.pk],
    )


def _texts(
    service: Service, link: ServiceAtLocation | None, belongings: Belongings
) -> tuple[str, ...]:
    own = (link.description, *belongings.translations[link.pk]) if link else ()
    return (
        service.summary,
        service.description,
        service.eligibility,
        service.organization.name,
        service.organization.alternate_name,
        *belongings.translations[service.pk],
        *own,
    )
