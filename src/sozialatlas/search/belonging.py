"""Which records belong into a portal, read from the tables: also closed ones.

Lists ask the index; a page that is opened by its address asks here, also without an index.
Borders are left aside: what lies near a town is shown there on purpose, and so is help in danger,
whatever a portal is about.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping

from django.db.models import Q, QuerySet

from sozialatlas.directory.models import (
    Answer,
    Event,
    Location,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.search.finding import rows_reached
from sozialatlas.search.requests import EVENT, SERVICE, VOLUNTEER_ROLE
from sozialatlas.search.scope import Scope
from sozialatlas.search.understanding import crisis

Ids = Collection[uuid.UUID]
_NOTHING = Q(pk__in=())
# An empty Q is lost where another is joined to it by "or": then only that other would count.
_ALL = Q(pk__isnull=False)


def belongs(scope: Scope, record_type: str, record_id: uuid.UUID) -> bool:
    """Return whether a portal is about a record, wherever that lies."""
    return record_id in belonging(scope, {record_type: [record_id]})


def belonging(scope: Scope, records: Mapping[str, Ids]) -> frozenset[uuid.UUID]:
    """Return those of some records, given by their type, that a portal is about."""
    if scope.anywhere.is_everything:
        return frozenset(each for ids in records.values() for each in ids)
    found = {each for kind, ids in records.items() if ids for each in _of_type(scope, kind, ids)}
    return frozenset(found)


def _of_type(scope: Scope, kind: str, ids: Ids) -> Iterator[uuid.UUID]:
    if kind == SERVICE:
        yield from _services(scope, ids)
    elif kind == EVENT:
        yield from _events(scope, Event.objects.filter(pk__in=ids)).values_list("pk", flat=True)
    else:
        roles = VolunteerRole.objects.filter(pk__in=ids)
        yield from _roles(scope, roles).values_list("pk", flat=True)


def _services(scope: Scope, ids: Ids) -> Iterator[uuid.UUID]:
    """Yield services at locations, and services without any."""
    urgent = Service.objects.filter(rows_reached.under(_urgent())).values("pk")
    held = rows_reached.in_scope(Service.objects.all(), scope).values("pk")
    links = ServiceAtLocation.objects.filter(pk__in=ids)
    lone = Service.objects.filter(pk__in=ids)
    yield from links.filter(service__in=urgent).values_list("pk", flat=True)
    yield from lone.filter(pk__in=urgent).values_list("pk", flat=True)
    yield from links.filter(_open_to(scope), service__in=held).values_list("pk", flat=True)
    if not scope.accessibility:
        yield from lone.filter(pk__in=held).values_list("pk", flat=True)


def _events(scope: Scope, events: QuerySet[Event]) -> QuerySet[Event]:
    fits = _activity(scope, EVENT)
    if scope.free:
        fits &= Q(is_free=Answer.YES)
    return events.filter(fits | rows_reached.under(_urgent())).order_by().distinct()


def _roles(scope: Scope, roles: QuerySet[VolunteerRole]) -> QuerySet[VolunteerRole]:
    fits = _activity(scope, VOLUNTEER_ROLE)
    if scope.free:
        fits &= _NOTHING
    return roles.filter(fits | rows_reached.under(_urgent())).order_by().distinct()


def _activity(scope: Scope, kind: str) -> Q:
    """Match what both say of themselves: neither has languages, nor does it come to anyone."""
    if (scope.types and kind not in scope.types) or scope.languages or scope.at_home:
        return _NOTHING
    fits = _open_to(scope)
    if scope.has_subject:
        fits &= rows_reached.subject(scope)
    if scope.organizations:
        fits &= Q(organization__in=rows_reached.organizations(scope.organizations))
    return fits & Q(is_online=True) if scope.remote else fits


def _open_to(scope: Scope) -> Q:
    open_to = rows_reached.open_to(scope.accessibility)
    return _ALL if open_to is None else Q(location__in=Location.objects.filter(pk__in=open_to))


def _urgent() -> frozenset[str]:
    """Return the topics of all help in danger."""
    return frozenset(topic for group in crisis.rules().groups for topic in group.topics)
