"""Makes an organization, a location and what is offered there of one row."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.directory.values import (
    CapacityValues,
    EventValues,
    LocationValues,
    OrganizationValues,
    ServiceAtLocationValues,
    ServiceValues,
    VolunteerRoleValues,
)
from sozialatlas.exchange.importers.draft import Draft
from sozialatlas.exchange.importers.findings import CellError, Origin, Reason
from sozialatlas.exchange.importers.table import (
    activities,
    extras,
    locations,
    organizations,
    services,
)
from sozialatlas.exchange.importers.table.fields import RowFields


@dataclass(frozen=True, slots=True)
class _Found:
    """What a row says; it may lack any part."""

    organization: OrganizationValues | None
    location: LocationValues | None
    service: ServiceValues | None
    link: ServiceAtLocationValues | None
    event: EventValues | None
    role: VolunteerRoleValues | None


def add(draft: Draft, fields: RowFields, origin: Origin) -> None:
    """Add what the row says. Raises: CellError, before anything of the row is added."""
    found = _read(fields)
    _check_new(draft, found.service, found.location)
    _check_new_activities(draft, found.event, found.role)
    if found.organization:
        _add_shared(draft, found.organization, origin)
    if found.location and found.location.key not in draft.locations:
        draft.add(found.location, origin)
    if found.service and found.service.key not in draft.services:
        draft.add(found.service, origin)
    for each in filter(None, (found.link, found.event, found.role)):
        draft.add(each, origin)


def _read(fields: RowFields) -> _Found:
    key = fields.key()
    organization = organizations.organization(fields)
    location = locations.location(fields, key)
    owner, place = organization.key if organization else "", location.key if location else ""
    event = activities.event(fields, owner, place)
    role = activities.volunteer_role(fields, owner, place)
    service = services.service(fields, key, owner) if _has_service(fields, event, role) else None
    capacities = _capacities(fields, is_somewhere=bool(service and location))
    link = _link(service.key, location.key, key, capacities) if service and location else None
    return _Found(organization, location, service, link, event, role)


def _has_service(
    fields: RowFields, event: EventValues | None, role: VolunteerRoleValues | None
) -> bool:
    """Return whether a row is a service; one that names nothing is, and is told so later."""
    return bool(fields.text("service.name")) or not (event or role)


def _check_new_activities(
    draft: Draft, event: EventValues | None, role: VolunteerRoleValues | None
) -> None:
    if event and event.key in draft.events:
        raise CellError("key", Reason.DUPLICATE, event.key[:80])
    if role and role.key in draft.roles:
        raise CellError("key", Reason.DUPLICATE, role.key[:80])


def _capacities(fields: RowFields, *, is_somewhere: bool) -> tuple[CapacityValues, ...]:
    capacities = extras.capacities(fields)
    if capacities and not is_somewhere:
        raise CellError("capacity.unit", Reason.CAPACITY_NOWHERE)
    return capacities


def _link(
    service: str, location: str, key: str, capacities: tuple[CapacityValues, ...]
) -> ServiceAtLocationValues:
    link = f"{service} @ {location}" if location != key else key
    return ServiceAtLocationValues(
        key=link, service_key=service, location_key=location, capacities=capacities
    )


def _check_new(
    draft: Draft, service: ServiceValues | None, location: LocationValues | None
) -> None:
    """Refuse a second row of the same service, unless it names a further location."""
    if service is None:
        return
    first = draft.services.get(service.key)
    if first is None:
        return
    link = f"{service.key} @ {location.key}" if location else service.key
    if first != service or location is None or link in draft.links or service.key in draft.links:
        row = draft.origins["service", service.key].row
        raise CellError("key", Reason.DUPLICATE, f"{service.key[:80]}, Zeile {row}")


def _add_shared(draft: Draft, organization: OrganizationValues, origin: Origin) -> None:
    """Add an organization that many rows name; the first row's words stay."""
    known = draft.organizations.get(organization.key)
    if known is None:
        draft.add(organization, origin)
    elif known != organization:
        first = draft.origins["organization", organization.key].row
        draft.notice(origin, "organization", Reason.DIFFERS, f"{known.name}, Zeile {first}")
