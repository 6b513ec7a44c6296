"""The nightly dump: whole, checked, kept for some days, and never with a secret in it."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, XSD

from sozialatlas.exchange.opendata import actions, dumps
from sozialatlas.exchange.opendata.columns import Row
from sozialatlas.exchange.opendata.source import Source
from sozialatlas.exchange.opendata.tables import DATASETS, DataSet
from sozialatlas.exchange.opendata.tabular.definitions import TABLES
from tests.directory import factories
from tests.exchange.opendata.asking import BASE, body, content, get
from tests.exchange.opendata.shapes import OF_CHECKSUM, SPDX

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NIGHT = dt.datetime(2026, 11, 24, 2, 10, tzinfo=dt.UTC)
NAME = "sozialatlas-2026-11-24.zip"
ROOT = "https://atlas.example.org"


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def _names() -> list[str]:
    return sorted(path.name for path in dumps.folder().iterdir())


def test_a_dump_holds_all_data_in_all_formats_with_their_sums() -> None:
    factories.service("Tagespflege")

    actions.dump(root=ROOT, at=NIGHT)

    with zipfile.ZipFile(io.BytesIO(content(f"dumps/{NAME}"))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    told = (line.split("  ") for line in files.pop("SHA256SUMS").decode().splitlines())
    sums = {name: found for found, name in told}
    assert sums == {name: hashlib.sha256(held).hexdigest() for name, held in files.items()}
    tables = {f"{code}.{each}" for code, one in DATASETS.items() for each in one.formats}
    packed = {"hsds/datapackage.json", *(f"hsds/{table.path}" for table in TABLES)}
    assert set(files) == {
        "LIESMICH.txt",
        *packed,
        *(f"{code}.schema.json" for code in DATASETS),
        *tables,
    }
    rows = list(csv.DictReader(io.StringIO(files["services.csv"].decode(), newline="")))
    assert [row["name"] for row in rows] == ["Tagespflege"]


def test_its_text_says_as_of_when_it_is_on_which_terms_and_where_faults_are_told() -> None:
    actions.dump(root=ROOT, at=NIGHT)

    with zipfile.ZipFile(dumps.folder() / NAME) as archive:
        lines = archive.read("LIESMICH.txt").decode().splitlines()

    assert {
        line.split(": ")[0]: line.split(": ", 1)[1].strip() for line in lines[2:7] if ": " in line
    } == {
        "Stand": "2026-11-24T02:10:00Z (UTC)",
        "Lizenz": "Datenlizenz Deutschland - Namensnennung - Version 2.0",
        "Namensnennung": "Sozialatlas, Datenlizenz Deutschland - Namensnennung - Version 2.0",
        "Fehler melden": f"{ROOT}/de/kontakt",
    }


def test_the_sum_of_a_dump_is_served_beside_it() -> None:
    actions.dump(root=ROOT, at=NIGHT)

    told = content(f"dumps/{NAME}.sha256").decode()

    assert told == f"{hashlib.sha256(content(f'dumps/{NAME}')).hexdigest()}  {NAME}\n"
    assert (dumps.folder() / f"{NAME}.sha256").read_text() == told


def test_the_catalogue_names_size_and_sum_of_the_newest_dump() -> None:
    made = actions.dump(root=ROOT, at=NIGHT)

    graph = Graph().parse(data=content("catalog.ttl"), format="turtle")

    file = URIRef("http://testserver/api/opendata/dump#file")
    assert graph.value(file, DCAT.byteSize) == Literal(made.size, datatype=XSD.nonNegativeInteger)
    checksum = graph.value(file, SPDX.checksum)
    told = {name: str(graph.value(checksum, name)) for name in OF_CHECKSUM}
    assert told == {
        SPDX.algorithm: "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
        SPDX.checksumValue: made.sha256,
    }


def test_dumps_are_kept_for_some_days() -> None:
    for days in range(10):
        actions.dump(root=ROOT, at=NIGHT + dt.timedelta(days=days))

    kept = [dump.file_name for dump in dumps.all_dumps()]

    days = [NIGHT.date() + dt.timedelta(days=days) for days in range(9, 2, -1)]
    assert kept == [f"sozialatlas-{day}.zip" for day in days]
    assert len(_names()) == len(days) * 3
    assert get("dumps/newest.zip")["Location"] == f"{BASE}dumps/{kept[0]}"


def test_a_dump_that_breaks_off_leaves_the_one_that_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actions.dump(root=ROOT, at=NIGHT)
    before = {name: (dumps.folder() / name).read_bytes() for name in _names()}

    def breaks(_source: Source) -> Iterator[Row]:
        raise MemoryError
        yield Row(())

    broken = {"taxonomy": _with_rows(breaks)}
    monkeypatch.setattr(actions, "DATASETS", {**DATASETS, **broken})
    with pytest.raises(MemoryError):
        actions.dump(root=ROOT, at=NIGHT + dt.timedelta(hours=1))

    assert {name: (dumps.folder() / name).read_bytes() for name in _names()} == before


def _with_rows(rows: Callable[[Source], Iterator[Row]]) -> DataSet:
    return replace(DATASETS["taxonomy"], rows=rows)


def test_a_dump_is_not_given_any_more_when_an_address_in_it_became_secret() -> None:
    place = factories.location()
    made = actions.dump(root=ROOT, at=NIGHT)
    given = len(content(f"dumps/{NAME}"))

    place.is_confidential = True
    place.save()
    refused = get(f"dumps/{NAME}")
    actions.forget_old(today=made.made_at.date())

    assert (given, refused.status_code) == (made.size, 404)
    assert json.loads(body(refused)) == {
        "reason": "there is no such dump; only those of the last days are kept"
    }
    assert _names() == []


def test_what_is_no_dump_is_not_given() -> None:
    (dumps.folder()).mkdir(parents=True)
    (dumps.folder() / NAME).write_bytes(b"half")

    found = [get(f"dumps/{name}").status_code for name in (NAME, "../secret_key", "newest.zip")]

    assert found == [404, 404, 404]


def test_the_command_writes_a_dump_where_one_wants_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("export_open_data", into=tmp_path / "aus")

    (file,) = (tmp_path / "aus").glob("*.zip")
    assert capsys.readouterr().out.startswith(f"{file} (")
    assert not dumps.folder().exists()
