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
from sozialatlas.directory.models import Location, Service, ServiceAtLocation
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
from sozialatlas.search.finding import rows_reached
from sozialatlas.search.finding.rows_reached import Border, Link
from sozialatlas.search.requests import SERVICE, SearchRequest
from sozialatlas.search.scope import EVERYTHING
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
    """Services by name, each with its links that were found; none for one without a location.

    `home` are the links in the town of a town's portal, where that has a border.
    """

    services: tuple[uuid.UUID, ...]
    links: Mapping[uuid.UUID, Sequence[uuid.UUID]]
    home: frozenset[uuid.UUID] | None = None

    @property
    def record_count(self) -> int:
        """How many records were found: links, and services without any."""
        return sum(len(self.links.get(service, ())) or 1 for service in self.services)

    @property
    def home_count(self) -> int:
        """How many of the records lie in the town."""
        return len(self.home or ())


def answer(request: SearchRequest) -> SearchAnswer:
    """Return services that hold every word, under the topics and municipalities asked for.

    Who tells of danger gets the services that help in it, whatever their words.
    """
    notices = [Notice(INDEX_BUILDING)]
    danger = crisis.recognise(request.whole_words)
    if danger is not None:
        # Help is shown whatever the portal is about, and wherever it is.
        request = replace(request, words="", topics=danger.topics, scope=EVERYTHING)
        notices.insert(0, Notice(CRISIS, (danger.kind,)))
    found = _matches(request)
    start = (request.page - 1) * request.page_size
    shown = found.services[start : start + request.page_size]
    return SearchAnswer(
        total=found.record_count,
        groups=len(found.services),
        page=request.page,
        pages=max(1, ceil(len(found.services) / request.page_size)),
        hits=_hits(shown, found),
        facets=tuple(Facet(key, ()) for key in FACETS),
        notices=tuple(notices),
        outside_total=0,
        home_total=found.home_count if request.has_border else 0,
        beside_total=_beside_total(request),
    )


def _beside_total(request: SearchRequest) -> int:
    return _matches(replace(request, beside=True)).record_count if request.has_border else 0


def _matches(request: SearchRequest) -> Matches:
    """Join in memory: one query that did it all took half a minute over 24,000 records."""
    today = request.now.date()
    services = _services(request, today)
    names = dict(services.order_by("name", "pk").values_list("pk", "name"))
    borders = rows_reached.borders(request, services, areas.tree())
    lone = _lone(request, services, borders)
    links: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    home: set[uuid.UUID] = set()
    open_to = rows_reached.open_to(request.scope.accessibility)
    for link in _links(today):
        if link.service_id not in names or (
            open_to is not None and link.location_id not in open_to
        ):
            continue
        if all(border.lets_in(link.service_id, link.areas) for border in borders):
            links[link.service_id].append(link.id)
            if link.municipality in request.scope.home:
                home.add(link.id)
    found = [key for key in names if key in links or key in lone]
    if request.has_border:
        found.sort(key=lambda key: home.isdisjoint(links.get(key, ())))
        links = {key: sorted(of, key=lambda link: link not in home) for key, of in links.items()}
    return Matches(tuple(found), links, frozenset(home) if request.has_border else None)


def _lone(
    request: SearchRequest, services: QuerySet[Service], borders: Sequence[Border]
) -> set[uuid.UUID]:
    """Return the services without any location that a request finds: nobody gets in there."""
    if request.scope.accessibility:
        return set()
    lone = set(services.filter(at_locations=None).values_list("pk", flat=True))
    lone -= directory.services_outside(services).keys()
    return {key for key in lone if all(border.lets_in(key) for border in borders)}


def _links(today: dt.date) -> Iterator[Link]:
    """Yield links with where they lie."""
    inside = shown.links(today).filter(location__is_outside=False).order_by("pk")
    columns = ("pk", "service_id", "location_id")
    areas = ("location__municipality__key", "location__social_area__key")
    for row in inside.values_list(*columns, *areas):
        yield Link(*row)


def _services(request: SearchRequest, today: dt.date) -> QuerySet[Service]:
    services = rows_reached.in_scope(Service.objects.visible_on(today), request.scope)
    if SERVICE not in request.types:
        return services.none()
    if request.organizations:
        held = rows_reached.organizations(request.organizations)
        services = services.filter(organization__in=held)
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


def _hits(services: Sequence[uuid.UUID], found: Matches) -> tuple[Hit, ...]:
    links = found.links
    firsts = {service: links[service][0] for service in services if service in links}
    rows = ServiceAtLocation.objects.select_related("location__municipality")
    places = {pk: link.location for pk, link in rows.in_bulk(list(firsts.values())).items()}
    return tuple(
        replace(
            _hit(key, links.get(key, ()), places[firsts[key]] if key in firsts else None),
            is_home=found.home is None or firsts.get(key) in found.home,
        )
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
