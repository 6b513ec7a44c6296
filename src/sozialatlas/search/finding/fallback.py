"""Answers from the database while there is no index: services by words, topic, municipality.

What needs the index waits for it: places, other filters, relevance, events and volunteer roles.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from django.db.models import Q, QuerySet

from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import Location, Service, ServiceArea, ServiceAtLocation
from sozialatlas.search import areas, shown
from sozialatlas.search.answers import (
    CRISIS,
    FACETS,
    INDEX_BUILDING,
    Facet,
    Hit,
    Notice,
    SearchAnswer,
)
from sozialatlas.search.requests import SERVICE, SearchRequest
from sozialatlas.search.understanding import crisis

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
    """Services by name, each with its links that were found; none for one without a location."""

    services: tuple[uuid.UUID, ...]
    links: Mapping[uuid.UUID, Sequence[uuid.UUID]]

    @property
    def record_count(self) -> int:
        """How many records were found: links, and services without any."""
        return sum(len(self.links.get(service, ())) or 1 for service in self.services)


def answer(request: SearchRequest) -> SearchAnswer:
    """Return services that hold every word, under the topics and municipalities asked for.

    Who tells of danger gets the services that help in it, whatever their words.
    """
    notices = [Notice(INDEX_BUILDING)]
    danger = crisis.recognise(request.whole_words)
    if danger is not None:
        request = replace(request, words="", topics=danger.topics)
        notices.insert(0, Notice(CRISIS, (danger.kind,)))
    found = _matches(request)
    start = (request.page - 1) * request.page_size
    shown = found.services[start : start + request.page_size]
    return SearchAnswer(
        total=found.record_count,
        groups=len(found.services),
        page=request.page,
        pages=max(1, ceil(len(found.services) / request.page_size)),
        hits=_hits(shown, found.links),
        facets=tuple(Facet(key, ()) for key in FACETS),
        notices=tuple(notices),
        outside_total=0,
    )


def _matches(request: SearchRequest) -> Matches:
    """Join in memory: one query that did it all took half a minute over 24,000 records."""
    today = request.now.date()
    services = _services(request, today)
    names = dict(services.order_by("name", "pk").values_list("pk", "name"))
    serving, lone = (
        set(names),
        set(services.filter(at_locations=None).values_list("pk", flat=True)),
    )
    if request.municipalities:
        serving = set(
            services.filter(_serves(request.municipalities)).values_list("pk", flat=True)
        )
        lone &= serving | set(services.filter(service_areas=None).values_list("pk", flat=True))
    lone -= directory.services_outside(services).keys()
    links: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for link, service, municipality in _links(today):
        if service in names and (service in serving or municipality in request.municipalities):
            links[service].append(link)
    return Matches(tuple(key for key in names if key in links or key in lone), links)


def _links(today: dt.date) -> Iterator[tuple[uuid.UUID, uuid.UUID, str | None]]:
    """Yield links with their service and the key of their municipality."""
    inside = shown.links(today).filter(location__is_outside=False).order_by("pk")
    yield from inside.values_list("pk", "service_id", "location__municipality__key")


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
    spellings = {word} if word.isascii() else {word, word.lower(), word.capitalize()}
    held = Q()
    for spelling in spellings:
        for text in _TEXTS:
            held |= Q(**{f"{text}__icontains": spelling})
    return held


def _serves(municipalities: tuple[str, ...]) -> Q:
    tree = areas.tree()
    codes = {code for key in municipalities for code in tree.reaching(key)}
    keys = {code.rpartition(":")[2] for code in codes}
    everywhere = Q(service_areas__extent=ServiceArea.Extent.EVERYWHERE)
    return everywhere | Q(service_areas__area__key__in=keys)


def _hits(
    services: Sequence[uuid.UUID], links: Mapping[uuid.UUID, Sequence[uuid.UUID]]
) -> tuple[Hit, ...]:
    firsts = {service: links[service][0] for service in services if service in links}
    rows = ServiceAtLocation.objects.select_related("location__municipality")
    places = {pk: link.location for pk, link in rows.in_bulk(list(firsts.values())).items()}
    return tuple(
        _hit(key, links.get(key, ()), places[firsts[key]] if key in firsts else None)
        for key in services
    )


def _hit(service: uuid.UUID, links: Sequence[uuid.UUID], location: Location | None) -> Hit:
    return Hit(
        id=links[0] if links else service,
        type=SERVICE,
        service_id=service,
        lat=location.public_lat if location else None,
        lon=location.public_lon if location else None,
        distance_km=None,
        further_count=max(0, len(links) - 1),
        score=0.0,
    )
