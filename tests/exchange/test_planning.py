"""A plan: what a file would change, and where its rows lie."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
import shapely

from sozialatlas.directory.models import Location
from sozialatlas.exchange import actions, planning, reporting
from sozialatlas.exchange.errors import FileRefused, RunRefused
from sozialatlas.exchange.importers.findings import Finding, Origin, Reason
from sozialatlas.places.models import Area, AreaBoundary, PostalPlace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)
COLUMNS = (
    "service.key,service.name,organization.name,location.lat,location.lon,location.postal_code,"
    "location.city,location.country\n"
)


@pytest.fixture
def musterau() -> Area:
    """Return a municipality from 50 to 51 north and 8 to 9 east."""
    area = Area.objects.create(
        kind="municipality", key="06000001", name="Musterau", lat=50.5, lon=8.5,
        valid_from=dt.date(2000, 1, 1),
    )  # fmt: skip
    box = shapely.box(8, 50, 9, 51)
    AreaBoundary.objects.create(
        area=area, wkb=shapely.to_wkb(box), west=8, south=50, east=9, north=51
    )
    PostalPlace.objects.create(
        postal_code="06000", name="Musterau", lat=50.4, lon=8.4, country="DE", municipality=area
    )
    return area


def table(folder: Path, rows: str) -> Path:
    path = folder / "angebote.csv"
    path.write_text(COLUMNS + rows)
    return path


def test_rows_are_placed_by_point_by_address_or_outside(tmp_path: Path, musterau: Area) -> None:
    path = table(
        tmp_path,
        "punkt,A,V,50.5,8.5,,,\n"
        "adresse,A,V,,,6000,Musterau,\n"
        "fern,A,V,47.3,8.7,8610,Uster,CH\n"
        "online,A,V,,,,,\n"
        "verdreht,A,V,8.5,50.5,,,\n",
    )

    plan = planning.plan(path, source="s")
    actions.apply(plan=plan, at=NOW)

    assert plan.placed == {"exact": 1, "by_address": 1, "outside": 1, "unplaced": 0}
    assert [(each.origin.row, each.kind, each.reason) for each in plan.rejected] == [
        (6, "location", Reason.SWAPPED_AXES)
    ]
    assert plan.created["service"] == 4
    fields = "source_key", "municipality_id", "precision", "is_outside", "country"
    assert list(Location.objects.order_by("source_key").values_list(*fields)) == [
        ("adresse", musterau.pk, "municipality", False, "DE"),
        ("fern", None, "exact", True, "CH"),
        ("punkt", musterau.pk, "exact", False, "DE"),
    ]


def test_report_says_each_rejected_row_and_the_counts_last(tmp_path: Path, musterau: Area) -> None:
    path = table(tmp_path, "1,A,V,50.5,8.5,,,\n2,A,,50.5,8.5,,,\n3,A,V,8.5,50.5,,,\n")

    assert list(reporting.lines(planning.plan(path, source="s"))) == [
        "angebote.csv als Quelle „s“",
        "Abgelehnt:",
        "  angebote.csv, Zeile 3, organization: kein Träger angegeben",
        "  angebote.csv, Zeile 4, location.lat: Breite und Länge sind vertauscht (8.5, 50.5)",
        "Ergebnis:",
        "  Träger: 1 neu, 0 geändert, 0 unverändert, 0 abgelehnt,"
        " 0 nicht mehr in der Quelle (bleiben)",
        "  Standort: 1 neu, 0 geändert, 0 unverändert, 1 abgelehnt,"
        " 0 nicht mehr in der Quelle (bleiben)",
        "  Angebot: 1 neu, 0 geändert, 0 unverändert, 1 abgelehnt,"
        " 0 nicht mehr in der Quelle (bleiben)",
        "  Angebot am Standort: 1 neu, 0 geändert, 0 unverändert, 0 abgelehnt,"
        " 0 nicht mehr in der Quelle (bleiben)",
        "  Abgelehnte Zeilen: 2",
        "  Standorte: 1 genau, 0 nach Adresse in die Gemeinde gesetzt, 0 außerhalb, 0 ohne Ort",
    ]


def test_report_says_each_kind_and_value_of_notice_once(tmp_path: Path, musterau: Area) -> None:
    plan = planning.plan(table(tmp_path, "1,A,V,50.5,8.5,,,\n"), source="s")
    notices = [
        *(notice(row, "status", Reason.UNKNOWN_STATUS, "1") for row in range(2, 1051)),
        notice(7, "status", Reason.UNKNOWN_STATUS, "frei"),
        *(notice(row, "hours", Reason.BAD_HOURS, f"Text {row}") for row in range(1, 24)),
    ]
    noticed = dataclasses.replace(plan, read=dataclasses.replace(plan.read, notices=notices))

    lines = list(reporting.lines(noticed))

    notes = lines[lines.index("Hinweise:") + 1 : lines.index("Ergebnis:")]
    hours = "Öffnungszeit nicht lesbar; als Hinweis übernommen"
    status = "unbekannter Status; als aktiv übernommen"
    assert notes == [
        *(f"  1-mal {hours} (Text {row}): a.csv, hours, Zeile {row}" for row in range(1, 21)),
        f"  3-mal {hours}: weitere Werte",
        f"  1.049-mal {status} (1): a.csv, status, Zeile 2, 3, 4, 5, 6 …",
        f"  1-mal {status} (frei): a.csv, status, Zeile 7",
    ]


def notice(row: int, field: str, reason: Reason, detail: str) -> Finding:
    return Finding(Origin("a.csv", row), field, reason, detail)


def test_report_counts_services_without_location_that_lie_outside(
    tmp_path: Path, musterau: Area
) -> None:
    path = table(tmp_path, "1,A,V,47.3,8.7,8610,Uster,CH\n2,B,V,,,,,\n")

    plan = planning.plan(path, source="s")

    assert plan.services_outside == {"CH": 1}
    assert list(reporting.lines(plan))[-1] == (
        "  Angebote ohne Standort, deren Träger außerhalb liegt: 1 (CH)"
    )


def test_format_is_found_by_the_name_or_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text("x")

    with pytest.raises(FileRefused, match=r"a\.doc: unbekannte Art von Datei"):
        planning.plan(tmp_path / "a.doc", source="s")
    with pytest.raises(FileRefused, match=r"b\.csv: Datei nicht gefunden"):
        planning.plan(tmp_path / "b.csv", source="s")


def test_source_needs_a_name(tmp_path: Path) -> None:
    with pytest.raises(RunRefused, match="Die Quelle braucht einen Namen"):
        planning.plan(table(tmp_path, ""), source=" ")


def test_row_that_is_rejected_now_is_not_missing_in_the_source(
    tmp_path: Path, musterau: Area
) -> None:
    first = table(tmp_path, "1,A,V,50.5,8.5,,,\n2,B,V,50.5,8.5,,,\n")
    actions.apply(plan=planning.plan(first, source="s"), at=NOW)

    plan = planning.plan(table(tmp_path, '1,A,V,"50,5",8.5,,,\n'), source="s")

    assert plan.missing == {
        "organization": 1, "location": 1, "service": 1, "service_at_location": 1,
    }  # fmt: skip


def test_later_row_of_a_rejected_service_is_rejected_too(tmp_path: Path) -> None:
    path = tmp_path / "angebote.csv"
    path.write_text(
        "service.key,service.name,organization.name,location.key,location.city\n"
        "1,<b>,V,a,Au\n1,<b>,V,b,Beu\n2,Rat,W,c,Ceu\n"
    )

    plan = planning.plan(path, source="s")

    assert [(each.origin.row, each.reason) for each in plan.rejected] == [
        (2, Reason.HTML),
        (3, Reason.DEPENDS_ON_REJECTED),
    ]
    assert plan.created == {
        "organization": 1, "location": 1, "service": 1, "service_at_location": 1,
    }  # fmt: skip
