"""A real table with the packaged example mapping."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sozialatlas.directory.models import Location, Service
from sozialatlas.exchange import actions, planning
from sozialatlas.exchange.errors import FileRefused, MappingRefused
from sozialatlas.exchange.importers.findings import Reason

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
MAPPING = Path("uster_kjf")


def test_real_table_is_imported_with_exact_counts(test_data: Path) -> None:
    path = test_data / "offers" / "uster_angebote_kjf.csv"

    plan = planning.plan(path, source="uster", mapping=MAPPING)
    actions.apply(plan=plan, at=NOW)
    again = planning.plan(path, source="uster", mapping=MAPPING)

    assert plan.created == {
        "organization": 1, "location": 148, "service": 148, "service_at_location": 148,
    }  # fmt: skip
    assert plan.rejected == ()
    assert plan.placed == {"exact": 0, "by_address": 0, "outside": 148, "unplaced": 0}
    assert again.batches == ()
    assert Location.objects.filter(is_outside=True, country="CH").count() == 148
    assert Service.objects.filter(topics__code="playground").count() == 30
    assert Service.objects.filter(topics__code="parent_child_group").count() == 16
    assert Service.objects.filter(description="Sportanlage: Einfachturnhallen").count() == 10
    assert Service.objects.exclude(url="").exclude(url__startswith="http").count() == 0


def test_table_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "uster.csv"
    path.write_text("name,kategorie\nKita,Schule: Kindergarten\n")

    with pytest.raises(MappingRefused, match="Diese Spalten der Zuordnung fehlen"):
        planning.plan(path, source="uster", mapping=MAPPING)


def test_category_that_nobody_mapped_rejects_the_row(tmp_path: Path) -> None:
    path = tmp_path / "uster.csv"
    path.write_text(
        "lng,lat,name,strasse,hausnr,plz,ort,anlage,kategorie,zugaenglichkeit,beschreibung,website"
        "\n8.7,47.3,Bad,,,,,,Sportanlage: Eisbahn,,,\n"
    )

    plan = planning.plan(path, source="uster", mapping=MAPPING)

    assert [(each.origin.row, each.field, each.reason, each.detail) for each in plan.rejected] == [
        (2, "service.topics", Reason.NOT_IN_TABLE, "Sportanlage: Eisbahn")
    ]


def test_table_with_broken_umlauts_is_refused(tmp_path: Path, test_data: Path) -> None:
    path = tmp_path / "uster.csv"
    text = (test_data / "offers" / "uster_angebote_kjf.csv").read_text("utf-8-sig")
    path.write_bytes(text.encode("cp1252"))

    with pytest.raises(FileRefused, match=r"Zeile 2: Byte 0xE4 passt nicht zur Kodierung utf-8"):
        planning.plan(path, source="uster", mapping=MAPPING)
