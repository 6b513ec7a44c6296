"""What one gets who downloads a data set."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import uuid
from pathlib import Path

import frictionless
import openpyxl
import pytest
import shapely
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import (
    Address,
    Event,
    Precision,
    Service,
    Status,
    VolunteerRole,
)
from sozialatlas.exchange import terms
from sozialatlas.exchange.models import PublicChange
from sozialatlas.exchange.opendata.tables import DATASETS
from sozialatlas.places.geometry import outline
from sozialatlas.places.models import AreaBoundary
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.exchange.opendata.asking import BASE, body, content, features, get, rows

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


def _of_each_kind() -> None:
    """Make one thing of each data set; words come with the migrations."""
    record = factories.record(location=factories.location(municipality=factories.municipality()))
    Address.objects.create(
        location=record.location, street="Am Markt 1", postal_code="64039", city="Lindental"
    )
    provider = record.service.organization
    Event.objects.create(
        organization=provider, location=record.location, name="Frühstück", starts_at=NOON
    )
    VolunteerRole.objects.create(
        organization=provider, location=record.location, name="Fahrdienst"
    )


def test_a_service_is_a_row_at_each_of_its_places_and_one_where_it_has_none() -> None:
    record = factories.record(location=factories.location(municipality=factories.municipality()))
    factories.service("Telefonseelsorge")

    found = {
        (row["id"], row["name"], row["location_id"], row["municipality"])
        for row in rows("services")
    }

    lone = Service.objects.get(name="Telefonseelsorge")
    assert found == {
        (str(record.pk), "Tagespflege", str(record.location_id), "Lindental"),
        (str(lone.pk), "Telefonseelsorge", "", ""),
    }


def test_what_is_closed_or_not_yet_to_be_seen_is_in_no_file() -> None:
    factories.service("Offen")
    factories.service("Zu", status=Status.CLOSED)
    factories.service("Bald", visible_from=timezone.localdate() + dt.timedelta(days=1))

    assert [row["name"] for row in rows("services")] == ["Offen"]
    assert [row["properties"] for row in features("services")] == [
        {**_properties(features("services")[0]), "name": "Offen"}
    ]


def _properties(feature: dict[str, object]) -> dict[str, object]:
    found = feature["properties"]
    assert isinstance(found, dict)
    return found


def test_a_secret_address_is_in_no_format() -> None:
    place = factories.location(
        name="Haus am Bach", is_confidential=True, lat=50.123456, lon=8.123456,
        precision=Precision.EXACT, transportation="Bus 7",
    )  # fmt: skip
    record = factories.record(location=place)
    Address.objects.create(location=place, street="Bachweg 9", postal_code="64039", city="Linde")
    event = {"organization": record.service.organization, "location": place}
    Event.objects.create(name="Treffen", starts_at=NOON, **event)
    VolunteerRole.objects.create(name="Helfen", **event)

    given = {
        f"{code}.{ending}": _readable(content(f"{code}.{ending}"), ending)
        for code, dataset in DATASETS.items()
        for ending in dataset.formats
    }

    secret = re.compile("Bachweg|Haus am Bach|50.123|8.123|Bus 7")
    assert {
        name: secret.findall(text) for name, text in given.items() if secret.search(text)
    } == {}
    assert [row["is_confidential"] for row in rows("services")] == ["true"]


def _readable(file: bytes, ending: str) -> str:
    if ending != "xlsx":
        return file.decode()
    book = openpyxl.load_workbook(io.BytesIO(file), read_only=True)
    return repr([list(page.iter_rows(values_only=True)) for page in book])


@pytest.mark.slow
@pytest.mark.parametrize("code", DATASETS)
def test_a_table_is_as_its_description_says(code: str, tmp_path: Path) -> None:
    _of_each_kind()
    factories.service("=SUMME(A1)", description='Mit "Zeichen", Komma\nund Zeile')
    (tmp_path / "table.csv").write_bytes(content(f"{code}.csv"))
    schema = json.loads(content(f"{code}.schema.json"))

    resource = frictionless.Resource(
        path="table.csv",
        basepath=str(tmp_path),
        schema=frictionless.Schema.from_descriptor(schema),
    )
    report = resource.validate()

    assert report.flatten(["rowNumber", "fieldName", "message"]) == []
    assert len(rows(code)) > 0


def test_no_cell_of_a_table_becomes_a_formula() -> None:
    texts = [
        "=1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-2+3+A1",
        "\t=1",
        " =1",
        "\uff1d1",
        "+49 6999 12",
    ]
    for text in texts:
        factories.service(text)

    found = {row["name"] for row in rows("services")}

    # A number to call can do nothing.
    assert found == {*(f"'{text}" for text in texts[:-1]), "+49 6999 12"}


def test_in_a_spreadsheet_all_texts_stay_what_they_are() -> None:
    factories.service("=1+1", url="https://example.org")
    book = openpyxl.load_workbook(io.BytesIO(content("services.xlsx")))

    header, row = book["Daten"].iter_rows()
    told = dict(zip((cell.value for cell in header), row, strict=True))

    assert (told["name"].value, told["name"].data_type) == ("=1+1", "s")
    assert (told["website"].value, told["website"].hyperlink) == ("https://example.org", None)
    notes = {
        line[0].value: line[1].value for line in book["Hinweise"].iter_rows() if line[0].value
    }
    assert notes["Lizenz"] == terms.of_data().licence.name
    assert notes["Fehler melden"] == "http://testserver/de/kontakt"


def test_a_text_too_long_for_a_cell_ends_with_a_mark() -> None:
    factories.service("Lang", description="ä" * 40_000)

    book = openpyxl.load_workbook(io.BytesIO(content("services.xlsx")))

    texts = [cell.value for cell in book["Daten"][2] if isinstance(cell.value, str)]
    assert max(texts, key=len) == "ä" * 32_766 + "…"


def test_a_map_file_says_its_terms_and_holds_points_with_longitude_first() -> None:
    place = factories.location(lat=50.5, lon=8.25, precision=Precision.EXACT)
    record = factories.record(location=place)

    found = json.loads(content("services.geojson"))

    assert found["type"] == "FeatureCollection"
    assert (found["license"], found["correction_url"]) == (
        terms.of_data().licence.url,
        "http://testserver/de/kontakt",
    )
    assert [(one["type"], one["id"], one["geometry"]) for one in found["features"]] == [
        ("Feature", str(record.pk), {"type": "Point", "coordinates": [8.25, 50.5]})
    ]


def test_a_boundary_runs_against_the_clock_as_map_files_want_it() -> None:
    clockwise = shapely.Polygon([(8, 50), (8, 51), (9, 51), (9, 50)])
    area = factories.municipality()
    AreaBoundary.of_outline(area, outline(clockwise)).save()

    geometry = features("areas")[0]["geometry"]

    shape = shapely.from_geojson(json.dumps(geometry))
    assert isinstance(shape, shapely.Polygon)
    assert (shape.exterior.is_ccw, shape.equals(clockwise)) == (True, True)


def test_a_download_names_its_licence_its_columns_and_its_file() -> None:
    response = Client().head(f"{BASE}services.csv")

    assert response["Link"] == (
        '<http://testserver/api/opendata/services.schema.json>; rel="describedby";'
        f' type="application/json", <{terms.licence().url}>; rel="license"'
    )
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"] == 'attachment; filename="services.csv"'
    assert response["Access-Control-Allow-Origin"] == "*"


def test_who_holds_a_file_is_not_given_it_again_until_something_changes() -> None:
    mark = Client().head(f"{BASE}services.csv")["ETag"]

    again = get("services.csv", **{"if-none-match": mark})
    PublicChange.objects.create(kind="service", record_id=uuid.uuid4(), changed_at=timezone.now())
    changed = get("services.csv", **{"if-none-match": mark})
    body(changed)

    assert (again.status_code, changed.status_code) == (304, 200)


def test_only_reading_without_parameters_is_answered() -> None:
    unknown = Client().get(f"{BASE}services.csv?limit=3")
    written = Client().post(f"{BASE}services.csv")
    missing = Client().get(f"{BASE}people.csv")

    assert [(each.status_code, json.loads(each.content)) for each in (unknown, written)] == [
        (400, {"parameter": "limit", "reason": "is not a known parameter"}),
        (405, {"reason": "only GET and HEAD are answered here"}),
    ]
    assert missing.status_code == 404


def test_who_asks_for_the_head_alone_has_nothing_read() -> None:
    factories.record()

    response = Client().head(f"{BASE}services.csv")

    assert (response.status_code, body(response)) == (200, b"")


@pytest.mark.parametrize("code", DATASETS)
def test_more_rows_take_no_more_queries(code: str) -> None:
    _of_each_kind()
    few = fewest_queries(lambda: content(f"{code}.csv"))
    for number in range(3):
        record = factories.record()
        provider = factories.organization(f"Träger {number}")
        Event.objects.create(organization=provider, name="Kurs", starts_at=NOON)
        VolunteerRole.objects.create(organization=provider, name="Hilfe", location=record.location)

    assert fewest_queries(lambda: content(f"{code}.csv")) == few
