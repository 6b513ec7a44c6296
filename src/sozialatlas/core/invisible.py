"""Characters that nobody sees: a text of nothing else is empty, whatever its length."""

from __future__ import annotations

import re
import unicodedata

# Controls and marks of order, joiners, BOM, tags; spaces and ends of lines.
_CATEGORIES = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
# Letters, signs and marks that show nothing: Default_Ignorable_Code_Point of Unicode 15 beyond
# the categories above, and the empty braille cell.
_IGNORABLE = frozenset(
    chr(code)
    for first, last in (
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x2065, 0x2065),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFF8),
        (0xE0000, 0xE0FFF),
    )
    for code in range(first, last + 1)
)
# All but tabs and ends of lines, which texts may hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SELECTORS = frozenset(chr(code) for code in range(0xFE00, 0xFE10))


def printed(text: str) -> str:
    """Return a text without control characters, but for tabs and ends of lines."""
    return _UNPRINTED.sub("", text)


def trimmed(text: str) -> str:
    """Return a text without what nobody sees at its ends; empty, if nobody sees any of it."""
    seen = [at for at, letter in enumerate(text) if not _is_invisible(letter)]
    if not seen:
        return ""
    end = seen[-1] + 1
    # A selector belongs to the sign before it: without it, the sign would look different.
    while end < len(text) and text[end] in _SELECTORS:
        end += 1
    return text[seen[0] : end]


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) in _CATEGORIES or letter in _IGNORABLE
