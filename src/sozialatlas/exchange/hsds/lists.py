"""What is asked for of services, organizations, events and roles, as rows to count and to page."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from sozialatlas.directory.cards import EVENT, SERVICE, VOLUNTEER_ROLE
from sozialatlas.directory.models import RecordKind, ServiceAtLocation
from sozialatlas.exchange import public_things
from sozialatlas.exchange.delta.queries import changed_since
from sozialatlas.exchange.hsds import filters
from sozialatlas.exchange.hsds.asking import Asked

Key = uuid.UUID


@dataclass(frozen=True, slots=True)
class Now:
    """The moment of an answer, and its day by the county's clock."""

    at: dt.datetime
    today: dt.date


class Found(Protocol):
    """What a question finds, in a fixed order."""

    def count(self) -> int:
        """Return how many there are."""

    def keys(self, start: int, stop: int | None) -> Sequence[Key]:
        """Return some of them."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table."""

    rows: QuerySet[Model]

    def count(self) -> int:
        """Return how many there are."""
        return self.rows.count()

    def keys(self, start: int, stop: int | None) -> Sequence[Key]:
        """Return some of them, by their ids."""
        return list(self.rows.order_by("pk").values_list("pk", flat=True)[start:stop])


def services(asked: Asked, now: Now) -> Rows:
    """Return the services that are asked for."""
    rows = filters.services(public_things.services(now.today), asked, now.today)
    if asked.search is not None:
        hits = filters.found_by_words(asked.search, now.at, (SERVICE,))
        at_hits = ServiceAtLocation.objects.filter(pk__in=hits, service=OuterRef("pk"))
        rows = rows.filter(Q(pk__in=hits) | Q(Exists(at_hits)))
    return _changed(rows, RecordKind.SERVICE, asked)


def links(asked: Asked, now: Now) -> Rows:
    """Return the services at locations that are asked for."""
    rows = filters.links(public_things.links(now.today), asked, now.today)
    if asked.search is not None:
        rows = rows.filter(pk__in=filters.found_by_words(asked.search, now.at, (SERVICE,)))
    return _changed(rows, RecordKind.SERVICE_AT_LOCATION, asked)


def organizations(asked: Asked, now: Now) -> Rows:
    """Return the organizations that are asked for: by their names, and by what they offer."""
    rows = public_things.organizations(now.today)
    for word in (asked.search or "").split():
        rows = rows.filter(Q(name__icontains=word) | Q(alternate_name__icontains=word))
    if asked.taxonomy_id is not None or asked.taxonomy_term_id is not None:
        offers = filters.services(public_things.services(now.today), asked, now.today)
        rows = rows.filter(Exists(offers.filter(organization=OuterRef("pk"))))
    return _changed(rows, RecordKind.ORGANIZATION, asked)


def events(asked: Asked, now: Now) -> Rows:
    """Return the events that are asked for."""
    return _activities(EVENT, asked, now)


def volunteer_roles(asked: Asked, now: Now) -> Rows:
    """Return the volunteer roles that are asked for."""
    return _activities(VOLUNTEER_ROLE, asked, now)


def _activities(kind: str, asked: Asked, now: Now) -> Rows:
    rows = public_things.OF_KIND[kind](now.today)
    if asked.search is not None:
        rows = rows.filter(pk__in=filters.found_by_words(asked.search, now.at, (kind,)))
    if asked.organization_id is not None:
        rows = rows.filter(organization=asked.organization_id)
    if asked.taxonomy_term_id is not None:
        rows = filters.with_term_of_activity(rows, asked.taxonomy_term_id)
    return _changed(rows, kind, asked)


def _changed(rows: QuerySet[Model], kind: str, asked: Asked) -> Rows:
    since = asked.modified_after
    return Rows(rows if since is None else changed_since(rows, kind, since))


FIND: Mapping[str, Callable[[Asked, Now], Found]] = {
    "services": services,
    "service_at_locations": links,
    "organizations": organizations,
    "events": events,
    "volunteer_roles": volunteer_roles,
}
"""How each list is found."""
