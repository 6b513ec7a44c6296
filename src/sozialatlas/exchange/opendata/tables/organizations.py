"""Organizations as a table; on a map each lies where it has its places."""

from __future__ import annotations

from collections.abc import Iterator

from sozialatlas.exchange import public_things
from sozialatlas.exchange.hsds import entries, shapes
from sozialatlas.exchange.opendata import columns
from sozialatlas.exchange.opendata.columns import Geometry, Row, joined
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.exchange.opendata.tables import said
from sozialatlas.exchange.opendata.tables.dataset import DataSet

Organization = shapes.Organization


def _rows(source: Source) -> Iterator[Row]:
    found = public_things.organizations(source.now.today).order_by("pk")
    keys = list(found.values_list("pk", flat=True))
    for each in source.each(keys, entries.organizations, Organization):
        yield Row(columns.cells(_COLUMNS, each), _places(each))


def _places(organization: Organization) -> Geometry | None:
    points = {
        (round(place.longitude, 6), round(place.latitude, 6))
        for place in organization.locations
        if place.longitude is not None and place.latitude is not None
    }
    if not points:
        return None
    return {"type": "MultiPoint", "coordinates": [list(point) for point in sorted(points)]}


_COLUMNS: tuple[columns.Column[Organization], ...] = (
    columns.text("id", "Bleibender Schlüssel.", lambda x: x.id),
    columns.text("name", "Name des Trägers.", lambda x: x.name),
    columns.text("alternate_name", "Kurzname.", lambda x: x.alternate_name),
    columns.text("status", "active oder temporarily closed.", lambda x: x.status),
    columns.text("description", "Beschreibung.", lambda x: x.description or None),
    columns.text("legal_status", "Rechtsform.", lambda x: x.legal_status),
    columns.text(
        "parent_organization_id",
        "Schlüssel des Trägers, zu dem er gehört.",
        lambda x: x.parent_organization_id,
    ),
    columns.text("phone", "Telefonnummern.", lambda x: joined(phone.number for phone in x.phones)),
    columns.text("email", "E-Mail-Adresse.", lambda x: x.email),
    columns.text("website", "Internetseite.", lambda x: x.website),
    columns.whole("service_count", "Zahl der Angebote.", lambda x: len(x.services)),
    columns.whole("location_count", "Zahl der Standorte.", lambda x: len(x.locations)),
    *said.date_columns(Organization),
)

DATASET = DataSet(
    code="organizations",
    title="Träger",
    meaning="Vereine, Verbände, Ämter und Einrichtungen, die Angebote machen.",
    keywords=("Soziales", "Träger", "Vereine", "Wohlfahrtsverbände", "Sozialatlas"),
    themes=("SOCI", "GOVE"),
    fields=columns.fields(_COLUMNS),
    rows=_rows,
)
