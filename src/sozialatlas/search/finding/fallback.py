"""Answers from the database while there is no index: services by name, nothing more."""

from __future__ import annotations

import datetime as dt
import uuid
from math import ceil

from django.db.models import Q, QuerySet

from sozialatlas.directory.models import Service, ServiceAtLocation, Status
from sozialatlas.search.answers import INDEX_BUILDING, Hit, Notice, SearchAnswer
from sozialatlas.search.requests import SERVICE, SearchRequest


def answer(request: SearchRequest) -> SearchAnswer:
    """Return services whose name holds every word; filters and places wait for the index."""
    named = _named(request.words, request.now.date())
    total = named.count() if SERVICE in request.types else 0
    start = (request.page - 1) * request.page_size
    services = list(named[start : start + request.page_size]) if total else []
    return SearchAnswer(
        total=total,
        groups=total,
        page=request.page,
        pages=max(1, ceil(total / request.page_size)),
        hits=_hits(services),
        facets=(),
        notices=(Notice(INDEX_BUILDING),),
        outside_total=0,
    )


def _named(words: str, today: dt.date) -> QuerySet[Service]:
    services = Service.objects.visible_on(today).order_by("name", "pk")
    for word in words.split():
        services = services.filter(Q(name__icontains=word) | Q(alternate_name__icontains=word))
    links = ServiceAtLocation.objects.exclude(status=Status.CLOSED)
    found = links.exclude(location__status=Status.CLOSED).filter(location__is_outside=False)
    return services.filter(Q(at_locations=None) | Q(pk__in=found.values("service_id")))


def _hits(services: list[Service]) -> tuple[Hit, ...]:
    links: dict[uuid.UUID, list[ServiceAtLocation]] = {}
    chosen = ServiceAtLocation.objects.filter(service__in=services).exclude(status=Status.CLOSED)
    for link in chosen.select_related("location__municipality").order_by("pk"):
        links.setdefault(link.service_id, []).append(link)
    return tuple(_hit(service, links.get(service.pk, [])) for service in services)


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
