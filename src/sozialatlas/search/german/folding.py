"""One spelling for words that people write in several ways."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from sozialatlas.core.letters import bare

# ae, oe, ue stand for umlauts, except where the e belongs to another sound: "neue", "Quelle".
_SPELLED_UMLAUT = re.compile(r"ae|oe|(?<![aeoq])ue")

# The long s, Latin ligatures, full-width digits and letters, bold and italic ones.
_LOOK_DIFFERENT = ((0x17F, 0x17F), (0xFB00, 0xFB06), (0xFF10, 0xFF5A), (0x1D400, 0x1D7FF))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return the word in lower case without umlauts, ß and accents: Bäder, Baeder -> bader.

    Letters that only look different are the same: full-width and bold ones, ligatures.
    """
    lowered = word.lower()
    # Not NFKD: the index holds signs such as ² as they are.
    plain = lowered if lowered.isascii() else bare(lowered.translate(_letters()), "NFD")
    return without_spelled_umlauts(plain)


def without_spelled_umlauts(text: str) -> str:
    """Return a text in lower case without the e of spelled umlauts: baeder -> bader."""
    return _SPELLED_UMLAUT.sub(lambda match: match[0][0], text)


@cache
def _letters() -> dict[int, str]:
    """Return letters that are written as others: ß as ss, the ligature of f and i as both."""
    return {0xDF: "ss"} | {
        code: plain
        for first, last in _LOOK_DIFFERENT
        for code in range(first, last + 1)
        if (plain := unicodedata.normalize("NFKC", chr(code)).lower()).isalnum()
    }
