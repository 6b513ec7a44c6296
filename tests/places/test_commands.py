from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sozialatlas.places.models import Area
from tests.places.world import feature, square, write_csv, write_geojson

pytestmark = pytest.mark.django_db

TOWN = {"AGS": "06999001", "GEN": "Westheim", "BEZ": "Gemeinde"}
NAMELESS = (
    "Noch ohne Namen und nur mit Schlüssel: 1 Kreis oder kreisfreie Stadt. Namen bringen das"
    " Gemeindeverzeichnis (GV100AD) oder die Ebenen der Kreise und der Gemeindeverbände desselben"
    " Grenzdatensatzes (docs/importing.md)."
)
BOW_TIE = [(8, 50), (9, 51), (9, 50), (8, 51), (8, 50)]


def run(file: Path, *options: str) -> list[str]:
    out = StringIO()
    call_command("import_areas", str(file), *options, stdout=out)
    return out.getvalue().splitlines()


def test_what_was_done_is_told(tmp_path: Path) -> None:
    assert run(write_geojson(tmp_path, [feature(BOW_TIE, **TOWN)])) == [
        "Grenzen: 4 neu, 0 geändert, 0 unverändert",
        "  neu: 1 Staat, 1 Bundesland, 1 Kreis oder kreisfreie Stadt, 1 Gemeinde",
        "repariert: 1",
        "  Zeile 1: Westheim (06999001): Self-intersection[8.5 50.5]",
        NAMELESS,
    ]
    assert Area.objects.count() == 4


def test_dry_run_says_that_it_wrote_nothing(tmp_path: Path) -> None:
    file = write_geojson(tmp_path, [feature(square(8, 50), **TOWN)])

    assert run(file, "--dry-run") == [
        "Grenzen: 4 neu, 0 geändert, 0 unverändert",
        "  neu: 1 Staat, 1 Bundesland, 1 Kreis oder kreisfreie Stadt, 1 Gemeinde",
        "Probelauf: Es wurde nichts geschrieben.",
    ]
    assert Area.objects.count() == 0


def test_the_format_may_be_given(tmp_path: Path) -> None:
    file = write_csv(tmp_path, "ags,name\n06999001,Westheim\n")

    assert run(file, "--format", "csv") == [
        "Tabelle der Gemeinden: 4 neu, 0 geändert, 0 unverändert",
        "  neu: 1 Staat, 1 Bundesland, 1 Kreis oder kreisfreie Stadt, 1 Gemeinde",
        NAMELESS,
    ]
    with pytest.raises(CommandError, match="Spalte „old“ fehlt"):
        run(file, "--format", "changes")


def test_what_was_left_out_is_counted_by_reason_with_the_first_rows(tmp_path: Path) -> None:
    water = [feature(square(8 + at, 50), **TOWN, GF=2) for at in range(25)]
    file = write_geojson(tmp_path, [feature(square(7, 50), **TOWN, GF=4), *water])

    assert run(file)[2:-1] == [
        "ausgelassen:",
        "  25 Wasserflächen",
        *(f"    Zeile {row}: Wasserfläche von Westheim (06999001)" for row in range(2, 7)),
        "    …",
    ]


def test_equal_faults_of_a_file_are_said_once(tmp_path: Path) -> None:
    wrong = [feature(square(8 + at, 50), GEN="X") for at in range(7)]
    file = write_geojson(tmp_path, [*wrong, feature(square(8, 50), AGS="1", GEN="X")])

    with pytest.raises(CommandError) as raised:
        run(file)

    assert str(raised.value).splitlines() == [
        "a.geojson: 7-mal, in Zeile 1, 2, 3, 4, 5 …: kein Schlüssel in AGS, ARS oder RS",
        "a.geojson: Zeile 8: „1“ ist kein AGS (8 Ziffern) oder ARS (12 Ziffern)",
        "Es wurde nichts eingespielt.",
    ]


def test_a_file_of_services_is_told_where_it_belongs(tmp_path: Path) -> None:
    file = write_geojson(tmp_path, [feature(square(8, 50), name="Kita")] * 2)

    with pytest.raises(CommandError) as raised:
        run(file)

    assert str(raised.value).splitlines() == [
        "a.geojson: keine der 2 Zeilen hat einen Schlüssel in AGS, ARS, RS oder iso;"
        " Angebote lädt: sozialatlas import services",
        "Es wurde nichts eingespielt.",
    ]


def test_status_day_of_the_file(tmp_path: Path) -> None:
    file = write_geojson(tmp_path, [feature(square(8, 50), **TOWN)])

    run(file, "--valid-from", "2022-12-31")

    assert str(Area.objects.get(kind="municipality").valid_from) == "2022-12-31"


@pytest.mark.parametrize("day", ["31.12.2022", "2022-13-01"])
def test_wrong_day(tmp_path: Path, day: str) -> None:
    with pytest.raises(CommandError, match=r"--valid-from: „.*“ ist kein Tag wie 2022-12-31"):
        run(write_csv(tmp_path, "ags,name\n"), "--valid-from", day)


def test_a_bad_file_changes_nothing(tmp_path: Path) -> None:
    good, bad = feature(square(8, 50), **TOWN), feature(square(8, 50), AGS="1", GEN="X")
    file = write_geojson(tmp_path, [good, bad])

    with pytest.raises(CommandError) as raised:
        run(file)

    assert str(raised.value) == (
        "a.geojson: Zeile 2: „1“ ist kein AGS (8 Ziffern) oder ARS (12 Ziffern)\n"
        "Es wurde nichts eingespielt."
    )
    assert Area.objects.count() == 0
