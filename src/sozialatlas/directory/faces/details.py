"""What a face says in lists: topics, audiences, prices, papers, areas served, free places.

All is read for many records at once by the callers (`OF_THING`, `OF_SERVICE`, `OF_LINK`).
"""

from __future__ import annotations

from collections.abc import Iterable

from sozialatlas.directory import shown_pictures
from sozialatlas.directory.faces.face import Places, Price, Served, Spoken, Term
from sozialatlas.directory.models import (
    Audience,
    Event,
    RecordPicture,
    Service,
    ServiceAtLocation,
    Topic,
    VolunteerRole,
)
from sozialatlas.directory.shown_pictures import Shown

OF_THING = ("topics", "audiences", "picture__picture")
"""What to read beforehand for anything."""
OF_SERVICE = (
    *OF_THING, "cost_options", "required_documents", "languages", "service_areas__area",
)  # fmt: skip
"""What to read beforehand for a service."""
OF_LINK = ("capacities", "location__accessibility")
"""What to read beforehand for a service at a location."""


def topics(thing: Service | Event | VolunteerRole) -> tuple[Term, ...]:
    """Return the active topics of a thing, in the order of the taxonomy."""
    return _active(thing.topics.all())


def audiences(thing: Service | Event | VolunteerRole) -> tuple[Term, ...]:
    """Return for whom a thing is, in the order of the taxonomy."""
    return _active(thing.audiences.all())


def picture(thing: Service | Event | VolunteerRole) -> Shown | None:
    """Return the picture of a thing; None where there is none."""
    row = getattr(thing, "picture", None)
    return shown_pictures.of_row(row) if isinstance(row, RecordPicture) else None


def _active(terms: Iterable[Topic] | Iterable[Audience]) -> tuple[Term, ...]:
    rows = sorted((row for row in terms if row.is_active), key=lambda row: (row.order, row.code))
    return tuple(Term(row.code, row.label) for row in rows)


def prices(service: Service) -> tuple[Price, ...]:
    """Return what a service costs, in the order in which it was entered."""
    rows = sorted(service.cost_options.all(), key=lambda row: row.pk)
    return tuple(Price(row.option, row.amount, row.currency, row.description) for row in rows)


def documents(service: Service) -> tuple[str, ...]:
    """Return what to bring along, in the order in which it was entered."""
    rows = sorted(service.required_documents.all(), key=lambda row: row.pk)
    return tuple(row.document for row in rows)


def languages(service: Service) -> tuple[Spoken, ...]:
    """Return in which languages people are helped."""
    rows = sorted(service.languages.all(), key=lambda row: row.code)
    return tuple(Spoken(row.code, row.note) for row in rows)


def served(service: Service) -> Served:
    """Return where a service reaches."""
    rows = sorted(service.service_areas.all(), key=lambda row: row.pk)
    return Served(
        areas=tuple((row.area.name, row.area.key) for row in rows if row.area),
        is_everywhere=any(row.area is None for row in rows),
    )


def places(link: ServiceAtLocation | None) -> tuple[Places, ...]:
    """Return the places of a service at a location; one without a location counts none."""
    if link is None:
        return ()
    rows = sorted(link.capacities.all(), key=lambda row: row.pk)
    return tuple(Places(row.unit, row.available, row.maximum, row.asserted_at) for row in rows)
