"""Spoken sentences in plain words: without greetings and fillers, dialects as written German."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sozialatlas.search.german import lexicon
from sozialatlas.search.german.folding import fold

ENTRIES = Path(__file__).parent / "lists" / "speech.txt"
# Of fewer words each may be what is looked for: "Moin" is a café, "Nimmer" a name.
SHORTEST_SPEECH = 7
# So many words have to be left: "ich weiß nicht mehr weiter" is what some people need.
_FEWEST_LEFT = 4
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

Words = tuple[str, ...]


def plainly(text: str) -> str:
    """Return what a long sentence says in plain words; a short text as it is."""
    words = _WORD.findall(text)
    if len(words) < SHORTEST_SPEECH:
        return text
    plain = [*_plain(words)]
    return " ".join(plain) if len(plain) >= _FEWEST_LEFT and plain != words else text


def _plain(words: list[str]) -> Iterator[str]:
    known, longest = _entries()
    folded = [*map(fold, words)]
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + longest), at, -1)
        end = next((end for end in ends if tuple(folded[at:end]) in known), None)
        if end is None:
            yield words[at]
            at += 1
        else:
            yield from known[tuple(folded[at:end])]
            at = end


@cache
def _entries() -> tuple[Mapping[Words, Words], int]:
    """Return what is meant by what is said, and how many words the longest entry has."""
    pairs = (line.partition("=") for line in lexicon.lines(ENTRIES))
    known = {
        tuple(map(fold, _WORD.findall(said))): tuple(meant.split()) for said, _, meant in pairs
    }
    return known, max(map(len, known))
