"""The importers of tables: municipalities, GV100AD, postal codes, social areas, changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sozialatlas.places.drafts import AreaDraft, ChangeDraft, LeftOut, MembershipDraft, PostalDraft
from sozialatlas.places.errors import ImportFileError
from sozialatlas.places.importers import (
    changes,
    gv100ad,
    municipality_csv,
    postal_codes,
    social_areas,
)
from sozialatlas.places.importers.detect import Format, format_of
from tests.places.world import feature, square, write_csv, write_geojson

TOWNS = "ags,ars,stand,name,textkz,flaeche_ha,bev,bev_m,plz\n"
POSTAL = (
    "country_code,zipcode,place,community,community_code,province,province_code,"
    "latitude,longitude\n"
)


def problems_of(read: Callable[[Path], object], file: Path) -> tuple[str, ...]:
    with pytest.raises(ImportFileError) as raised:
        read(file)
    return raised.value.problems


def record(kind: str, key: str, name: str, **cells: str) -> str:
    """Return a GV100AD line; `key` is state, region, county and municipality, 8 signs wide."""
    line = (
        f"{kind}20231130{key:8}{cells.get('association', ''):4}{name:50}{cells.get('seat', ''):50}"
    )
    line += f"{cells.get('type', ''):2}    "
    if kind == "60":
        line += f"{cells['hectares']:>011}{cells['people']:>011}{0:011d}    {cells['plz']}"
    return line.ljust(220)


GV100AD = "\n".join(
    [
        record("10", "06", "Hessen", seat="Wiesbaden"),
        record("20", "065", "Reg.-Bez. Gießen"),
        record("40", "06533", "Limburg-Weilburg", seat="Limburg", type="44"),
        record("50", "06533", "Limburg a. d. Lahn, Kreisstadt", association="0009", type="50"),
        record("50", "06533", "Amt Muster, Amt", association="5001", type="51"),
        record(
            "60",
            "06533009",
            "Limburg a. d. Lahn, Kreisstadt",
            association="0009",
            type="63",
            hectares="4515",
            people="36302",
            plz="65549",
        ),
    ]
)


def test_municipality_list_as_csv(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path,
        TOWNS
        + '06533009,065330009009,20231130,"Limburg a. d. Lahn, Kreisstadt",63,4515,0,0,65549\n',
    )

    assert municipality_csv.read(file).drafts[-1] == AreaDraft(
        kind="municipality",
        key="06533009",
        name="Limburg a. d. Lahn",
        parent=("county", "06533"),
        designation="Stadt",
        population=0,
        area_km2=45.15,
        postal_code="65549",
        row=2,
    )


def test_every_bad_row_of_the_municipality_list_is_named(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path,
        TOWNS
        + "06533009,,,Limburg,63,,36302,,\n"
        + "06533009,,,Limburg,63,,,,\n"
        + "6533009,,,Limburg,63,,,,\n"
        + "06533010,,,,63,,,,\n"
        + "06533011,,,Dorf,63,,viele,,\n",
    )

    assert problems_of(municipality_csv.read, file) == (
        "Zeile 3: Schlüssel „06533009“ steht schon in Zeile 2 (Limburg)",
        "Zeile 4: „6533009“ ist kein AGS (8 Ziffern) oder ARS (12 Ziffern)",
        "Zeile 5: kein Name",
        "Zeile 6: „viele“ ist keine ganze Zahl",
    )


def test_fixed_width_list_with_its_levels(tmp_path: Path) -> None:
    drafts = gv100ad.read(write_csv(tmp_path, GV100AD, "GV100AD_30112023.txt")).drafts

    assert [(one.kind, one.key, one.name, one.designation, one.parent) for one in drafts] == [
        ("country", "DE", "Deutschland", None, None),
        ("state", "06", "Hessen", None, ("country", "DE")),
        ("county", "06533", "Limburg-Weilburg", "Landkreis", ("state", "06")),
        ("association", "065335001", "Amt Muster", "Amt", ("county", "06533")),
        ("municipality", "06533009", "Limburg a. d. Lahn", "Stadt", ("county", "06533")),
    ]
    town = drafts[-1]
    assert (town.population, town.area_km2, town.postal_code, town.row) == (
        36302,
        45.15,
        "65549",
        6,
    )


def test_fixed_width_list_in_latin_1(tmp_path: Path) -> None:
    file = tmp_path / "GV100AD.ASC"
    file.write_bytes(record("40", "06531", "Gießen", type="44").encode("latin-1"))

    assert [one.name for one in gv100ad.read(file).drafts if one.kind == "county"] == ["Gießen"]


def test_bad_lines_of_the_fixed_width_list_are_named(tmp_path: Path) -> None:
    town = GV100AD.splitlines()[-1]
    lines = [town, town, town[:150], "99" + town[2:], town[:10] + "99" + town[12:]]

    assert problems_of(gv100ad.read, write_csv(tmp_path, "\n".join(lines))) == (
        "Zeile 2: Schlüssel „06533009“ steht schon in Zeile 1 (Limburg a. d. Lahn)",
        "Zeile 3: endet nach 150 Spalten; ist die Datei abgeschnitten?",
        "Zeile 4: „99“ ist keine Satzart (10 bis 60)",
        "Zeile 5: „99“ ist kein deutsches Land",
    )


def test_postal_codes_of_both_countries(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path,
        POSTAL
        + "DE,20095,Hamburg,Hamburg,02000,,,53.55,10.0\n"
        + "DE,20095,Hamburg Altstadt,Hamburg,02000,,,53.55,10.0\n"
        + "DE,20088,Otto Versand,Hamburg,02000,,,53.6,10.1\n"
        + "AT,8430,Kaindorf,Leibnitz,61053,Leibnitz,610,46.8,15.5\n",
    )

    read = postal_codes.read(file)

    assert read.drafts == (
        PostalDraft("20095", "Hamburg", "", 53.55, 10.0, "DE", "", "02000", "Hamburg"),
        PostalDraft("20095", "Hamburg", "Altstadt", 53.55, 10.0, "DE", "", "02000", "Hamburg"),
        PostalDraft("8430", "Leibnitz", "Kaindorf", 46.8, 15.5, "AT", "61053", "610", "Leibnitz"),
    )
    assert read.left_out == (
        LeftOut(
            "Firmen und Behörden mit eigener Postleitzahl",
            "Zeile 4: 20088 Otto Versand ist ein Empfänger, kein Ort",
        ),
    )


def test_bad_postal_rows_are_named(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path,
        POSTAL
        + "CH,8610,Uster,,,,,47.3,8.7\n"
        + "DE,6554,Limburg,,,,,50.4,8.1\n"
        + "DE,65549,,,,,,50.4,8.1\n"
        + "DE,65549,Limburg,,,,,504.0,8.1\n"
        + 'DE,65549,Limburg,,,,,"5,0,4",8.1\n',
    )

    assert problems_of(postal_codes.read, file) == (
        "Zeile 2: Staat „CH“ ist weder DE noch AT",
        "Zeile 3: „6554“ ist keine Postleitzahl von DE (5 Ziffern)",
        "Zeile 4: kein Ort",
        "Zeile 5: Breite 504.0, Länge 8.1 sind keine Grad",
        "Zeile 6: „5,0,4“ ist keine Zahl",
    )


def test_social_areas_with_german_columns_and_semicolons(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path, "\ufeffGemeindeschluessel;Sozialraum\n06533009;Limburg\n61053;Süd\n"
    )

    assert social_areas.read(file) == (
        MembershipDraft("06533009", "Limburg", "", 2),
        MembershipDraft("61053", "Süd", "", 3),
    )


def test_bad_social_area_rows_are_named(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path,
        "ags,social_area,social_area_key\n06533009,A,a\n06533009,B,b\n06533010,,c\n0653,A,a\n"
        f"06533011,A,{'k' * 33}\n",
    )

    assert problems_of(social_areas.read, file) == (
        "Zeile 3: Gemeinde „06533009“ steht schon in Zeile 2",
        "Zeile 4: kein Name eines Sozialraums",
        "Zeile 5: „0653“ ist kein AGS (8 Ziffern) oder ARS (12 Ziffern)",
        "Zeile 6: Schlüssel oder Name ist länger als 32 oder 200 Zeichen",
    )


def test_changes_with_german_days_and_commas(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path, "old;new;weight;on;name\n145215105030;14521035;0,5;01.01.2019;Aue-Bad Schlema\n"
    )

    assert changes.read(file) == (
        ChangeDraft("14521030", "14521035", 0.5, date(2019, 1, 1), "Aue-Bad Schlema", 2),
    )


def test_bad_change_rows_are_named(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path,
        "old,new,weight,on\n"
        "1,2,1,2019-01-01\n1,2,1,2019-01-01\n1,,1,2019-01-01\n1,3,0,2019-01-01\n1,3,1,2019-13-01\n",
    )

    assert problems_of(changes.read, file) == (
        "Zeile 3: steht schon in Zeile 2",
        "Zeile 4: alter oder neuer Schlüssel fehlt",
        "Zeile 5: Gewicht 0 liegt nicht über 0 und höchstens bei 1",
        "Zeile 6: „2019-13-01“ ist kein Tag wie 2019-01-01",
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"ags,name\n06533009,Gie\xdfen\n", "Zeile 2: kein UTF-8; die Datei als UTF-8 speichern"),
        (b"ags,name\n06533009\n", "Zeile 2: 1 Zellen unter 2 Spalten"),
        (b"ags,name\n06533009,\x00\n", "Zeile 2: enthält ein Nullbyte; das ist keine Textdatei"),
        (b"ags,title\n", "Zeile 1: Spalte „name“ fehlt"),
        (b'ags,name\n06533009,"offen\n', "Zeile 2: unexpected end of data"),
        (b"ags,name" + b",x" * 500, "Zeile 1: 502 Spalten; so viele hat kein bekanntes Format"),
        (b"", "Zeile 1: Spalte „ags“ oder „ars“ fehlt"),
        (b"ags,name\n", "enthält kein Gebiet"),
    ],
)
def test_files_that_are_no_good_tables(tmp_path: Path, content: bytes, problem: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)

    assert problems_of(municipality_csv.read, file) == (problem,)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            f"{'x' * 201},5",
            f"„{'x' * 40}“ hat mehr als 200 Zeichen oder solche, die niemand sieht",
        ),
        ("Gie\x0bßen,5", "„Gie\x0bßen“ hat mehr als 200 Zeichen oder solche, die niemand sieht"),
        ("Gießen,99999999999", "Bevölkerung 99999999999 ist zu groß"),
    ],
)
def test_value_without_room_in_its_column_is_refused(
    tmp_path: Path, row: str, problem: str
) -> None:
    file = write_csv(tmp_path, f"ags,name,bev\n06533009,{row}\n")

    assert problems_of(municipality_csv.read, file) == (f"Zeile 2: {problem}",)


def test_huge_cell_is_refused(tmp_path: Path) -> None:
    file = write_csv(tmp_path, "ags,name\n06533009," + "x" * 200_000 + "\n")

    assert problems_of(municipality_csv.read, file) == (
        "Zeile 2: field larger than field limit (131072)",
    )


def test_long_lists_of_problems_are_cut_and_say_so(tmp_path: Path) -> None:
    file = write_csv(tmp_path, "ags,name\n" + "".join(f"{each}x,y\n" for each in range(60)))

    found = problems_of(municipality_csv.read, file)

    assert len(found) == 51
    assert found[-1] == "… und 10 weitere"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TOWNS, Format.CSV),
        (POSTAL, Format.POSTAL_CODES),
        ("ags;sozialraum\n", Format.SOCIAL_AREAS),
        ("old,new,weight,on\n", Format.CHANGES),
        (GV100AD, Format.GV100AD),
    ],
)
def test_format_of_a_table(tmp_path: Path, text: str, expected: Format) -> None:
    assert format_of(write_csv(tmp_path, text)) is expected


def test_every_other_file_is_a_map(tmp_path: Path) -> None:
    assert format_of(write_geojson(tmp_path, [feature(square(8, 50))])) is Format.BOUNDARIES


def test_unknown_table_says_what_it_saw(tmp_path: Path) -> None:
    assert problems_of(format_of, write_csv(tmp_path, "a,b\n1,2\n")) == (
        "Zeile 1: Die Spalten a, b gehören zu keinem bekannten Format; eines mit --format wählen",
    )
    assert problems_of(format_of, tmp_path / "none.csv") == ("gibt es nicht",)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"ags\tStra\xdfe\n", "Zeile 1: kein UTF-8; die Datei als UTF-8 speichern"),
        (b"a\0,b\n", "Zeile 1: enthält ein Nullbyte; das ist keine Textdatei"),
        (
            b'"' + b"a" * 4096,
            "Zeile 1: Die Spalten " + "a" * 4095 + " gehören zu keinem bekannten Format;"
            " eines mit --format wählen",
        ),
    ],
)
def test_table_that_is_no_text_is_refused_as_such(
    tmp_path: Path, raw: bytes, problem: str
) -> None:
    file = tmp_path / "towns.csv"
    file.write_bytes(raw)

    assert problems_of(format_of, file) == (problem,)


def test_folder_named_like_a_table_cannot_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "towns.csv"
    folder.mkdir()

    assert problems_of(format_of, folder) == ("nicht lesbar: Is a directory",)


def test_lines_may_end_as_on_old_machines(tmp_path: Path) -> None:
    file = tmp_path / "social.csv"
    file.write_bytes(b"ags;sozialraum\r06999001;Nord\r")

    assert format_of(file) is Format.SOCIAL_AREAS
