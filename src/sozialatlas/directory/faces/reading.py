"""Reads records for their own pages and for lists, with the same number of queries for many."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping

from sozialatlas.directory.cards import EVENT, SERVICE, VOLUNTEER_ROLE
from sozialatlas.directory.faces import activities, services, sites
from sozialatlas.directory.faces.face import Face
from sozialatlas.directory.models import ServiceAtLocation


def face(record_type: str, record_id: uuid.UUID, *, language: str, today: dt.date) -> Face | None:
    """Return a record of a type, None where there is none; `is_visible` says if it is open.

    A service that has places is no record itself: ask `first_record` for where to go.
    """
    return faces({record_type: [record_id]}, language=language, today=today).get(record_id)


def faces(
    ids: Mapping[str, Collection[uuid.UUID]], *, language: str, today: dt.date
) -> dict[uuid.UUID, Face]:
    """Return the records of ids, by type; ids that stand for nothing are left out."""
    readers = {
        SERVICE: services.services,
        EVENT: activities.events,
        VOLUNTEER_ROLE: activities.volunteer_roles,
    }
    return {
        face.id: face
        for record_type, read in readers.items()
        if (wanted := ids.get(record_type, ()))
        for face in read(wanted, language, today)
    }


def first_record(service_id: uuid.UUID, today: dt.date) -> uuid.UUID | None:
    """Return the record that stands for a service with places: its first visible one."""
    return first_records([service_id], today).get(service_id)


def first_records(
    service_ids: Collection[uuid.UUID], today: dt.date
) -> dict[uuid.UUID, uuid.UUID]:
    """Return the records that stand for services with places, by the services' ids."""
    rows = ServiceAtLocation.objects.filter(service_id__in=service_ids).order_by("-pk")
    found = dict(rows.values_list("service_id", "pk"))
    visible = sites.links_of(service_ids, today)
    return found | {service: links[0].pk for service, links in visible.items() if links}
