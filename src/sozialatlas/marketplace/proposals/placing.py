"""Where the things of a proposal lie, whose they are and what they are about."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    Published,
    RecordKind,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.directory.references import BY_ID
from sozialatlas.places.keys import county_key

# What somebody thinks of first when a proposal speaks of several things.
_NAMED_BY = (
    RecordKind.SERVICE,
    RecordKind.SERVICE_AT_LOCATION,
    RecordKind.EVENT,
    RecordKind.VOLUNTEER_ROLE,
    RecordKind.ORGANIZATION,
    RecordKind.LOCATION,
)
_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Placement:
    """What reviewers find a proposal by.

    `area_key` is the municipality, or the county where things lie in several, or empty.
    """

    title: str
    organization_id: uuid.UUID | None
    area_key: str
    topics: tuple[str, ...]


def placement(wanted: Sequence[Wanted]) -> Placement:
    """Return where a proposal belongs; what it proposes counts before what is there."""
    found = _Things(wanted)
    return Placement(
        title=found.title[:_LONGEST_TITLE],
        organization_id=found.organization_id,
        area_key=common_area(found.area_keys),
        topics=found.topics,
    )


def common_area(keys: Iterable[str]) -> str:
    """Return the one area of several municipalities: itself, their county, or none."""
    given = sorted({key for key in keys if key})
    if len(given) == 1:
        return given[0]
    counties = {county_key(key) for key in given}
    return counties.pop() if len(counties) == 1 else ""


class _Things:
    """The things of a proposal as they would be, with what they point to."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self._wanted = {each.id: each for each in wanted}
        self._rows = _stored(wanted)
        first = min(wanted, key=lambda each: _NAMED_BY.index(RecordKind(each.kind)))
        self.title = self._name(first.id)
        self.organization_id = self._organization(first.id)
        self.area_keys = self._areas()
        self.topics = self._topics()

    def _name(self, thing_id: uuid.UUID) -> str:
        row, wanted = self._row(thing_id), self._wanted.get(thing_id)
        if isinstance(row, Published):
            return str(row)
        if wanted is None:
            return ""
        if wanted.kind == RecordKind.SERVICE_AT_LOCATION:
            service = self._pointed(wanted, "service_key")
            return self._name(service) if service else ""
        return str(wanted.fields.get("name", ""))

    def _organization(self, thing_id: uuid.UUID) -> uuid.UUID | None:
        wanted, row = self._wanted.get(thing_id), self._row(thing_id)
        if row is not None or wanted is None:
            return _organization_of(row)
        if pointed := self._pointed(wanted, "organization_key"):
            return pointed
        service = self._pointed(wanted, "service_key")
        return self._organization(service) if service else None

    def _areas(self) -> set[str]:
        keys: set[str] = set()
        for wanted in self._wanted.values():
            if key := str(wanted.fields.get("municipality_key", "")):
                keys.add(key)
            else:
                keys |= _municipalities(self._locations(wanted))
        return keys or self._areas_of_organizations()

    def _locations(self, wanted: Wanted) -> list[uuid.UUID]:
        row = self._row(wanted.id)
        if isinstance(row, Location):
            return [row.pk]
        if isinstance(row, Service):
            return list(row.at_locations.values_list("location", flat=True))
        pointed = self._pointed(wanted, "location_key") or getattr(row, "location_id", None)
        return [pointed] if pointed else []

    def _areas_of_organizations(self) -> set[str]:
        """Return where the organization is at home, for what has no place itself."""
        if self.organization_id is None:
            return set()
        own = Location.objects.filter(organization=self.organization_id)
        used = ServiceAtLocation.objects.filter(service__organization=self.organization_id)
        ids = {*own.values_list("pk", flat=True), *used.values_list("location_id", flat=True)}
        return _municipalities(ids)

    def _topics(self) -> tuple[str, ...]:
        codes: set[str] = set()
        for wanted in self._wanted.values():
            given = wanted.fields.get("topics")
            if isinstance(given, tuple):
                codes.update(str(code) for code in given)
            row = self._row(wanted.id)  # what loses a topic is also of who checks that topic
            about = row.service if isinstance(row, ServiceAtLocation) else row
            if isinstance(about, Service | Event | VolunteerRole):
                codes.update(about.topics.values_list("code", flat=True))
        return tuple(sorted(codes))

    def _row(self, thing_id: uuid.UUID) -> Published | None:
        return self._rows.get(thing_id)

    def _pointed(self, wanted: Wanted, field: str) -> uuid.UUID | None:
        key = str(wanted.fields.get(field, ""))
        return uuid.UUID(key.removeprefix(BY_ID)) if key.startswith(BY_ID) else None


def _organization_of(row: Published | None) -> uuid.UUID | None:
    if isinstance(row, Organization):
        return row.pk
    if isinstance(row, ServiceAtLocation):
        return row.service.organization_id
    if isinstance(row, Service | Event | VolunteerRole | Location):
        return row.organization_id
    return None


def _stored(wanted: Sequence[Wanted]) -> dict[uuid.UUID, Published]:
    rows: dict[uuid.UUID, Published] = {}
    for code in {each.kind for each in wanted}:
        ids = [each.id for each in wanted if each.kind == code]
        rows |= {row.pk: row for row in _of_kind(code).filter(pk__in=ids)}
    return rows


def _of_kind(code: str) -> QuerySet[Published]:
    if code == RecordKind.SERVICE_AT_LOCATION:
        return ServiceAtLocation.objects.select_related("service", "location")
    return KIND_OF[code].model._default_manager.all()


def _municipalities(ids: Iterable[uuid.UUID]) -> set[str]:
    rows = Location.objects.filter(pk__in=list(ids)).exclude(municipality=None)
    return set(rows.values_list("municipality__key", flat=True))
