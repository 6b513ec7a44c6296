"""One spelling for words that people write in several ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# ae, oe, ue stand for umlauts, except where the e belongs to another sound: "neue", "Quelle".
_SPELLED_UMLAUT = re.compile(r"ae|oe|(?<![aeoq])ue")


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return the word in lower case without umlauts, ß and accents: Bäder, Baeder -> bader."""
    lowered = word.lower()
    plain = lowered if lowered.isascii() else _without_marks(lowered.replace("ß", "ss"))
    return _SPELLED_UMLAUT.sub(lambda match: match[0][0], plain)


def _without_marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
