"""QR codes are vectors that lead back."""

from xml.etree import ElementTree as ET

from sozialatlas.core.documents import qr_code

_ADDRESS = "https://sozialatlas.example/de/merkliste?" + "&".join(["id=AbCdEfGhIj"] * 40)


def test_code_is_a_picture_without_size_or_style() -> None:
    drawn = ET.fromstring(qr_code("https://sozialatlas.example/de/"))  # noqa: S314 -- our own

    assert drawn.attrib == {"viewBox": "0 0 33 33", "class": "qr"}


def test_forty_entries_fit_in_a_code_that_telephones_read() -> None:
    drawn = ET.fromstring(qr_code(_ADDRESS))  # noqa: S314 -- our own

    # 85 squares and the quiet zone: on 55 mm each is 0.6 mm wide.
    assert drawn.attrib["viewBox"] == "0 0 93 93"


def test_the_same_address_has_the_same_code() -> None:
    assert qr_code(_ADDRESS) == qr_code(_ADDRESS)
