"""Long texts are cut where a reader would stop."""

import pytest

from sozialatlas.core.excerpts import excerpt

LONG = "Wir beraten Sie z. B. zu Pflege am 10. Mai. Kommen Sie vorbei! Wir haben Zeit für Sie."


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Kurz.", 10, "Kurz."),
        (LONG, 70, "Wir beraten Sie z. B. zu Pflege am 10. Mai. Kommen Sie vorbei!"),
        (LONG, 44, "Wir beraten Sie z. B. zu Pflege am 10. Mai."),
        (LONG, 37, "Wir beraten Sie z. B. zu Pflege am…"),
        ("# Treff\n\n* Kaffee\n* **Kuchen**", 40, "Treff Kaffee Kuchen"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
    ],
)
def test_a_text_ends_with_a_sentence_or_a_word(text: str, most: int, shown: str) -> None:
    assert excerpt(text, most) == shown
