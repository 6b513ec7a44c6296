"""Makes an organization, a location and what is offered there of one row."""

from __future__ import annotations

import dataclasses
import datetime as dt

from sozialatlas.directory.models import AccessibilityFeature
from sozialatlas.directory.values import (
    AccessibilityValues,
    AddressValues,
    CapacityValues,
    ContactValues,
    EventValues,
    LocationValues,
    OrganizationValues,
    PhoneValues,
    ServiceAtLocationValues,
    ServiceValues,
    VolunteerRoleValues,
)
from sozialatlas.exchange.importers import cells
from sozialatlas.exchange.importers.base import CellError, Draft, Origin, Reason
from sozialatlas.exchange.importers.table import activities, extras
from sozialatlas.exchange.importers.table.fields import RowFields

_PHONES = {"phone": "voice", "mobile": "mobile", "fax": "fax"}


def add(draft: Draft, fields: RowFields, origin: Origin) -> None:
    """Add what the row says. Raises: CellError, before anything of the row is added."""
    key = fields.key()
    organization = _organization(fields)
    location = _location(fields, key)
    owner, place = organization.key if organization else "", location.key if location else ""
    event = activities.event(fields, owner, place)
    role = activities.volunteer_role(fields, owner, place)
    service = _service(fields, key, owner) if _has_service(fields, event, role) else None
    capacities = _capacities(fields, is_somewhere=bool(service and location))
    _check_new(draft, service, location)
    _check_new_activities(draft, event, role)
    if organization:
        _add_shared(draft, organization, origin)
    if location and location.key not in draft.locations:
        draft.add(location, origin)
    if service and service.key not in draft.services:
        draft.add(service, origin)
    if service and location:
        draft.add(_link(service.key, location.key, key, capacities), origin)
    for activity in filter(None, (event, role)):
        draft.add(activity, origin)


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


def _organization(fields: RowFields) -> OrganizationValues | None:
    name = fields.text("organization.name")
    key = fields.text("organization.key") or " ".join(name.lower().split())[:200]
    if not key:
        return None
    if not name:
        raise CellError("organization.name", Reason.MISSING)
    return OrganizationValues(
        key=key,
        name=name,
        alternate_name=fields.text("organization.alternate_name"),
        description=fields.text("organization.description"),
        legal_status=fields.text("organization.legal_status"),
        url=fields.text("organization.url"),
        email=fields.text("organization.email"),
        phones=_phones(fields, "organization"),
    )


def _location(fields: RowFields, key: str) -> LocationValues | None:
    lat, lon = fields.coordinate("location.lat"), fields.coordinate("location.lon")
    if (lat is None) != (lon is None):
        raise CellError("location.lat", Reason.HALF_COORDINATE)
    address = _address(fields)
    given = fields.text("location.key")
    name = fields.text("location.name")
    if lat is None and not (
        given or name or address.street or address.city or address.postal_code
    ):
        return None
    return LocationValues(
        key=given or key,
        name=name,
        organization_key="",
        description=fields.text("location.description"),
        transportation=fields.text("location.transportation"),
        lat=lat,
        lon=lon,
        precision="none" if lat is None else "exact",
        is_confidential=fields.flag("location.is_confidential"),
        country=address.country,
        address=address if address != AddressValues(country=address.country) else None,
        accessibility=_accessibility(fields),
        phones=_phones(fields, "location"),
        schedules=fields.hours("location.hours"),
    )


def _address(fields: RowFields) -> AddressValues:
    country = (fields.text("location.country") or "DE").upper()
    return AddressValues(
        street=fields.text("location.street"),
        extra=fields.text("location.extra"),
        postal_code=cells.postal_code(fields.text("location.postal_code"), country),
        city=fields.text("location.city"),
        district=fields.text("location.district"),
        country=country,
    )


def _accessibility(fields: RowFields) -> tuple[AccessibilityValues, ...]:
    answers = {
        feature: fields.answer(f"location.accessibility.{feature}")
        for feature in AccessibilityFeature
    }
    return tuple(
        AccessibilityValues(feature=str(feature), answer=answer)
        for feature, answer in answers.items()
        if answer != "unknown"
    )


def _phones(fields: RowFields, part: str) -> tuple[PhoneValues, ...]:
    numbers = {kind: fields.text(f"{part}.{name}") for name, kind in _PHONES.items()}
    return tuple(
        PhoneValues(number=number, kind=kind) for kind, number in numbers.items() if number
    )


def _service(fields: RowFields, key: str, organization_key: str) -> ServiceValues:
    service = ServiceValues(
        key=fields.text("service.key") or key,
        name=fields.text("service.name"),
        organization_key=organization_key,
        status=fields.text("service.status") or "active",
        visible_from=fields.day("service.visible_from"),
        visible_to=fields.day("service.visible_to"),
        minimum_age=fields.number("service.minimum_age"),
        maximum_age=fields.number("service.maximum_age"),
        is_free=fields.answer("service.is_free"),
        phones=_phones(fields, "service"),
        contacts=_contacts(fields),
        schedules=fields.hours("service.hours"),
    )
    service = _with_texts(fields, service)
    service = _with_lists(fields, service)
    return _with_verification(fields, service)


def _with_texts(fields: RowFields, service: ServiceValues) -> ServiceValues:
    return dataclasses.replace(
        service,
        alternate_name=fields.text("service.alternate_name"),
        summary=fields.text("service.summary"),
        description=fields.text("service.description"),
        application_process=fields.text("service.application_process"),
        eligibility=fields.text("service.eligibility"),
        fees=fields.text("service.fees"),
        url=fields.text("service.url"),
        email=fields.text("service.email"),
    )


def _with_lists(fields: RowFields, service: ServiceValues) -> ServiceValues:
    return dataclasses.replace(
        service,
        is_online=fields.flag("service.is_online"),
        is_by_phone=fields.flag("service.is_by_phone"),
        is_at_home=fields.flag("service.is_at_home"),
        serves_everywhere=fields.flag("service.serves_everywhere"),
        topics=fields.texts("service.topics"),
        audiences=fields.texts("service.audiences"),
        life_situations=fields.texts("service.life_situations"),
        languages=fields.texts("service.languages"),
        serves=fields.texts("service.serves"),
        required_documents=fields.texts("service.required_documents"),
        cost_options=extras.costs(fields),
        texts=extras.texts(fields),
    )


def _with_verification(fields: RowFields, service: ServiceValues) -> ServiceValues:
    verified_on = fields.day("service.verified_on")
    if verified_on is None:
        return service
    moment = dt.datetime.combine(verified_on, dt.time(12), tzinfo=dt.UTC)
    return dataclasses.replace(service, verified_at=moment, verified_how="provider")


def _contacts(fields: RowFields) -> tuple[ContactValues, ...]:
    contact = ContactValues(
        name=fields.text("service.contact_name"),
        title=fields.text("service.contact_title"),
        email=fields.text("service.contact_email"),
    )
    return (contact,) if contact != ContactValues() else ()
