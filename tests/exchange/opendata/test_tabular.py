"""The tables of HSDS, checked by those who read such packages."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import frictionless
import pytest

from sozialatlas.directory.models import (
    Address,
    Capacity,
    Contact,
    CostOption,
    Language,
    Phone,
    Precision,
    RequiredDocument,
    Schedule,
    ServiceAtLocation,
    Status,
    Topic,
)
from sozialatlas.exchange.opendata.tabular.definitions import TABLES
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.exchange.opendata.asking import content

pytestmark = pytest.mark.django_db

COUNTED_AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def _whole_record() -> ServiceAtLocation:
    """Return a record with something in each table."""
    place = factories.location(
        municipality=factories.municipality(), lat=50.5, lon=8.5, precision=Precision.EXACT
    )
    record = factories.record(location=place)
    service = record.service
    Address.objects.create(location=place, street="Markt 1", postal_code="64039", city="Lindental")
    Phone.objects.create(service=service, number="+49 6999 12-34")
    Contact.objects.create(service=service, name="Beratung", is_public=True)
    CostOption.objects.create(service=service, option="ermäßigt", amount=Decimal("2.50"))
    RequiredDocument.objects.create(service=service, document="Ausweis")
    Language.objects.create(service=service, code="ar")
    Schedule.objects.create(
        service_at_location=record, weekday=0, opens=dt.time(9), closes=dt.time(12)
    )
    Capacity.objects.create(
        service_at_location=record, unit="Plätze", available=2, maximum=5, asserted_at=COUNTED_AT
    )
    service.topics.add(Topic.objects.order_by("pk").last())
    return record


def _files() -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content("hsds.zip"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode(), newline="")))


@pytest.mark.slow
def test_the_package_is_valid_with_all_its_links(tmp_path: Path) -> None:
    _whole_record()
    _whole_record_of_a_hidden_organization()
    files = _files()
    for name, held in files.items():
        (tmp_path / name).write_bytes(held)

    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert report.flatten(["path", "rowNumber", "fieldName", "message"]) == []
    empty = {table.path for table in TABLES if not _rows(files, table.path)}
    assert empty == {"accessibility.csv", "service_areas.csv"}


def _whole_record_of_a_hidden_organization() -> None:
    organization = factories.organization("Aufgelöst", status=Status.CLOSED)
    factories.record(service=factories.service("Läuft weiter", organization=organization))


def test_what_several_things_share_stands_once() -> None:
    record = factories.record()
    other = factories.service("Mittagstisch", organization=record.service.organization)
    ServiceAtLocation.objects.create(service=other, location=record.location)

    files = _files()

    counts = {name: len(_rows(files, f"{name}.csv")) for name in ("organizations", "locations")}
    assert counts == {"organizations": 1, "locations": 1}
    links = {
        (row["service_id"], row["location_id"]) for row in _rows(files, "service_at_location.csv")
    }
    assert links == {
        (str(record.service_id), str(record.location_id)),
        (str(other.pk), str(record.location_id)),
    }


def test_times_and_places_free_are_written_as_the_tables_want_them() -> None:
    record = _whole_record()

    files = _files()

    (hours,) = _rows(files, "schedules.csv")
    (count,), (unit,) = _rows(files, "service_capacity.csv"), _rows(files, "units.csv")
    assert (hours["opens_at"], hours["closes_at"], hours["byday"]) == (
        "09:00:00",
        "12:00:00",
        "MO",
    )
    assert (count["unit_id"], count["available"]) == (unit["id"], "2")
    assert hours["service_at_location_id"] == str(record.pk)


def test_a_secret_address_is_in_no_table() -> None:
    place = factories.location(name="Haus am Bach", is_confidential=True, lat=50.123456, lon=8.1)
    factories.record(location=place)
    Address.objects.create(location=place, street="Bachweg 9", postal_code="64039", city="Linde")

    told = b"\n".join(_files().values()).decode()

    assert [word for word in ("Bachweg", "Haus am Bach", "50.123") if word in told] == []
    assert str(place.pk) in told


def test_more_things_take_no_more_queries() -> None:
    _whole_record()
    few = fewest_queries(lambda: content("hsds.zip"))
    for _ in range(3):
        factories.record()

    assert fewest_queries(lambda: content("hsds.zip")) == few


def test_tables_and_columns_are_called_as_the_standard_calls_them(test_data: Path) -> None:
    official = json.loads((test_data / "hsds/datapackage.json").read_text())
    paths = {one["name"]: one["path"] for one in official["resources"]}
    known = {
        one["name"]: {field["name"] for field in one["schema"]["fields"]}
        for one in official["resources"]
    }
    # The descriptor of the standard leaves out what its schemas say of these two.
    known["unit"] |= {"id", "name"}
    known["service_capacity"] |= {"id", "available", "updated", "maximum"}

    added = {
        table.name: {column.name for column in table.columns}
        - known[table.name]
        - table.shape.PROFILE
        for table in TABLES
    }

    assert {table.name: table.path for table in TABLES} == {
        table.name: paths[table.name] for table in TABLES
    }
    assert {name: columns for name, columns in added.items() if columns} == {}
