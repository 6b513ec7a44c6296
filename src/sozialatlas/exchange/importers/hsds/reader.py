"""Reads an HSDS package as a whole."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import msgspec
from django.utils.translation import gettext as _

from sozialatlas.directory.values import (
    AddressValues,
    LocationValues,
    OrganizationValues,
    ServiceAtLocationValues,
    ServiceValues,
)
from sozialatlas.exchange.errors import MappingRefused
from sozialatlas.exchange.importers import cells
from sozialatlas.exchange.importers.base import CellError, Draft, ReadResult, Reason
from sozialatlas.exchange.importers.hsds import details, people, schedules
from sozialatlas.exchange.importers.hsds.tables import Record, Tables, read_tables

# HSDS 3.1, service.status and organization practice; other texts are noted.
STATUS = {
    "": "active",
    "active": "active",
    "inactive": "closed",
    "defunct": "closed",
    "temporarily closed": "temporarily_closed",
}


class HsdsSource:
    """CSV packages of Open Referral, as a folder or zip file."""

    def read(self, path: Path, mapping: Path | None) -> ReadResult:
        """Read a package as a whole. Raises: FileRefused, MappingRefused."""
        tables = read_tables(path)
        draft = Draft()
        _organizations(tables, draft)
        _locations(tables, draft)
        _services(tables, draft, _topics(mapping))
        _links(tables, draft)
        return draft.result()


class _TopicMapping(msgspec.Struct, forbid_unknown_fields=True):
    topics: dict[str, str]


def _topics(mapping: Path | None) -> Mapping[str, str]:
    """Return our topic codes by the package's own terms."""
    if mapping is None:
        return {}
    try:
        return msgspec.convert(tomllib.loads(mapping.read_text("utf-8")), _TopicMapping).topics
    except (
        OSError,
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        msgspec.ValidationError,
    ) as error:
        raise MappingRefused(
            _("Zuordnung %(file)s: %(problem)s.") % {"file": mapping.name, "problem": error}
        ) from error


def _organizations(tables: Tables, draft: Draft) -> None:
    phones = people.phones_by_owner(tables, "organization", draft)
    contacts = people.contacts_by_owner(tables, "organization")
    for row in tables["organizations"]:
        key = row.text("id")
        draft.add(
            OrganizationValues(
                key=key,
                name=unescape(row.text("name")),
                alternate_name=unescape(row.text("alternate_name")),
                description=unescape(row.text("description")),
                legal_status=row.text("legal_status"),
                url=row.text("website", "url"),
                email=row.text("email"),
                parent_key=row.text("parent_organization_id", "parent_organization"),
                phones=phones.get(key, ()),
                contacts=contacts.get(key, ()),
            ),
            row.origin,
        )


def _locations(tables: Tables, draft: Draft) -> None:
    addresses = details.addresses_by_location(tables)
    assumed = _only_country(tables)
    phones = people.phones_by_owner(tables, "location", draft)
    hours = schedules.hours_of_locations(tables, draft)
    ramps = details.accessibility_by_location(tables)
    for row in tables["locations"]:
        key = row.text("id")
        try:
            lat, lon = _coordinates(row, draft)
        except CellError as error:
            draft.reject(row.origin, error.field, error.reason, error.detail, "location", key)
            continue
        address = _address(addresses.get(key), assumed, draft)
        draft.add(
            LocationValues(
                key=key,
                name=unescape(row.text("name")),
                organization_key=row.text("organization_id"),
                description=unescape(row.text("description")),
                transportation=unescape(row.text("transportation")),
                lat=lat,
                lon=lon,
                precision="none" if lat is None else "exact",
                country=address.country if address else assumed,
                address=address,
                accessibility=ramps.get(key, ()),
                phones=phones.get(key, ()),
                schedules=hours.get(key, ()),
            ),
            row.origin,
        )


def _coordinates(row: Record, draft: Draft) -> tuple[float | None, float | None]:
    lat = cells.coordinate("latitude", row.text("latitude"))
    lon = cells.coordinate("longitude", row.text("longitude"))
    if (lat is None) != (lon is None):
        raise CellError("latitude", Reason.HALF_COORDINATE)
    if lat is None:
        draft.notice(row.origin, "latitude", Reason.NO_COORDINATES)
    elif lat == 0 and lon == 0:
        draft.notice(row.origin, "latitude", Reason.NULL_ISLAND)
        return None, None
    return lat, lon


def _only_country(tables: Tables) -> str:
    """Return the country of the package, where its addresses name exactly one."""
    named = Counter(row.text("country").upper() for row in tables["addresses"])
    del named[""]
    return next(iter(named)) if len(named) == 1 else ""


def _address(row: Record | None, assumed: str, draft: Draft) -> AddressValues | None:
    if row is None:
        return None
    country = row.text("country").upper()
    if not country and assumed:
        draft.notice(row.origin, "country", Reason.ASSUMED_COUNTRY, assumed)
    return AddressValues(
        street=row.text("address_1"),
        extra=", ".join(filter(None, (row.text("address_2"), row.text("attention")))),
        postal_code=cells.postal_code(row.text("postal_code"), country or assumed),
        city=", ".join(filter(None, (row.text("city"), row.text("state_province")))),
        country=country or assumed,
    )


def _services(tables: Tables, draft: Draft, topics: Mapping[str, str]) -> None:
    phones = people.phones_by_owner(tables, "service", draft)
    contacts = people.contacts_by_owner(tables, "service")
    hours = schedules.hours_of_services(tables, draft)
    belongings = details.of_services(tables, topics)
    for row in tables["services"]:
        key = row.text("id", "service_recordid")
        try:
            ages = _ages(row)
        except CellError as error:
            draft.reject(row.origin, error.field, error.reason, error.detail, "service", key)
            continue
        draft.add(
            ServiceValues(
                key=key,
                name=unescape(row.text("name", "service_name")),
                organization_key=row.text("organization_id", "service_organization"),
                alternate_name=unescape(row.text("alternate_name", "service_alternate_name")),
                description=unescape(row.text("description", "service_description")),
                application_process=unescape(
                    row.text("application_process", "service_application_process")
                ),
                eligibility=unescape(row.text("eligibility_description")),
                minimum_age=ages[0],
                maximum_age=ages[1],
                fees=unescape(row.text("fees_description", "fees", "service_fees")),
                url=row.text("url", "service_url"),
                email=row.text("email", "service_email"),
                status=_status(row, draft),
                topics=belongings.topics.get(key, ()),
                languages=belongings.languages.get(key, ()),
                required_documents=belongings.documents.get(key, ()),
                cost_options=belongings.costs.get(key, ()),
                phones=phones.get(key, ()),
                contacts=contacts.get(key, ()),
                schedules=hours.get(key, ()),
            ),
            row.origin,
        )


def _ages(row: Record) -> tuple[int | None, int | None]:
    return (
        cells.whole_number("minimum_age", row.text("minimum_age")),
        cells.whole_number("maximum_age", row.text("maximum_age")),
    )


def _status(row: Record, draft: Draft) -> str:
    given = row.text("status", "service_status").lower()
    if given not in STATUS:
        draft.notice(row.origin, "status", Reason.UNKNOWN_STATUS, given[:40])
    return STATUS.get(given, "active")


def _links(tables: Tables, draft: Draft) -> None:
    for row in tables["links"]:
        draft.add(
            ServiceAtLocationValues(
                key=row.text("id"),
                service_key=row.text("service_id"),
                location_key=row.text("location_id"),
                description=unescape(row.text("description")),
            ),
            row.origin,
        )
