"""Rows of tables are taken over as a whole or not at all: no location without its service."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TypeVar

from sozialatlas.directory.models import RecordKind
from sozialatlas.directory.values import (
    EventValues,
    PublishedValues,
    ServiceAtLocationValues,
    VolunteerRoleValues,
)
from sozialatlas.exchange.importers.draft import ReadResult
from sozialatlas.exchange.importers.findings import CellError, Finding, Origin, Reason

Values = TypeVar("Values", bound=PublishedValues)
Activity = TypeVar("Activity", EventValues, VolunteerRoleValues)


def only_whole_rows(read: ReadResult) -> ReadResult:
    """Return what was read without the remains of rejected rows; each row is named once."""
    rejected = {finding.origin for finding in read.rejected}
    locations = _sound(read, RecordKind.LOCATION, read.package.locations, rejected)
    services = _sound(read, RecordKind.SERVICE, read.package.services, rejected)
    here = {each.key for each in locations}
    links, orphans = _links(read, rejected, {each.key for each in services}, here)
    events, strays = _activities(read, RecordKind.EVENT, read.package.events, rejected, here)
    roles, others = _activities(
        read, RecordKind.VOLUNTEER_ROLE, read.package.volunteer_roles, rejected, here
    )
    used = {each.organization_key for each in services}
    used |= {each.organization_key for each in events}
    used |= {each.organization_key for each in roles}
    organizations = tuple(each for each in read.package.organizations if each.key in used)
    package = dataclasses.replace(
        read.package,
        organizations=organizations,
        locations=locations,
        services=services,
        services_at_location=links,
        events=events,
        volunteer_roles=roles,
    )
    findings = [*read.rejected, *orphans, *strays, *others]
    return dataclasses.replace(read, package=package, rejected=_once(findings))


def _sound(
    read: ReadResult, kind: str, things: Iterable[Values], rejected: set[Origin]
) -> tuple[Values, ...]:
    return tuple(each for each in things if read.origins.get((kind, each.key)) not in rejected)


def _links(
    read: ReadResult, rejected: set[Origin], services: set[str], locations: set[str]
) -> tuple[tuple[ServiceAtLocationValues, ...], list[Finding]]:
    """Return the links that hold, and findings for later rows of a rejected first one."""
    kind = RecordKind.SERVICE_AT_LOCATION
    kept, orphans = [], []
    for link in _sound(read, kind, read.package.services_at_location, rejected):
        if link.service_key in services and link.location_key in locations:
            kept.append(link)
        else:
            orphans.append(_dependent(read, kind, link.key, link.service_key))
    return tuple(kept), orphans


def _activities(
    read: ReadResult,
    kind: str,
    things: Iterable[Activity],
    rejected: set[Origin],
    locations: set[str],
) -> tuple[tuple[Activity, ...], list[Finding]]:
    """Return what takes place at a location that is taken over, or at none."""
    kept, strays = [], []
    for each in _sound(read, kind, things, rejected):
        if not each.location_key or each.location_key in locations:
            kept.append(each)
        else:
            strays.append(_dependent(read, kind, each.key, each.location_key))
    return tuple(kept), strays


def _dependent(read: ReadResult, kind: str, key: str, on: str) -> Finding:
    return read.finding(kind, key, CellError("key", Reason.DEPENDS_ON_REJECTED, on[:60]))


def _once(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return the first finding of each row; what only follows from it says nothing new."""
    first: dict[Origin, Finding] = {}
    for finding in findings:
        known = first.get(finding.origin)
        if known is None or known.reason is Reason.DEPENDS_ON_REJECTED:
            first[finding.origin] = finding
    return tuple(first.values())
