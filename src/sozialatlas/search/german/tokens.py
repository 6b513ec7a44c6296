"""Words of a text, with shortened pairs written out: Schuldner- und Insolvenzberatung."""

from __future__ import annotations

import re
from functools import cache

from sozialatlas.search.german import compounds, lexicon
from sozialatlas.search.german.folding import fold

_WORD = re.compile(r"[^\W_]+")
# "Schuldner- und Insolvenzberatung", "Kinder-, Jugend- und Familienhilfe", "Kinder-/Jugendarzt".
_SHORTENED_END = re.compile(
    r"((?:[^\W\d_]{2,}-\s?(?:,|/|und|oder|bzw\.?|sowie|&)\s?)+)([^\W\d_]{5,})", re.IGNORECASE
)
_SHORTENED = re.compile(r"([^\W\d_]{2,})-")
# "Jugendhilfe und -pflege".
_SHORTENED_START = re.compile(r"([^\W\d_]{5,})\s?(?:/|und|oder|bzw\.?|sowie|&)\s?-([^\W\d_]{3,})")


def tokens(text: str) -> list[str]:
    """Return the words of a text in folded spelling, without those that say nothing."""
    written_out = _written_out(text) if "-" in text else text
    folded = (fold(word) for word in _WORD.findall(written_out))
    return [word for word in folded if word not in _stop_words()]


def _written_out(text: str) -> str:
    return _SHORTENED_START.sub(_write_start, _SHORTENED_END.sub(_write_ends, text))


def _write_ends(match: re.Match[str]) -> str:
    last = match[2]
    firsts = [first + _head(last) for first in _SHORTENED.findall(match[1])]
    return " ".join([*firsts, last])


def _write_start(match: re.Match[str]) -> str:
    first, end = match[1], match[2]
    folded = fold(first)
    parts = compounds.split(folded)
    return f"{first} {folded[: parts[-1].start]}{end}" if parts else f"{first} {end}"


def _head(word: str) -> str:
    """Return what the shortened words share with the written one: all but its first part."""
    folded = fold(word)
    parts = compounds.split(folded)
    return folded[parts[1].start :] if parts else ""


@cache
def _stop_words() -> frozenset[str]:
    listed = lexicon.lines(lexicon.LISTS / "stopwords.txt")
    return frozenset(fold(word) for line in listed for word in line.split())
