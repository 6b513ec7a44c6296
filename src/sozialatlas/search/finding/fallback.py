"""Answers from the database while there is no index: services by words, topic, municipality.

What needs the index waits for it: places, other filters, relevance, events and volunteer roles.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass
from math import ceil

from django.db.models import Q, QuerySet

from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import Location, Service, ServiceArea, ServiceAtLocation
from sozialatlas.search import areas
from sozialatlas.search.answers import FACETS, INDEX_BUILDING, Facet, Hit, Notice, SearchAnswer
from sozialatlas.search.requests import SERVICE, SearchRequest

_TEXTS = (
    "name",
    "alternate_name",
    "summary",
    "description",
    "organization__name",
    "organization__alternate_name",
)


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found: services at locations, and services without any."""

    links: QuerySet[ServiceAtLocation]
    lone: QuerySet[Service]

    def services(self) -> QuerySet[Service]:
        """Return the services of both, by name."""
        located = Q(pk__in=self.links.values("service_id"))
        return Service.objects.filter(located | Q(pk__in=self.lone)).order_by("name", "pk")


def answer(request: SearchRequest) -> SearchAnswer:
    """Return services that hold every word, under the topics and municipalities asked for."""
    found = _matches(request)
    services = found.services()
    groups = services.count()
    start = (request.page - 1) * request.page_size
    return SearchAnswer(
        total=found.links.count() + found.lone.count(),
        groups=groups,
        page=request.page,
        pages=max(1, ceil(groups / request.page_size)),
        hits=_hits(list(services[start : start + request.page_size]), found.links),
        facets=tuple(Facet(key, ()) for key in FACETS),
        notices=(Notice(INDEX_BUILDING),),
        outside_total=0,
    )


def _matches(request: SearchRequest) -> Matches:
    today = request.now.date()
    services = _services(request, today)
    places = Location.objects.visible_on(today).filter(is_outside=False)
    links = ServiceAtLocation.objects.visible_on(today).filter(
        service__in=services, location__in=places
    )
    lone = services.filter(at_locations=None)
    lone = lone.exclude(pk__in=list(directory.services_outside(lone)))
    if request.municipalities:
        serving = services.filter(_serves(request.municipalities))
        located = Q(location__municipality__key__in=request.municipalities)
        links = links.filter(located | Q(service__in=serving))
        lone = lone.filter(Q(pk__in=serving) | Q(service_areas=None))
    return Matches(links, lone)


def _services(request: SearchRequest, today: dt.date) -> QuerySet[Service]:
    services = Service.objects.visible_on(today)
    if SERVICE not in request.types:
        return services.none()
    for word in request.words.split():
        services = services.filter(_holds(word))
    if request.topics:
        topics = Q(topics__code__in=request.topics) | Q(topics__parent__code__in=request.topics)
        services = services.filter(pk__in=Service.objects.filter(topics).values("pk"))
    return services


def _holds(word: str) -> Q:
    """Match a word in any text; SQLite knows no capital of an umlaut, so both are asked for."""
    held = Q()
    for spelling in {word, word.lower(), word.capitalize()}:
        for text in _TEXTS:
            held |= Q(**{f"{text}__icontains": spelling})
    return held


def _serves(municipalities: tuple[str, ...]) -> Q:
    tree = areas.tree()
    codes = {code for key in municipalities for code in tree.reaching(key)}
    keys = {code.rpartition(":")[2] for code in codes}
    everywhere = Q(service_areas__extent=ServiceArea.Extent.EVERYWHERE)
    return everywhere | Q(service_areas__area__key__in=keys)


def _hits(services: list[Service], matching: QuerySet[ServiceAtLocation]) -> tuple[Hit, ...]:
    links: dict[uuid.UUID, list[ServiceAtLocation]] = defaultdict(list)
    chosen = matching.filter(service__in=[service.pk for service in services])
    for link in chosen.select_related("location__municipality").order_by("pk"):
        links[link.service_id].append(link)
    return tuple(_hit(service, links[service.pk]) for service in services)


def _hit(service: Service, links: list[ServiceAtLocation]) -> Hit:
    first = links[0] if links else None
    return Hit(
        id=first.pk if first else service.pk,
        type=SERVICE,
        service_id=service.pk,
        lat=first.location.public_lat if first else None,
        lon=first.location.public_lon if first else None,
        distance_km=None,
        further_count=max(0, len(links) - 1),
        score=0.0,
    )
