"""The locations of an HSDS package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from sozialatlas.directory.models import Precision
from sozialatlas.directory.values import AccessibilityValues, AddressValues, LocationValues
from sozialatlas.exchange.importers import cells
from sozialatlas.exchange.importers.draft import Draft
from sozialatlas.exchange.importers.findings import CellError, Reason
from sozialatlas.exchange.importers.hsds import details, people, schedules
from sozialatlas.exchange.importers.hsds.tables import Record, Tables


@dataclass(frozen=True)
class _Parts:
    """What further files say of locations, by their keys."""

    assumed_country: str
    addresses: Mapping[str, Record]
    phones: people.Phones
    hours: schedules.Hours
    accessibility: Mapping[str, tuple[AccessibilityValues, ...]]


def add(tables: Tables, draft: Draft) -> None:
    """Add the locations of a package; one whose coordinates cannot be meant so is rejected."""
    parts = _Parts(
        assumed_country=_only_country(tables),
        addresses=details.addresses_by_location(tables),
        phones=people.phones_by_owner(tables, "location", draft),
        hours=schedules.hours_of_locations(tables, draft),
        accessibility=details.accessibility_by_location(tables),
    )
    for row in tables["locations"]:
        try:
            location = _location(row, parts, draft)
        except CellError as error:
            draft.reject(row.origin, error, "location", row.text("id"))
        else:
            draft.add(location, row.origin)


def _location(row: Record, parts: _Parts, draft: Draft) -> LocationValues:
    key = row.text("id")
    lat, lon = _coordinates(row, draft)
    address = _address(parts.addresses.get(key), parts.assumed_country, draft)
    return LocationValues(
        key=key,
        name=unescape(row.text("name")),
        organization_key=row.text("organization_id"),
        description=unescape(row.text("description")),
        transportation=unescape(row.text("transportation")),
        lat=lat,
        lon=lon,
        precision=(Precision.NONE if lat is None else Precision.EXACT).value,
        country=address.country if address else parts.assumed_country,
        address=address,
        accessibility=parts.accessibility.get(key, ()),
        phones=parts.phones.get(key, ()),
        schedules=parts.hours.get(key, ()),
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
