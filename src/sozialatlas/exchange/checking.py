"""Checks what a reader found before anything is written: texts, codes, who belongs where."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import TypeVar

from sozialatlas.directory.models import RecordKind
from sozialatlas.directory.values import (
    DirectoryPackage,
    EventValues,
    LocationValues,
    OrganizationValues,
    PublishedValues,
    ServiceAtLocationValues,
    ServiceValues,
    VolunteerRoleValues,
)
from sozialatlas.exchange import contact_addresses, organization_trees, value_checks
from sozialatlas.exchange.importers.draft import ReadResult
from sozialatlas.exchange.importers.findings import CellError, Reason

Values = TypeVar("Values", bound=PublishedValues)


class _Check:
    """One pass over what was read; `kept` are the keys that may be written, per kind."""

    def __init__(self, read: ReadResult, codes: value_checks.Codes) -> None:
        self.read, self.codes = read, codes
        self.rejected = list(read.rejected)
        self.notices = list(read.notices)
        self.given: dict[str, set[str]] = {}
        self.kept: dict[str, set[str]] = {}
        for finding in read.rejected:
            self.given.setdefault(finding.kind, set()).add(finding.key)

    def each(
        self, kind: str, things: Iterable[Values], belongs: Callable[[Values], Values]
    ) -> tuple[Values, ...]:
        """Return the things that may be written, mended where that loses nothing unsaid."""
        kept = []
        for thing in things:
            self.given.setdefault(kind, set()).add(thing.key)
            try:
                value_checks.check(thing, kind, self.codes)
                mended = belongs(thing)
            except CellError as error:
                self.reject(kind, thing.key, error)
            else:
                kept.append(mended)
        self.kept[kind] = {thing.key for thing in kept}
        return tuple(kept)

    def noticing(self, kind: str) -> contact_addresses.Notice:
        """Return the function that notes what was mended in things of a kind."""

        def notice(key: str, field: str, reason: Reason, detail: str) -> None:
            self.notices.append(self.read.finding(kind, key, CellError(field, reason, detail)))

        return notice

    def reject(self, kind: str, key: str, error: CellError) -> None:
        """Note a thing that cannot be written."""
        self.rejected.append(self.read.finding(kind, key, error))

    def organization(self, values: OrganizationValues) -> OrganizationValues:
        """Return an organization."""
        return contact_addresses.mended(values, self.noticing(RecordKind.ORGANIZATION))

    def location(self, values: LocationValues) -> LocationValues:
        """Return a location; one of an unknown organization stands for itself."""
        organization = values.organization_key
        if organization and organization not in self.kept[RecordKind.ORGANIZATION]:
            self.noticing(RecordKind.LOCATION)(
                values.key, "organization", Reason.ORGANIZATION_UNKNOWN, organization[:60]
            )
            return dataclasses.replace(values, organization_key="")
        return values

    def service(self, values: ServiceValues) -> ServiceValues:
        """Return a service whose organization is there."""
        if not values.organization_key:
            raise CellError("organization", Reason.ORGANIZATION_EMPTY)
        self._require(
            RecordKind.ORGANIZATION, values.organization_key, Reason.ORGANIZATION_UNKNOWN
        )
        return contact_addresses.mended(values, self.noticing(RecordKind.SERVICE))

    def link(self, values: ServiceAtLocationValues) -> ServiceAtLocationValues:
        """Return a link whose two ends are there."""
        for kind, key in (
            (RecordKind.SERVICE, values.service_key),
            (RecordKind.LOCATION, values.location_key),
        ):
            if key not in self.given.get(kind, set()):
                raise CellError(kind, Reason.ORPHAN_LINK, key[:60])
        self._require(RecordKind.SERVICE, values.service_key, Reason.ORPHAN_LINK)
        self._require(RecordKind.LOCATION, values.location_key, Reason.ORPHAN_LINK)
        return values

    def event(self, values: EventValues) -> EventValues:
        """Return an event whose organization and location are there."""
        self._require_ends(values.organization_key, values.location_key)
        return contact_addresses.mended_activity(values, self.noticing(RecordKind.EVENT))

    def role(self, values: VolunteerRoleValues) -> VolunteerRoleValues:
        """Return a task for volunteers whose organization and location are there."""
        self._require_ends(values.organization_key, values.location_key)
        return contact_addresses.mended_activity(values, self.noticing(RecordKind.VOLUNTEER_ROLE))

    def _require_ends(self, organization: str, location: str) -> None:
        if not organization:
            raise CellError("organization", Reason.ORGANIZATION_EMPTY)
        self._require(RecordKind.ORGANIZATION, organization, Reason.ORGANIZATION_UNKNOWN)
        if location:
            self._require(RecordKind.LOCATION, location, Reason.ORPHAN_LINK)

    def _require(self, kind: str, key: str, unknown: Reason) -> None:
        if key in self.kept[kind]:
            return
        given = key in self.given.get(kind, set())
        raise CellError(kind, Reason.DEPENDS_ON_REJECTED if given else unknown, key[:60])


def check(read: ReadResult, codes: value_checks.Codes) -> ReadResult:
    """Return what may be written, with all findings.

    Raises: FileRefused, if organizations belong to each other in a circle.
    """
    organization_trees.refuse_circles(read)
    run = _Check(read, codes)
    package = read.package
    organizations = run.each(RecordKind.ORGANIZATION, package.organizations, run.organization)
    organizations = _with_known_parents(run, organizations)
    locations = run.each(RecordKind.LOCATION, package.locations, run.location)
    services = run.each(RecordKind.SERVICE, package.services, run.service)
    links = run.each(RecordKind.SERVICE_AT_LOCATION, _once(run, package), run.link)
    checked = DirectoryPackage(
        organizations=organization_trees.parents_first(organizations),
        locations=locations,
        services=services,
        services_at_location=links,
        events=run.each(RecordKind.EVENT, package.events, run.event),
        volunteer_roles=run.each(RecordKind.VOLUNTEER_ROLE, package.volunteer_roles, run.role),
    )
    return dataclasses.replace(
        read, package=checked, rejected=tuple(run.rejected), notices=tuple(run.notices)
    )


def _once(run: _Check, package: DirectoryPackage) -> list[ServiceAtLocationValues]:
    """Return the links without those that join the same two ends again."""
    seen: dict[tuple[str, str], str] = {}
    kept = []
    for link in package.services_at_location:
        ends = link.service_key, link.location_key
        if ends in seen:
            kind = RecordKind.SERVICE_AT_LOCATION
            run.reject(kind, link.key, CellError("key", Reason.DUPLICATE, seen[ends][:60]))
        else:
            seen[ends] = link.key
            kept.append(link)
    return kept


def _with_known_parents(
    run: _Check, organizations: tuple[OrganizationValues, ...]
) -> tuple[OrganizationValues, ...]:
    known = run.kept[RecordKind.ORGANIZATION]
    notice = run.noticing(RecordKind.ORGANIZATION)
    mended = []
    for each in organizations:
        if each.parent_key and each.parent_key not in known:
            notice(each.key, "parent", Reason.ORGANIZATION_UNKNOWN, each.parent_key[:60])
            mended.append(dataclasses.replace(each, parent_key=""))
        else:
            mended.append(each)
    return tuple(mended)
