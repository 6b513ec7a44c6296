"""How tables are written: encodings as programs save them, titles above the header."""

from __future__ import annotations

import pytest

from sozialatlas.exchange.mapping import written


@pytest.mark.parametrize(
    ("saved_as", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("cp1252", "cp1252"), ("utf-16", "utf-16")],
)
def test_encoding_is_found_and_reads_the_text(saved_as: str, found: str) -> None:
    raw = "Straße;Träger\n".encode(saved_as)

    assert written.encoding_of(raw) == found
    assert raw.decode(found).removeprefix("\ufeff") == "Straße;Träger\n"


def test_header_stands_below_a_title_and_an_empty_row() -> None:
    rows = [
        ["Angebote im Kreis", "", ""],
        ["", "", ""],
        ["Angebot", "PLZ", "x"],
        ["Tafel", "1", ""],
    ]

    assert written.header_row(rows) == 2


def test_header_of_unknown_words_is_the_first_row_of_full_width() -> None:
    rows = [["Liste", "", ""], ["aaa", "bbb", "ccc"], ["1", "2", "3"]]

    assert written.header_row(rows) == 1


def test_table_without_rows_has_its_header_first() -> None:
    assert written.header_row([]) == 0
