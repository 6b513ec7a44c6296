from __future__ import annotations

import pytest

from sozialatlas.marketplace.quality.csv_file import content


def test_spreadsheets_of_this_country_read_it() -> None:
    assert content(["Träger", "Anteil"], [["A; B", 0.8125], ["C", 3]]) == (
        '\ufeffTräger;Anteil\r\n"A; B";0,8125\r\nC;3\r\n'
    )


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 6031 1", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "=cmd|'/C calc'!A0"],
)
def test_formula_is_a_text(text: str) -> None:
    cell = content(["x"], [[text]]).split("\r\n", 1)[1]

    assert cell.lstrip('"').startswith("'")


def test_negative_number_stays_one() -> None:
    assert content(["x"], [[-2], [-0.5]]) == "\ufeffx\r\n-2\r\n-0,5000\r\n"
