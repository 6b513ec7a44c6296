"""Reads one record for its own page, with the same number of queries whatever it holds."""

from __future__ import annotations

import datetime as dt
import uuid

from sozialatlas.directory.cards import EVENT, VOLUNTEER_ROLE
from sozialatlas.directory.faces import activities, services, sites
from sozialatlas.directory.faces.face import Face
from sozialatlas.directory.models import ServiceAtLocation


def face(record_type: str, record_id: uuid.UUID, *, language: str, today: dt.date) -> Face | None:
    """Return a record of a type, None where there is none; `is_visible` says if it is open.

    A service that has places is no record itself: ask `first_record` for where to go.
    """
    if record_type == EVENT:
        return activities.event(record_id, language, today)
    if record_type == VOLUNTEER_ROLE:
        return activities.volunteer_role(record_id, language, today)
    return services.service(record_id, language, today)


def first_record(service_id: uuid.UUID, today: dt.date) -> uuid.UUID | None:
    """Return the record that stands for a service with places: its first visible one."""
    links = sites.links_of(service_id, today)
    if links:
        return links[0].pk
    rows = ServiceAtLocation.objects.filter(service_id=service_id).order_by("pk")
    return rows.values_list("pk", flat=True).first()
