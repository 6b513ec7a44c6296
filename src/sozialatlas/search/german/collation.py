"""The order of German names: umlauts as their base letters, numbers by their value.

After DIN 5007-1 (dictionaries), 2005; signs between words count as one space.
"""

from __future__ import annotations

import re
import unicodedata

# Longer names of one beginning stand by their id.
LONGEST_KEY = 120
_PIECE = re.compile(r"(\d+)|([^\W\d_]+)")


def sort_key(name: str) -> str:
    """Return a text that sorts as the name does: "Ä 9" after "A 8" and before "a 10"."""
    spelled = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(each for each in spelled if not unicodedata.combining(each))
    pieces = (_number(found[1]) or found[2] for found in _PIECE.finditer(letters))
    return " ".join(pieces)[:LONGEST_KEY]


def _number(digits: str | None) -> str:
    """Return digits with their count in front: of two numbers the longer one is larger."""
    if not digits:
        return ""
    plain = "".join(str(unicodedata.digit(each)) for each in digits).lstrip("0") or "0"
    return f"{min(len(plain), 99):02d}{plain}"
