"""Places as a record's page may show them: a confidential one is its municipality, no more."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections.abc import Collection

from sozialatlas.directory.faces.face import Access, Site
from sozialatlas.directory.models import (
    Accessibility,
    AccessibilityFeature,
    Address,
    Answer,
    Location,
    Precision,
    ServiceAtLocation,
    Status,
)


def site(record_id: uuid.UUID, location: Location) -> Site:
    """Return a place; its row must bring its municipality and address along.

    Of a confidential one nothing is shown that could lead to the door: name, address, stop, point.
    """
    town = _town(record_id, location)
    if location.is_confidential:
        return town
    address = address_of(location)
    return dataclasses.replace(
        town,
        name=location.name,
        lines=address.public_lines if address else town.lines,
        street=address.street if address else "",
        postal_code=address.postal_code if address else "",
        city=address.city if address else town.city,
        is_exact=location.precision == Precision.EXACT and location.lat is not None,
        transportation=location.transportation,
    )


def _town(record_id: uuid.UUID, location: Location) -> Site:
    """Return what may be said of any place: its municipality, and the point that may be shown."""
    area = location.municipality
    name = area.name if area else ""
    return Site(
        record_id=record_id,
        name="",
        lines=(name,) if name else (),
        city=name,
        country=location.country,
        municipality=name,
        municipality_key=area.key if area else "",
        lat=location.public_lat,
        lon=location.public_lon,
        is_confidential=location.is_confidential,
    )


def address_of(location: Location) -> Address | None:
    """Return the address that was read with a location, None where there is none."""
    return getattr(location, "address", None)


def links_of(
    service_ids: Collection[uuid.UUID], today: dt.date
) -> dict[uuid.UUID, list[ServiceAtLocation]]:
    """Return where services are given today, with places and addresses, by town."""
    rows = (
        ServiceAtLocation.objects.visible_on(today)
        .filter(service_id__in=service_ids)
        .exclude(location__status=Status.CLOSED)
        .select_related("location__municipality", "location__address")
    )
    found: dict[uuid.UUID, list[ServiceAtLocation]] = {each: [] for each in service_ids}
    for row in rows.order_by("location__municipality__name", "location__name", "pk"):
        found[row.service_id].append(row)
    return found


def access(location: Location) -> tuple[Access, ...]:
    """Return all features of a place in their order; what nobody entered is unknown.

    They are read beforehand, for many places at once.
    A note may describe the way to the door, so a confidential place shows none.
    """
    known = {row.feature: row for row in location.accessibility.all()}
    return tuple(
        _feature(feature, known.get(feature), is_confidential=location.is_confidential)
        for feature in AccessibilityFeature.values
    )


def _feature(feature: str, row: Accessibility | None, *, is_confidential: bool) -> Access:
    if row is None:
        return Access(feature=feature, answer=Answer.UNKNOWN)
    return Access(
        feature=feature,
        answer=row.answer,
        measure=row.measure,
        unit=row.unit,
        note="" if is_confidential else row.note,
    )
