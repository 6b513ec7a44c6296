"""Tables: rows, mappings, and everything that can be wrong with a file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from sozialatlas.directory.values import (
    AddressValues,
    LocationValues,
    OrganizationValues,
    ServiceAtLocationValues,
    ServiceValues,
)
from sozialatlas.exchange.errors import ExchangeError, FileRefused, MappingRefused
from sozialatlas.exchange.importers import limits
from sozialatlas.exchange.importers.draft import ReadResult
from sozialatlas.exchange.importers.findings import Finding, Origin, Reason
from sozialatlas.exchange.importers.table.reader import TableSource
from sozialatlas.exchange.importers.table.rows import TableRow
from sozialatlas.exchange.importers.table.targets import TARGETS

HEADER = "service.key,service.name,organization.name,location.lat,location.lon\n"
MAPPING = """
key = ["nr"]
[constants]
"organization.name" = "Stadt Musterau"
[fields]
"service.name" = "name"
"location.street" = { columns = ["strasse", "hausnr"] }
"location.city" = "ort"
"service.audiences" = { column = "wer", split = ";", values = { "Kinder" = "children" } }
"""


def read(path: Path, mapping: Path | None = None) -> ReadResult:
    return TableSource().read(path, mapping)


def refusal(path: Path, mapping: Path | None = None) -> str:
    with pytest.raises(ExchangeError) as error:
        read(path, mapping)
    return str(error.value)


def written(folder: Path, text: str | bytes, name: str = "angebote.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def sheet(folder: Path, rows: list[list[object]]) -> Path:
    path = folder / "angebote.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Angebote")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            page.write(number, column, value)
    book.close()
    return path


def test_row_becomes_organization_location_service_and_link(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "7,Beratung,Verein Nord,50.5,8.2\n")

    package = read(path).package

    assert package.organizations == (OrganizationValues(key="verein nord", name="Verein Nord"),)
    assert package.locations == (LocationValues(key="7", lat=50.5, lon=8.2, precision="exact"),)
    assert package.services == (
        ServiceValues(key="7", name="Beratung", organization_key="verein nord"),
    )
    assert package.services_at_location == (
        ServiceAtLocationValues(key="7", service_key="7", location_key="7"),
    )


def test_mapping_joins_columns_splits_lists_and_looks_values_up(tmp_path: Path) -> None:
    mapping = written(tmp_path, MAPPING, "m.toml")
    path = written(
        tmp_path, "\ufeffnr;name;strasse;hausnr;ort;wer\n1;Kita;Am Weg;3;Musterau;Kinder; \n"
    )

    rejected = read(path, mapping)
    path.write_text("\ufeffnr;name;strasse;hausnr;ort;wer\n1;Kita;Am Weg;3;Musterau;Kinder\n")
    package = read(path, mapping).package

    assert [each.reason for each in rejected.rejected] == [Reason.WRONG_COLUMN_COUNT]
    assert package.services[0].audiences == ("children",)
    assert package.services[0].organization_key == "stadt musterau"
    assert package.locations[0].address == AddressValues(street="Am Weg 3", city="Musterau")


def test_value_that_is_not_in_the_table_rejects_the_row(tmp_path: Path) -> None:
    mapping = written(tmp_path, MAPPING, "m.toml")
    path = written(tmp_path, "nr;name;strasse;hausnr;ort;wer\n1;Kita;;;;Riesen\n")

    assert read(path, mapping).rejected == (
        Finding(
            Origin("angebote.csv", 2), "service.audiences", Reason.NOT_IN_TABLE, "Riesen",
            "service", "1",
        ),
    )  # fmt: skip


def test_second_row_of_a_service_adds_a_location_and_a_repetition_is_rejected(
    tmp_path: Path,
) -> None:
    header = "service.key,service.name,organization.name,location.key,location.city\n"
    rows = "1,Rat,V,a,Au\n1,Rat,V,b,Beu\n1,Rat,V,b,Beu\n1,Anders,V,c,Ceu\n"

    result = read(written(tmp_path, header + rows))

    assert [link.key for link in result.package.services_at_location] == ["1 @ a", "1 @ b"]
    assert [(each.origin.row, each.reason) for each in result.rejected] == [
        (4, Reason.DUPLICATE),
        (5, Reason.DUPLICATE),
    ]


def test_row_numbers_count_lines_inside_cells(tmp_path: Path) -> None:
    rows = '1,"Rat\nund Tat",V,,\n2,Hilfe,V,"47,3",8.1\n'

    result = read(written(tmp_path, HEADER + rows))

    assert [each.sentence() for each in result.rejected] == [
        "angebote.csv, Zeile 4, location.lat: Koordinate mit Komma; bitte mit Punkt schreiben"
        " (47.3 statt 47,3)"
    ]


def test_wrong_encoding_names_the_line(tmp_path: Path) -> None:
    path = written(tmp_path, (HEADER + "1,Rat,V,,\n2,Fürsorge,V,,\n").encode("cp1252"))

    assert refusal(path) == (
        "angebote.csv, Zeile 3: Byte 0xFC passt nicht zur Kodierung utf-8."
        " Bitte als UTF-8 speichern oder in der Zuordnung encoding nennen (z. B. cp1252)."
    )


def test_encoding_of_the_mapping_is_used(tmp_path: Path) -> None:
    mapping = written(
        tmp_path,
        'key = ["nr"]\n[file]\nencoding = "cp1252"\n[fields]\n"service.name" = "name"\n',
        "m.toml",
    )
    path = written(tmp_path, "nr;name\n1;Fürsorge\n".encode("cp1252"))

    assert [each.name for each in read(path, mapping).package.services] == ["Fürsorge"]


def test_umlauts_encoded_twice_are_refused(tmp_path: Path) -> None:
    broken = "Fürsorge".encode().decode("cp1252")
    path = written(tmp_path, HEADER + f"1,{broken},V,,\n")

    assert refusal(path) == (
        "angebote.csv, Zeile 2: Die Umlaute sind zerstört oder die Datei ist kein Text."
        " Bitte neu als UTF-8 speichern."
    )


def test_huge_cell_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "1," + "x" * (limits.CELL_CHARACTERS + 1) + ",V,,\n")

    assert refusal(path) == "angebote.csv, Zeile 2: Eine Zelle hat mehr als 50000 Zeichen."


def test_row_of_a_million_columns_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "," * 1_000_000 + "\n")

    assert refusal(path) == "angebote.csv, Zeile 2: mehr als 500 Spalten."


@pytest.mark.parametrize("end", ['2,"Hil', "2,Hil"])
def test_truncated_file_is_refused(tmp_path: Path, end: str) -> None:
    path = written(tmp_path, HEADER + "1,Rat,V,,\n" + end)

    assert refusal(path) == "angebote.csv, Zeile 3: Die Datei bricht mitten in einer Zeile ab."


def test_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "")) == "angebote.csv: Die Datei ist leer."


def test_missing_columns_are_named(tmp_path: Path) -> None:
    mapping = written(tmp_path, MAPPING, "m.toml")

    assert refusal(written(tmp_path, "nr,name,ort\n1,a,b\n"), mapping) == (
        "angebote.csv: Diese Spalten der Zuordnung fehlen: hausnr, strasse, wer."
        " Vorhanden: nr, name, ort."
    )


def test_a_table_in_own_words_is_told_of_the_mapping_and_of_all_fields(tmp_path: Path) -> None:
    text = refusal(written(tmp_path, "nr,name,ort\n1,a,b\n"))

    said, _, fields = text.partition(" Felder: ")
    assert said == (
        "angebote.csv: Keine Spalte heißt wie ein Feld. Nennen Sie mit --mapping DATEI eine"
        " Zuordnung (docs/importing.md), oder geben Sie den Spalten die Namen der Felder."
        " Vorhanden: nr, name, ort."
    )
    names, _, rest = fields.partition("; ")
    assert set(names.split(", ")) == {name for name in TARGETS if name.count(".") == 1}
    assert rest == "dazu location.accessibility.MERKMAL und service.FELD.SPRACHE."


def test_mapping_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    mapping = written(tmp_path, 'key = ["nr"]\n[fields]\n"service.colour" = "c"\n', "m.toml")

    with pytest.raises(MappingRefused, match=r"unbekanntes Feld service\.colour"):
        read(written(tmp_path, "nr,c\n1,2\n"), mapping)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ('encoding = "utf8mb4"', "encoding utf8mb4 ist keine Kodierung"),
        ('encoding = "hex"', "encoding hex ist keine Kodierung"),
        ('delimiter = ";;"', "delimiter ist mehr als ein Zeichen"),
    ],
)
def test_mapping_that_says_how_no_file_is_written_is_refused(
    tmp_path: Path, rule: str, said: str
) -> None:
    mapping = written(
        tmp_path, f'key = ["nr"]\n[fields]\n"service.name" = "c"\n[file]\n{rule}\n', "m.toml"
    )

    assert refusal(written(tmp_path, "nr,c\n1,2\n"), mapping) == f"Zuordnung m.toml: {said}."


@pytest.mark.parametrize("name", ["angebote.csv", "angebote.xlsx"])
def test_table_without_rows_is_refused(tmp_path: Path, name: str) -> None:
    if name.endswith("csv"):
        path = written(tmp_path, HEADER)
    else:
        path = sheet(tmp_path, [HEADER.strip().split(",")])

    assert refusal(path) == f"{path.name}: Unter der Kopfzeile steht keine Zeile."


def test_spreadsheet_is_read_like_a_csv_file(tmp_path: Path) -> None:
    rows: list[list[object]] = [HEADER.strip().split(","), [7, "Beratung", "Verein", 50.5, 8.25]]

    package = read(sheet(tmp_path, rows)).package

    assert package.locations == (LocationValues(key="7", lat=50.5, lon=8.25, precision="exact"),)
    assert [each.name for each in package.services] == ["Beratung"]


def test_formula_cell_rejects_its_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        HEADER.strip().split(","), [1, "=A1&A2", "Verein"], [2, "Rat", "Verein"],
    ]  # fmt: skip

    result = read(sheet(tmp_path, rows))

    assert [each.sentence() for each in result.rejected] == [
        "angebote.xlsx, Zeile 2, service.name:"
        " Zelle enthält eine Formel; bitte den Wert eintragen (B2)"
    ]
    assert [each.key for each in result.package.services] == ["2"]


def test_cells_beyond_the_alphabet_are_named_as_a_spreadsheet_does() -> None:
    row = TableRow(7, {f"c{number}": "" for number in range(1, 704)})

    assert [row.cell(name) for name in ("c1", "c26", "c27", "c702", "c703")] == [
        "A7", "Z7", "AA7", "ZZ7", "AAA7",
    ]  # fmt: skip


def test_spreadsheet_with_a_wide_row_is_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path, [HEADER.strip().split(","), [1] * 600])

    assert refusal(path) == "angebote.xlsx, Zeile 2: mehr als 500 Spalten."


def with_second_row(path: Path, cells: bytes) -> Path:
    """Write cells behind the header of a spreadsheet, as only a program would."""
    wide = path.with_name("breit.xlsx")
    with (
        zipfile.ZipFile(path) as given,
        zipfile.ZipFile(wide, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for entry in given.infolist():
            text = given.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                text = text.replace(b"</row>", b'</row><row r="2">' + cells + b"</row>", 1)
            packed.writestr(entry.filename, text)
    return wide


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            b"<c><v>1</v></c>" * 1_000_000,
            "breit.xlsx: würde ausgepackt 15 MB groß. Die Datei wird nicht geöffnet.",
        ),
        (b"<c><v>1</v></c>" * 250_000, "breit.xlsx, Zeile 2: mehr als 500 Spalten."),
        (b'<c r="XFD2"><v>1</v></c>', "breit.xlsx, Zeile 2: mehr als 500 Spalten."),
    ],
    ids=["a million cells", "a quarter of a million cells", "the last column"],
)
def test_small_file_with_a_very_wide_row_is_refused_in_a_third_of_the_time(
    tmp_path: Path, cells: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of the processor: with more, the process that reads is ended and says another sentence.
    monkeypatch.setattr(limits, "CHILD_SECONDS", limits.CHILD_SECONDS // 3)
    path = with_second_row(sheet(tmp_path, [HEADER.strip().split(",")]), cells)
    assert path.stat().st_size < 60_000

    assert refusal(path) == sentence


def test_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bombe.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"\x00" * 60_000_000)

    assert refusal(path) == (
        "bombe.xlsx: würde ausgepackt 60 MB groß. Die Datei wird nicht geöffnet."
    )


def test_truncated_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path, [HEADER.strip().split(","), [1, "Rat", "Verein"]])
    path.write_bytes(path.read_bytes()[:-300])

    assert refusal(path) == (
        "angebote.xlsx: Die Datei ist beschädigt oder nicht vollständig übertragen."
    )


def test_memory_of_the_reading_process_is_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sheet(tmp_path, [HEADER.strip().split(","), [1, "Rat", "Verein"]])
    monkeypatch.setattr(limits, "CHILD_BYTES", 10_000_000)

    with pytest.raises(FileRefused):
        read(path)
