"""Every record, held against the standard's own schemas, made strict."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sozialatlas.exchange import actions, planning
from sozialatlas.exchange.importers.demo import writing
from tests.exchange.hsds import asking
from tests.exchange.hsds.strict import Schemas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir"), pytest.mark.slow]

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
LISTS = (
    ("/services", "service", {"full": "true"}),
    ("/services", "service_list", {}),
    ("/service_at_locations", "service_at_location", {"full": "true"}),
    ("/service_at_locations", "service_at_location_list", {}),
    ("/organizations", "organization", {"full_service": "true"}),
    ("/organizations", "organization_list", {}),
    ("/taxonomies", "taxonomy", {}),
    ("/taxonomy_terms", "taxonomy_term", {}),
)


@pytest.fixture(scope="module")
def schemas(test_data: Path) -> Schemas:
    return Schemas(test_data / "hsds" / "schema")


def _wrong(schemas: Schemas) -> list[str]:
    return [
        f"{path}: {error}"
        for is_plain in (True, False)
        for path, name, parameters in LISTS
        for entry in asking.lines(path, profile="hsds" if is_plain else "hsds-de", **parameters)
        for error in schemas.errors(name, entry, is_plain=is_plain)
    ]


def test_the_demo_county_is_right_to_the_letter(schemas: Schemas, data_dir: Path) -> None:
    order = writing.DemoOrder(today=dt.date(2026, 11, 22), seed=3, records=250)
    writing.build(order, data_dir)

    assert len(asking.lines("/service_at_locations")) > 200
    assert _wrong(schemas) == []


@pytest.mark.parametrize(
    ("file", "source", "mapping", "services"),
    [
        ("offers/hsds_export", "hsds", None, 1_648),
        ("offers/osm_poi_named_sample.geojson", "osm", None, 871),
        ("offers/uster_angebote_kjf.csv", "uster", Path("uster_kjf"), 148),
    ],
)
def test_real_files_are_right_to_the_letter(
    file: str, source: str, mapping: Path | None, services: int, schemas: Schemas, test_data: Path
) -> None:
    plan = planning.plan(test_data / file, source=source, mapping=mapping)
    actions.apply(plan=plan, at=NOW)

    assert len(asking.lines("/services")) == services
    assert _wrong(schemas) == []


def test_the_schemas_are_strict(schemas: Schemas) -> None:
    key = "6f0d7c0e-3a41-4d3b-9a86-1f6f2f5c7a10"
    service = {"id": key, "name": "Tafel", "status": "active"}

    assert schemas.errors("service", service, is_plain=True) == []
    assert schemas.errors("service", {**service, "summary": "Essen"}, is_plain=False) == []
    wrong = [
        ({**service, "summary": "Essen"}, True),
        ({**service, "anything": 1}, False),
        ({**service, "url": None}, True),
        ({**service, "url": "keine Adresse"}, True),
        ({**service, "id": "7"}, True),
        ({**service, "schedules": [{"id": key, "opens_at": "9 Uhr"}]}, False),
        ({**service, "schedules": [{"id": key, "freq": "DAILY"}]}, True),
        ({**service, "phones": [{"id": key, "number": "1", "extension": "012"}]}, True),
        ({"id": key, "name": "Tafel"}, True),
    ]
    assert [len(schemas.errors("service", each, is_plain=how)) > 0 for each, how in wrong] == (
        [True] * len(wrong)
    )
