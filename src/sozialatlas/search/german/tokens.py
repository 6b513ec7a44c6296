"""Words of a text, with shortened pairs written out: Schuldner- und Insolvenzberatung."""

from __future__ import annotations

import re
from functools import cache

from sozialatlas.search.german import compounds, lexicon
from sozialatlas.search.german.folding import fold

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_PART = 3
# "Schuldner- und Insolvenzberatung", "Kinder-, Jugend- und Familienhilfe", "Kinder-/Jugendarzt".
_SHORTENED_END = re.compile(
    r"((?:[^\W\d_]{2,}-\s?(?:,|/|und|oder|bzw\.?|sowie|&)\s?)+)([^\W\d_]{5,})", re.IGNORECASE
)
_SHORTENED = re.compile(r"([^\W\d_]{2,})-")
# "Berater:innen", "Schüler*innen", "Helfer_in", "Lehrer/-innen", "Ärzt(inn)en", "HelferInnen",
# also before a second part: "Senior:innensport".
_GENDERED = re.compile(
    r"([^\W\d_]{3,})(?:(?:[:*_·]|/-?)[iI]n(?:nen)?|\(inn?\)(?:en)?|(?<=[a-zäöüß])Innen)"
    r"([^\W\d_]*)"
)
_GENDER_MARKS = re.compile(r"[:*_·/(]|[a-zäöüß]I")
# "Jugendhilfe und -pflege".
_SHORTENED_START = re.compile(r"([^\W\d_]{5,})\s?(?:/|und|oder|bzw\.?|sowie|&)\s?-([^\W\d_]{3,})")

# "Hauptstr. 5", "Goethe Str", "St.-Anna-Stift": the short and the long word are one.
_STREET = re.compile(r"(?:(?<=[^\W\d_]{3})|\b)(s)tr(?![^\W_])\.?", re.IGNORECASE)
_SAINT = re.compile(r"\bst(?:\.\s?-?|\s|-)(?=[^\W\d_]{3})", re.IGNORECASE)


def tokens(text: str) -> list[str]:
    """Return the words of a text in folded spelling, without those that say nothing."""
    return [folded for folded, _ in telling_words(text)]


def telling_words(text: str) -> list[tuple[str, str]]:
    """Return the same words folded, each with how it is written."""
    silent = _stop_words()
    pairs = ((fold(written), written) for written in written_words(text))
    return [pair for pair in pairs if pair[0] not in silent]


def written_words(text: str) -> list[str]:
    """Return all words of a text as they are written, shortened ones written out."""
    if _GENDER_MARKS.search(text):
        text = _GENDERED.sub(_neutral, text)
    return _WORD.findall(_unabbreviated(_written_out(text) if "-" in text else text))


def _unabbreviated(text: str) -> str:
    lowered = text.lower()
    if "str" in lowered:
        text = _STREET.sub(r"\1traße ", text)
    return _SAINT.sub("Sankt ", text) if "st" in lowered else text


def _neutral(match: re.Match[str]) -> str:
    """Return the word without its gender ending: the stem finds all forms by it."""
    first, rest = match[1], match[2]
    if len(rest) < _SHORTEST_PART:
        return first
    # The linking letters went with the ending: Senior|en|sport.
    joined = (f"{first}{link}{rest}" for link in ("en", "", "n"))
    return next((word for word in joined if compounds.split(fold(word))), f"{first} {rest}")


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
