"""What a face says in lists: topics, audiences, prices, areas served, free places."""

from __future__ import annotations

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
    rows = Topic.objects.filter(is_active=True, **{_related(thing): thing})
    return tuple(Term(row.code, row.label) for row in rows.order_by("order", "code"))


def audiences(thing: Service | Event | VolunteerRole) -> tuple[Term, ...]:
    """Return for whom a thing is, in the order of the taxonomy."""
    rows = Audience.objects.filter(is_active=True, **{_related(thing): thing})
    return tuple(Term(row.code, row.label) for row in rows.order_by("order", "code"))


def _related(thing: Service | Event | VolunteerRole) -> str:
    """Return by which name topics and audiences know the things of a table."""
    if isinstance(thing, Service):
        return "services"
    return "events" if isinstance(thing, Event) else "volunteer_roles"


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
