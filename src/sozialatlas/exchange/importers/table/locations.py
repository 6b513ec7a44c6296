"""The location that a row describes."""

from __future__ import annotations

from sozialatlas.directory.models import AccessibilityFeature, Answer, Precision
from sozialatlas.directory.values import AccessibilityValues, AddressValues, LocationValues
from sozialatlas.exchange.importers import cells
from sozialatlas.exchange.importers.findings import CellError, Reason
from sozialatlas.exchange.importers.table import extras
from sozialatlas.exchange.importers.table.fields import RowFields


def location(fields: RowFields, key: str) -> LocationValues | None:
    """Return the location, None where a row says nothing about a place."""
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
        precision=(Precision.NONE if lat is None else Precision.EXACT).value,
        is_confidential=fields.flag("location.is_confidential"),
        country=address.country,
        address=address if address != AddressValues(country=address.country) else None,
        accessibility=_accessibility(fields),
        phones=extras.phones(fields, "location"),
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
        if answer != Answer.UNKNOWN
    )
