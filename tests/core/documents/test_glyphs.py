"""Texts of documents hold only what their fonts can show."""

import pytest

from sozialatlas.core.documents.child import FONTS
from sozialatlas.core.documents.glyphs import BOX, Coverage


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return Coverage(sorted(FONTS.glob("*.ttf")))


@pytest.mark.parametrize(
    "text",
    [
        "Schwangerschaftskonfliktberatung: „Größe“ 5,00\u00a0€",
        "Вітаємо, підтримка їжак",
        "مرحبا بكم",
        "İşçi ğ ş \u0131",
        "#import $x$ \\ `code` *a* _b_ @c <d>",
        "zwei\nZeilen",
    ],
)
def test_what_people_write_here_stays_as_it_is(coverage: Coverage, text: str) -> None:
    assert coverage.text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gut 😀", "gut ▯"),
        ("☎️", "▯"),
        ("中文", "▯▯"),
        ("a\x00b\x1bc\x7f", "abc▯"),
        ("12\u202e34", "1234"),
        ("a\tb\r\nc\u2028d", "a b\nc\nd"),
        ("\ue000", "▯"),
    ],
)
def test_what_no_font_has_becomes_a_box(coverage: Coverage, text: str, shown: str) -> None:
    assert coverage.text(text) == shown


def test_the_box_itself_can_be_shown(coverage: Coverage) -> None:
    assert coverage.text(BOX) == BOX
    assert coverage.text("\u25a1") == BOX


def test_texts_are_found_in_whole_data(coverage: Coverage) -> None:
    data = {"names": ["A", "😀"], "count": 2, "is": True, "no": None, "in": {"x": "\x00"}}

    assert coverage.shown(data) == {
        "names": ["A", "▯"], "count": 2, "is": True, "no": None, "in": {"x": ""},
    }  # fmt: skip
