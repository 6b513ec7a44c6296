"""What the faces of services, events and volunteer roles all say."""

from __future__ import annotations

from sozialatlas.directory.faces import contacts, details
from sozialatlas.directory.faces.face import Face
from sozialatlas.directory.faces.texts import Texts
from sozialatlas.directory.models import Event, Service, VolunteerRole


def face(record_type: str, thing: Service | Event | VolunteerRole, said: Texts) -> Face:
    """Return the beginning of a face; the module of each type adds what only it has."""
    return Face(
        id=thing.pk,
        type=record_type,
        organization=thing.organization.name,
        organization_id=thing.organization.pk,
        organization_url=contacts.web_address(thing.organization.url),
        name=said.of(thing, "name"),
        summary=said.of(thing, "summary"),
        description=said.of(thing, "description"),
        topics=details.topics(thing),
        audiences=details.audiences(thing),
        picture=details.picture(thing),
    )
