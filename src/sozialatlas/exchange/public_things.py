"""Which things the public may see on a day, kind by kind: the one rule of all open interfaces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from django.db.models import Case, Exists, F, Model, OuterRef, Q, QuerySet, When

from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    RecordKind,
    Service,
    ServiceAtLocation,
    Status,
    VolunteerRole,
)


def visible(prefix: str, today: dt.date) -> Q:
    """Return the condition that a thing may be seen on a day; `prefix` leads to it."""
    return (
        ~Q(**{f"{prefix}status": Status.CLOSED})
        & (Q(**{f"{prefix}visible_from": None}) | Q(**{f"{prefix}visible_from__lte": today}))
        & (Q(**{f"{prefix}visible_to": None}) | Q(**{f"{prefix}visible_to__gte": today}))
    )


def organizations(today: dt.date) -> QuerySet[Organization]:
    """Return the organizations."""
    return Organization.objects.filter(visible("", today))


def locations(today: dt.date) -> QuerySet[Location]:
    """Return the locations, the confidential ones too: what they show is for the reader to say."""
    return Location.objects.filter(visible("", today))


def links(today: dt.date) -> QuerySet[ServiceAtLocation]:
    """Return the services at locations of which no part is closed."""
    parts = visible("", today) & visible("service__", today) & visible("location__", today)
    return ServiceAtLocation.objects.filter(parts)


def lone_services(today: dt.date) -> QuerySet[Service]:
    """Return the services without any location: online, by phone, or they come to people."""
    return Service.objects.filter(visible("", today), at_locations=None)


def services(today: dt.date) -> QuerySet[Service]:
    """Return the services that one can find: at an open place, or without any place."""
    anywhere = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    open_links = anywhere.filter(visible("", today), visible("location__", today))
    findable = Q(Exists(open_links)) | ~Q(Exists(anywhere))
    return Service.objects.filter(visible("", today), findable)


def events(today: dt.date) -> QuerySet[Event]:
    """Return the events."""
    at_open_place = Q(location=None) | visible("location__", today)
    return Event.objects.filter(visible("", today), at_open_place)


def volunteer_roles(today: dt.date) -> QuerySet[VolunteerRole]:
    """Return the tasks for volunteers."""
    at_open_place = Q(location=None) | visible("location__", today)
    return VolunteerRole.objects.filter(visible("", today), at_open_place)


OF_KIND: Mapping[str, Callable[[dt.date], QuerySet[Model]]] = {
    RecordKind.ORGANIZATION: organizations,
    RecordKind.LOCATION: locations,
    RecordKind.SERVICE: services,
    RecordKind.SERVICE_AT_LOCATION: links,
    RecordKind.EVENT: events,
    RecordKind.VOLUNTEER_ROLE: volunteer_roles,
}
"""The public things of each kind."""


def shown(axis: str, path: str = "location__") -> Case:
    """Return the latitude or longitude that may be shown of where a thing is, never the door's.

    `axis` is lat or lon; `path` leads to the location.
    """
    hidden = When(**{f"{path}is_confidential": True, "then": F(f"{path}municipality__{axis}")})
    return Case(hidden, default=F(f"{path}{axis}"))
