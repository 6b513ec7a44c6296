"""What a telephone dials."""

import pytest

from sozialatlas.portal.detail.phone import tel


@pytest.mark.parametrize(
    ("text", "country", "dialled"),
    [
        ("06400 12 34 56", "DE", "tel:+49-6400-123456"),
        ("0800 / 111 0 111", "DE", "tel:+49-800-1110111"),
        ("+43 1 58858", "DE", "tel:+43-1-58858"),
        ("01 58858", "AT", "tel:+43-1-58858"),
        ("116 016", "DE", "tel:116016"),
        ("112", "DE", "tel:112"),
        ("auf Anfrage", "DE", ""),
    ],
)
def test_a_number_is_dialled_from_its_country(text: str, country: str, dialled: str) -> None:
    assert tel(text, country) == dialled
