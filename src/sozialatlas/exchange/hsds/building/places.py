"""Locations as shapes; of a confidential one nothing but its municipality."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from msgspec.structs import replace

from sozialatlas.directory.models import AccessibilityFeature, Answer
from sozialatlas.directory.models.location import disclosed
from sozialatlas.exchange.hsds import ids, shapes
from sozialatlas.exchange.hsds.building import parts
from sozialatlas.exchange.hsds.building.dates import dates
from sozialatlas.exchange.hsds.building.setting import Setting
from sozialatlas.exchange.hsds.building.texts import said
from sozialatlas.exchange.hsds.reading import Known, rows
from sozialatlas.places.keys import AUSTRIAN_STATES, GERMAN_STATES

_PHYSICAL = "physical"
_OFFICIAL_KEY = {"DE": "AGS", "AT": "GKZ"}


def bare_location(row: rows.LocationRow, known: Known) -> shapes.Location:
    """Return a location as lists hold it: without what hangs on it."""
    if row.is_confidential:
        return shapes.Location(
            precision="municipality", is_confidential=True, **_base(row), **dates(row, known)
        )
    return shapes.Location(
        name=said(row.name),
        alternate_name=said(row.alternate_name),
        description=said(row.description),
        transportation=said(row.transportation),
        precision=row.precision,
        social_area_key=row.social_area__key,
        social_area=row.social_area__name,
        **_base(row),
        **dates(row, known),
    )


def location(row: rows.LocationRow, known: Known, setting: Setting) -> shapes.Location:
    """Return a location with what hangs on it."""
    found, of = known.phones.get(row.id, ()), str(row.id)
    hours = known.hours.get(row.id, ())
    # Its hours and numbers lead to no door, so a confidential place has them, too.
    return replace(
        bare_location(row, known),
        addresses=() if row.is_confidential else _addresses(row),
        accessibility=_accessibility(row, known.access.get(row.id, ())),
        phones=parts.phones(row.id, {"location_id": of}, found),
        schedules=parts.schedules(row.id, {"location_id": of}, setting.time_zone, hours),
    )


class _Base(TypedDict):
    id: str
    location_type: str
    organization_id: str | None
    latitude: float | None
    longitude: float | None
    external_identifier: str | None
    external_identifier_type: str | None
    municipality_key: str | None
    municipality: str | None
    status: str


def _base(row: rows.LocationRow) -> _Base:
    hidden = row.is_confidential
    return {
        "id": str(row.id),
        "location_type": _PHYSICAL,
        "organization_id": None if row.organization_id is None else str(row.organization_id),
        "latitude": disclosed(row.lat, row.municipality__lat, is_confidential=hidden),
        "longitude": disclosed(row.lon, row.municipality__lon, is_confidential=hidden),
        "external_identifier": row.municipality__key,
        "external_identifier_type": _key_type(row),
        "municipality_key": row.municipality__key,
        "municipality": row.municipality__name,
        "status": status(row.status),
    }


def _key_type(row: rows.LocationRow) -> str | None:
    return _OFFICIAL_KEY.get(row.country) if row.municipality__key else None


ACTIVE = "active"
STATUS = {"temporarily_closed": "temporarily closed", "closed": "defunct"}


def status(code: str) -> str:
    """Return a status in the words of HSDS."""
    return STATUS.get(code, ACTIVE)


def _addresses(row: rows.LocationRow) -> tuple[shapes.Address, ...]:
    if not (row.address__street or row.address__city or row.address__postal_code):
        return ()
    country = row.address__country or row.country
    return (
        shapes.Address(
            id=ids.PartIds(row.id).of("address"),
            location_id=str(row.id),
            attention=said(row.address__attention),
            address_1=row.address__street or "",
            address_2=said(row.address__extra),
            city=row.address__city or row.municipality__name or "",
            state_province=state(row.municipality__key or "", country),
            postal_code=row.address__postal_code or "",
            country=country,
            address_type=_PHYSICAL,
            district=said(row.address__district),
        ),
    )


def state(municipality_key: str, country: str) -> str:
    """Return the state in which a municipality lies, an empty text where that is not known."""
    if country == "AT":
        return AUSTRIAN_STATES.get(municipality_key[:1], "")
    return GERMAN_STATES.get(municipality_key[:2], "") if country == "DE" else ""


def _accessibility(
    row: rows.LocationRow, found: Iterable[rows.AccessRow]
) -> tuple[shapes.Accessibility, ...]:
    return tuple(_feature(row, each) for each in found)


def _feature(row: rows.LocationRow, found: rows.AccessRow) -> shapes.Accessibility:
    feature = AccessibilityFeature(found.feature)
    # A note may describe the way to the door.
    note = "" if row.is_confidential else found.note
    measure = None if found.measure is None else float(found.measure)
    return shapes.Accessibility(
        id=ids.PartIds(row.id).of("accessibility", found.feature),
        location_id=str(row.id),
        description=f"{feature.label}: {Answer(found.answer).label}",
        details=said(note),
        feature=found.feature,
        state=found.answer,
        measure=measure,
        measure_unit=said(found.unit) if measure is not None else None,
    )
