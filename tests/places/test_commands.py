from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sozialatlas.places.models import Area
from tests.places.world import feature, square, write_csv, write_geojson

pytestmark = pytest.mark.django_db

TOWN = {"AGS": "06999001", "GEN": "Westheim", "BEZ": "Gemeinde"}
BOW_TIE = [(8, 50), (9, 51), (9, 50), (8, 51), (8, 50)]


def run(file: Path, *options: str) -> list[str]:
    out = StringIO()
    call_command("import_areas", str(file), *options, stdout=out)
    return out.getvalue().splitlines()


def test_what_was_done_is_told(tmp_path: Path) -> None:
    assert run(write_geojson(tmp_path, [feature(BOW_TIE, **TOWN)])) == [
        "boundaries: 4 neu, 0 geändert, 0 unverändert",
        "repariert: 1",
        "  Zeile 1: Westheim (06999001): Self-intersection[8.5 50.5]",
    ]
    assert Area.objects.count() == 4


def test_dry_run_says_that_it_wrote_nothing(tmp_path: Path) -> None:
    file = write_geojson(tmp_path, [feature(square(8, 50), **TOWN)])

    assert run(file, "--dry-run") == [
        "boundaries: 4 neu, 0 geändert, 0 unverändert",
        "Probelauf: Es wurde nichts geschrieben.",
    ]
    assert Area.objects.count() == 0


def test_the_format_may_be_given(tmp_path: Path) -> None:
    file = write_csv(tmp_path, "ags,name\n06999001,Westheim\n")

    assert run(file, "--format", "csv") == ["csv: 4 neu, 0 geändert, 0 unverändert"]
    with pytest.raises(CommandError, match="Spalte „old“ fehlt"):
        run(file, "--format", "changes")


def test_long_lists_are_cut_and_say_so(tmp_path: Path) -> None:
    water = [feature(square(8 + at, 50), **TOWN, GF=2) for at in range(25)]
    file = write_geojson(tmp_path, [feature(square(7, 50), **TOWN, GF=4), *water])

    lines = run(file)

    assert (len(lines), lines[1], lines[-1]) == (23, "ausgelassen: 25", "  … und 5 weitere")


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
