"""What a face says in lists: topics, audiences, prices, areas served, free places."""

from __future__ import annotations

from django.db.models import QuerySet

from sozialatlas.directory.faces.face import Places, Price, Served, Term
from sozialatlas.directory.models import (
    Audience,
    Event,
    Service,
    ServiceAtLocation,
    Topic,
    VolunteerRole,
)


def topics(thing: Service | Event | VolunteerRole) -> tuple[Term, ...]:
    """Return the active topics of a thing, in the order of the taxonomy."""
    return _active(thing.topics.all())


def audiences(thing: Service | Event | VolunteerRole) -> tuple[Term, ...]:
    """Return for whom a thing is, in the order of the taxonomy."""
    return _active(thing.audiences.all())


def _active(terms: QuerySet[Topic] | QuerySet[Audience]) -> tuple[Term, ...]:
    rows = terms.filter(is_active=True).order_by("order", "code")
    return tuple(Term(row.code, row.label) for row in rows)


def prices(service: Service) -> tuple[Price, ...]:
    """Return what a service costs, in the order in which it was entered."""
    rows = service.cost_options.order_by("pk")
    return tuple(Price(row.option, row.amount, row.currency, row.description) for row in rows)


def served(service: Service) -> Served:
    """Return where a service reaches."""
    rows = list(service.service_areas.select_related("area").order_by("pk"))
    return Served(
        areas=tuple((row.area.name, row.area.key) for row in rows if row.area),
        is_everywhere=any(row.area is None for row in rows),
    )


def places(link: ServiceAtLocation | None) -> tuple[Places, ...]:
    """Return the places of a service at a location; one without a location counts none."""
    if link is None:
        return ()
    rows = link.capacities.order_by("pk")
    return tuple(Places(row.unit, row.available, row.maximum, row.asserted_at) for row in rows)
