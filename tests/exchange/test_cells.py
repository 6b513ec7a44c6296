"""Single values as people write them."""

import datetime as dt

import pytest

from sozialatlas.exchange.importers import cells
from sozialatlas.exchange.importers.findings import CellError, Reason


def refused(read: object, text: str) -> tuple[str, Reason, str]:
    assert callable(read)
    with pytest.raises(CellError) as error:
        read("field", text)
    return error.value.field, error.value.reason, error.value.detail


def test_coordinate_with_a_point_is_a_number() -> None:
    assert [cells.coordinate("lat", text) for text in ("50.5", "-1e-7", "")] == [50.5, -1e-7, None]


def test_decimal_comma_is_refused_with_a_hint() -> None:
    assert refused(cells.coordinate, "47,3") == (
        "field", Reason.DECIMAL_COMMA, "47.3 statt 47,3",
    )  # fmt: skip


def test_words_are_no_coordinate() -> None:
    assert refused(cells.coordinate, "nan") == ("field", Reason.BAD_NUMBER, "nan")


def test_unknown_is_neither_yes_nor_no() -> None:
    assert [cells.answer("x", text) for text in ("ja", "Nein", "", "k. A.")] == [
        "yes", "no", "unknown", "unknown",
    ]  # fmt: skip
    assert refused(cells.answer, "vielleicht") == ("field", Reason.BAD_CHOICE, "vielleicht")


def test_days_are_read_in_german_and_iso() -> None:
    assert [cells.day("x", text) for text in ("1.2.2026", "2026-02-01", "")] == [
        dt.date(2026, 2, 1), dt.date(2026, 2, 1), None,
    ]  # fmt: skip
    assert refused(cells.day, "31.02.2026") == ("field", Reason.BAD_DATE, "31.02.2026")


def test_web_addresses_get_a_scheme_and_others_are_left_out() -> None:
    given = [
        "www.kidin.ch ",
        "https://a.example/x ; https://b.example/y",
        "javascript:alert(1)",
        "for returning citizens",
    ]
    assert [cells.web_address(text) for text in given] == [
        "https://www.kidin.ch", "https://a.example/x", "", "",
    ]  # fmt: skip


def test_first_of_several_mail_addresses_is_taken() -> None:
    given = ["a@b.example; c@d.example", "mailto:a@b.example", "a(at)b.example"]
    assert [cells.mail_address(text) for text in given] == ["a@b.example", "a@b.example", ""]


def test_lost_zero_of_german_postal_codes_comes_back() -> None:
    assert [cells.postal_code("9456", "DE"), cells.postal_code("8610", "CH")] == ["09456", "8610"]
