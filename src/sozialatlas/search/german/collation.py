"""The order of German names: umlauts as their base letters, numbers by their value.

After DIN 5007-1 (dictionaries), 2005; signs between words count as one space.
"""

from __future__ import annotations

import re
import unicodedata

from sozialatlas.core.letters import bare

# Letters a column holds, and columns: names that begin with the same 44 letters are equal.
_LETTERS = 11
COLUMNS = 4
# The end of a name, a space, digits, letters, and one sign for letters that German lacks.
_ORDER = {letter: at for at, letter in enumerate(" 0123456789abcdefghijklmnopqrstuvwxyz", 1)}
_OTHER = len(_ORDER) + 1
_BASE = _OTHER + 1
_PIECE = re.compile(r"(\d+)|([^\W\d_]+)")


def sort_key(name: str) -> str:
    """Return a text that sorts as the name does: "Ä 9" after "A 8" and before "a 10"."""
    letters = _PIECE.finditer(bare(name.casefold()))
    pieces = (_number(found[1]) or found[2] for found in letters)
    return " ".join(pieces)


def packed(name: str) -> tuple[int, ...]:
    """Return a name's place as whole numbers, for the index: it sorts those fast, texts not.

    Measured over 24,000 names: 2.3 s by the engine's order of texts, 0.1 s by these.
    """
    key = sort_key(name)
    return tuple(
        _number_of(key[start : start + _LETTERS])
        for start in range(0, _LETTERS * COLUMNS, _LETTERS)
    )


def _number_of(letters: str) -> int:
    """Return letters as the digits of a number; the end of a name stands before all of them."""
    number = 0
    for letter in letters:
        number = number * _BASE + _ORDER.get(letter, _OTHER)
    return int(number * _BASE ** (_LETTERS - len(letters)))


def _number(digits: str | None) -> str:
    """Return digits with their count in front: of two numbers the longer one is larger."""
    if not digits:
        return ""
    plain = "".join(str(unicodedata.digit(each)) for each in digits).lstrip("0") or "0"
    return f"{min(len(plain), 99):02d}{plain}"
