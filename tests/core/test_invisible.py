"""What nobody sees."""

from __future__ import annotations

import pytest

from sozialatlas.core.invisible import trimmed

EMPTY = (
    "", " ", "\n\t", "\u00a0", "\u200b", "\ufeff", "\u2060", "\u00ad", "\u200e\u202e", "\u2028",
    "\u115f", "\u3164", "\uffa0", "\u2800", "\u034f", "\ufe0f", "\U000e0041", "\x00", "\x1f",
    " \u200b\ufeff\u3164 ",
)  # fmt: skip

# A joiner within a word belongs to its spelling.
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"


@pytest.mark.parametrize("text", EMPTY)
def test_a_text_that_nobody_sees_is_empty(text: str) -> None:
    assert trimmed(text) == ""


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Pflege", "Pflege"),
        (" \ufeffPflege\u200b\n", "Pflege"),
        ("Pflege\u00ad heim", "Pflege\u00ad heim"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("❤\ufe0f", "❤\ufe0f"),
        ("ä", "ä"),
        (".", "."),
        ("한국", "한국"),
    ],
)
def test_what_is_seen_stays(text: str, seen: str) -> None:
    assert trimmed(text) == seen
