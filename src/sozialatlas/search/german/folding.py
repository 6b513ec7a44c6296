"""One spelling for words that people write in several ways."""

from __future__ import annotations

import re
from functools import lru_cache

from sozialatlas.core.letters import bare

# ae, oe, ue stand for umlauts, except where the e belongs to another sound: "neue", "Quelle".
_SPELLED_UMLAUT = re.compile(r"ae|oe|(?<![aeoq])ue")


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return the word in lower case without umlauts, ß and accents: Bäder, Baeder -> bader."""
    lowered = word.lower()
    # Not NFKD: the index holds signs such as ² as they are.
    plain = lowered if lowered.isascii() else bare(lowered.replace("ß", "ss"), "NFD")
    return without_spelled_umlauts(plain)


def without_spelled_umlauts(text: str) -> str:
    """Return a text in lower case without the e of spelled umlauts: baeder -> bader."""
    return _SPELLED_UMLAUT.sub(lambda match: match[0][0], text)
