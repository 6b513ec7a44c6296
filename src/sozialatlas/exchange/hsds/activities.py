"""Events and volunteer roles, which HSDS does not know: they belong to our profile."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict

from sozialatlas.directory.cards import EVENT, VOLUNTEER_ROLE
from sozialatlas.directory.models import Event, VolunteerRole
from sozialatlas.directory.moments import latest
from sozialatlas.directory.shown_pictures import of_row
from sozialatlas.exchange.hsds import reading, shapes
from sozialatlas.exchange.hsds.building import Setting, parts, places, things
from sozialatlas.exchange.hsds.building.texts import email, moment, said, uri

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from sozialatlas.exchange.hsds.asking import Asked
    from sozialatlas.exchange.hsds.lists import Now
    from sozialatlas.exchange.hsds.reading import Known

_READ = ("topics", "audiences", "picture__picture")


def events(
    keys: Sequence[uuid.UUID], _asked: Asked, _now: Now, setting: Setting
) -> Iterator[shapes.Event]:
    """Yield events."""
    rows = list(Event.objects.filter(pk__in=keys).order_by("pk").prefetch_related(*_READ))
    known = _known(rows)
    for row in rows:
        yield shapes.Event(
            **_base(row, known, setting, EVENT),
            phone=said(row.phone),
            starts_at=_local(row.starts_at, setting),
            ends_at=_local(row.ends_at, setting) if row.ends_at else None,
            time_zone=setting.time_zone,
            rrule=said(row.rrule),
            exdates=tuple(_local(dt.datetime.fromisoformat(day), setting) for day in row.exdates),
            is_free=row.is_free,
            fees_description=said(row.fees),
        )


def volunteer_roles(
    keys: Sequence[uuid.UUID], _asked: Asked, _now: Now, setting: Setting
) -> Iterator[shapes.VolunteerRole]:
    """Yield volunteer roles."""
    found = VolunteerRole.objects.filter(pk__in=keys).order_by("pk")
    rows = list(found.prefetch_related(*_READ))
    known = _known(rows)
    for row in rows:
        yield shapes.VolunteerRole(
            **_base(row, known, setting, VOLUNTEER_ROLE),
            phone=said(row.phone),
            skills=said(row.skills),
            time_needed=said(row.time_needed),
            commitment=said(row.commitment),
            availability=tuple(row.availability),
            abilities=tuple(row.abilities),
            contact_name=said(row.contact_name),
        )


class _Base(TypedDict):
    id: str
    name: str
    status: str
    organization_id: str
    location_id: str | None
    summary: str | None
    description: str | None
    url: str | None
    email: str | None
    is_online: bool
    last_modified: str | None
    content_changed: str | None
    verified: str | None
    verified_how: str | None
    page: str
    correction_url: str
    organization: shapes.Organization
    location: shapes.Location | None
    attributes: tuple[shapes.Attribute, ...]
    picture: shapes.Picture | None
    texts: tuple[shapes.Text, ...]


def _base(row: Event | VolunteerRole, known: Known, setting: Setting, kind: str) -> _Base:
    page = setting.page(kind, row.name, row.pk)
    place = known.locations.get(row.location_id) if row.location_id else None
    topics = setting.terms_of("topics", sorted(each.pk for each in row.topics.all()))
    audiences = setting.terms_of("audiences", sorted(each.pk for each in row.audiences.all()))
    return _Base(
        id=str(row.pk),
        name=row.name,
        status=places.status(row.status),
        organization_id=str(row.organization_id),
        location_id=str(row.location_id) if row.location_id else None,
        summary=said(row.summary),
        description=said(row.description),
        url=uri(row.url),
        email=email(row.email),
        is_online=row.is_online,
        last_modified=moment(latest(row.updated_at, known.changed.get(row.pk))),
        content_changed=moment(row.content_changed_at),
        verified=moment(row.verified_at),
        verified_how=said(row.verified_how),
        page=page,
        correction_url=setting.correction(page),
        organization=things.provider(known.organizations[row.organization_id], known),
        location=places.location(place, known, setting) if place else None,
        attributes=parts.attributes(row.pk, kind, (*topics, *audiences)),
        picture=_picture(row, setting),
        texts=parts.texts(known.texts.get(row.pk, ())),
    )


def _picture(row: Event | VolunteerRole, setting: Setting) -> shapes.Picture | None:
    held = getattr(row, "picture", None)
    if held is None:
        return None
    shown = of_row(held)
    return shapes.Picture(
        url=f"{setting.root}{shown.url}",
        width=shown.width,
        height=shown.height,
        description=said(shown.alt),
        credit=said(shown.credit),
    )


def _local(at: dt.datetime, setting: Setting) -> str:
    """Return a moment by the clock of the place, as a rule of recurrence needs it."""
    here = at if at.tzinfo else at.replace(tzinfo=setting.zone)
    return here.astimezone(setting.zone).isoformat(timespec="seconds")


def _known(rows: Sequence[Event] | Sequence[VolunteerRole]) -> Known:
    providers = {row.organization_id for row in rows}
    sites = {row.location_id for row in rows if row.location_id}
    return reading.of_activities({row.pk for row in rows}, providers, sites)
