"""Organizations, services and services at locations as shapes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from msgspec.structs import replace

from sozialatlas.directory.cards import SERVICE
from sozialatlas.exchange.hsds import shapes
from sozialatlas.exchange.hsds.building import offers, parts, places
from sozialatlas.exchange.hsds.building.dates import dates
from sozialatlas.exchange.hsds.building.setting import Setting
from sozialatlas.exchange.hsds.building.texts import day, email, said, uri
from sozialatlas.exchange.hsds.reading import Known, rows

_TAXONOMIES = ("topics", "audiences", "life_situations")


def bare_organization(row: rows.OrganizationRow, known: Known) -> shapes.Organization:
    """Return an organization as lists and services hold it: without what hangs on it."""
    return shapes.Organization(
        id=str(row.id),
        name=row.name,
        description=row.description,
        alternate_name=said(row.alternate_name),
        email=email(row.email),
        website=uri(row.url),
        legal_status=said(row.legal_status),
        parent_organization_id=None if row.parent_id is None else str(row.parent_id),
        status=places.status(row.status),
        **dates(row, known),
    )


def organization(
    row: rows.OrganizationRow,
    known: Known,
    setting: Setting,
    services: Iterable[shapes.Service] = (),
) -> shapes.Organization:
    """Return an organization with its numbers, people and locations, and some services."""
    own = (each for each in known.locations.values() if each.organization_id == row.id)
    return replace(
        provider(row, known),
        locations=tuple(places.location(each, known, setting) for each in own),
        services=tuple(services),
    )


def provider(row: rows.OrganizationRow, known: Known) -> shapes.Organization:
    """Return an organization as a service holds it: with its numbers and people."""
    of, key = str(row.id), row.id
    return replace(
        bare_organization(row, known),
        contacts=parts.contacts(key, {"organization_id": of}, known.contacts.get(key, ())),
        phones=parts.phones(key, {"organization_id": of}, known.phones.get(key, ())),
    )


def bare_service(row: rows.ServiceRow, known: Known, setting: Setting) -> shapes.Service:
    """Return a service as lists hold it: what is one for each, and its organization."""
    page = setting.page(SERVICE, row.name, row.id)
    return shapes.Service(
        id=str(row.id),
        name=row.name,
        status=places.status(row.status),
        organization_id=str(row.organization_id),
        alternate_name=said(row.alternate_name),
        description=said(row.description),
        url=uri(row.url),
        email=email(row.email),
        application_process=said(row.application_process),
        fees_description=said(row.fees),
        eligibility_description=said(row.eligibility),
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        assured_date=day(_local_day(row.verified_at)),
        organization=bare_organization(known.organizations[row.organization_id], known),
        summary=said(row.summary),
        is_free=row.is_free,
        is_online=row.is_online,
        is_by_phone=row.is_by_phone,
        is_at_home=row.is_at_home,
        page=page,
        correction_url=setting.correction(page),
        **dates(row, known),
    )


def service(row: rows.ServiceRow, known: Known, setting: Setting) -> shapes.Service:
    """Return a service with all that belongs to it."""
    links = known.links.get(row.id, [])
    whole = _with_parts(row, known, setting, links)
    return replace(
        whole,
        service_at_locations=tuple(link(each, row, known, setting) for each in links),
    )


def link(
    row: rows.LinkRow, of: rows.ServiceRow, known: Known, setting: Setting
) -> shapes.ServiceAtLocation:
    """Return a service at one of its locations, as the service holds it."""
    place, key = known.locations[row.location_id], row.id
    owner = str(key)
    # What is special at a place may describe it, so a confidential one keeps it to itself.
    is_told = not place.is_confidential
    hours = known.hours.get(key, ())
    return shapes.ServiceAtLocation(
        id=owner,
        service_id=str(row.service_id),
        location_id=str(row.location_id),
        name=of.name,
        status=_status(row, of, place),
        description=said(row.description) if is_told else None,
        contacts=parts.contacts(
            key, {"service_at_location_id": owner}, known.contacts.get(key, ())
        ),
        phones=parts.phones(key, {"service_at_location_id": owner}, known.phones.get(key, ())),
        schedules=parts.schedules(
            key, {"service_at_location_id": owner}, setting.time_zone, hours
        ),
        location=places.location(place, known, setting),
        page=setting.page(SERVICE, of.name, key),
        texts=parts.texts(known.texts.get(key, ())) if is_told else (),
        **dates(row, known),
    )


def single_link(
    row: rows.LinkRow, known: Known, setting: Setting
) -> shapes.SingleServiceAtLocation:
    """Return a service at a location as it is asked for alone: with its whole service."""
    held = whole_link(row, known, setting)
    return shapes.SingleServiceAtLocation(
        **{name: getattr(held, name) for name in held.__struct_fields__}
    )


def whole_link(row: rows.LinkRow, known: Known, setting: Setting) -> shapes.ServiceAtLocation:
    """Return a service at a location with its whole service."""
    of = known.services[row.service_id]
    held = link(row, of, known, setting)
    return replace(held, service=_with_parts(of, known, setting, [row]))


def listed_link(row: rows.LinkRow, known: Known, setting: Setting) -> shapes.ServiceAtLocation:
    """Return a service at a location as lists hold it."""
    of, place = known.services[row.service_id], known.locations[row.location_id]
    is_told = not place.is_confidential
    return shapes.ServiceAtLocation(
        id=str(row.id),
        service_id=str(row.service_id),
        location_id=str(row.location_id),
        name=of.name,
        status=_status(row, of, place),
        description=said(row.description) if is_told else None,
        location=places.bare_location(place, known),
        service=bare_service(of, known, setting),
        page=setting.page(SERVICE, of.name, row.id),
        **dates(row, known),
    )


def _with_parts(
    row: rows.ServiceRow, known: Known, setting: Setting, links: Iterable[rows.LinkRow]
) -> shapes.Service:
    """Return a service with all but its locations; free places are those at some of them."""
    key, owner = row.id, str(row.id)
    counted = [each for held in links for each in known.capacities.get(held.id, ())]
    terms = (
        term
        for name in _TAXONOMIES
        for term in setting.terms_of(name, known.terms[name].get(key, ()))
    )
    return replace(
        bare_service(row, known, setting),
        phones=parts.phones(key, {"service_id": owner}, known.phones.get(key, ())),
        contacts=parts.contacts(key, {"service_id": owner}, known.contacts.get(key, ())),
        schedules=parts.schedules(
            key, {"service_id": owner}, setting.time_zone, known.hours.get(key, ())
        ),
        service_areas=offers.service_areas(key, known.areas.get(key, ())),
        languages=offers.languages(key, known.languages.get(key, ())),
        cost_options=offers.costs(key, known.costs.get(key, ())),
        required_documents=offers.documents(key, known.documents.get(key, ())),
        capacities=parts.capacities(key, counted, setting.capacity_lasts),
        capacity_limits=parts.capacity_limits(counted),
        attributes=parts.attributes(key, SERVICE, terms),
        organization=provider(known.organizations[row.organization_id], known),
        picture=parts.picture(setting.root, known.pictures.get(key, ())),
        texts=parts.texts(known.texts.get(key, ())),
    )


def _local_day(at: dt.datetime | None) -> dt.date | None:
    return None if at is None else timezone.localdate(at)


def _status(row: rows.LinkRow, of: rows.ServiceRow, place: rows.LocationRow) -> str:
    """Return the status at a place: paused where any part of it is."""
    said_of_parts = [places.status(each.status) for each in (row, of, place)]
    return next((each for each in said_of_parts if each != places.ACTIVE), places.ACTIVE)
