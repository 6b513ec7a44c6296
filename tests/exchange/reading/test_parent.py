"""Files of others are read by a process that may die without harm."""

import zipfile
from pathlib import Path

import pytest

from sozialatlas.exchange.errors import FileRefused, MappingRefused
from sozialatlas.exchange.importers.table.reader import TableSource
from sozialatlas.exchange.reading import parent

ROWS = "organization.name,service.key,service.name\nTafel,a,Ausgabe\nTafel,b,\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table with a good row and a bad one."""
    path = tmp_path / "angebote.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.mark.slow
def test_process_hands_back_what_the_reader_finds(table: Path) -> None:
    read = parent.read(table, "table", None, parent.FOR_UPLOADS)

    assert read == TableSource().read(table, None)
    assert read.package.services


@pytest.mark.slow
def test_refusals_keep_their_kind_and_words(table: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text("[fields]\n", encoding="utf-8")
    with pytest.raises(MappingRefused) as here:
        TableSource().read(table, mapping)

    with pytest.raises(MappingRefused) as there:
        parent.read(table, "table", mapping, parent.FOR_UPLOADS)

    assert str(there.value) == str(here.value)


@pytest.mark.slow
def test_process_that_wants_too_much_memory_reads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "gross.csv"
    path.write_text(ROWS + "Tafel,c,Ausgabe\n" * 10_000, encoding="utf-8")

    with pytest.raises(FileRefused, match=r"gross\.csv: (braucht zu viel Speicher|Das Lesen)"):
        parent.read(path, "table", None, parent.Limits(memory_bytes=1_000_000))


@pytest.mark.slow
def test_process_that_takes_too_long_is_ended(table: Path) -> None:
    with pytest.raises(FileRefused, match="dauerte zu lange"):
        parent.read(table, "table", None, parent.Limits(seconds=0))


def test_zip_that_swells_is_not_opened_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "bombe.csv"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("services.csv", b"0" * 20_000_000)

    with pytest.raises(FileRefused, match="würde ausgepackt 20 MB groß"):
        parent.read(path, "hsds", None, parent.FOR_UPLOADS)
