"""How much of a typed text is looked for, and which of its characters are none."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from sozialatlas.search.german.tokens import tokens, written_words

# Each word that tells something costs the engine about ten clauses, all others nothing; whole
# questions have about ten, dictated ones about thirty with those that tell nothing.
MOST_WORDS = 24
LONGEST = 300
# Looked at at all: enough for LONGEST characters with marks between them.
LONGEST_READ = 4 * LONGEST

# Marks of order and joiners stand inside words and vanish; the others divide words, and so does
# the space without width.
_SPACE = "\u200b"
_VANISHING = "Cf"
_DIVIDING = frozenset(("Cc", "Cs", "Co", "Cn", "Zl", "Zp"))


@dataclass(frozen=True, slots=True)
class Bounded:
    """What is looked for, and whether more was typed; `whole` is all, for what tells of danger.

    That is bounded too, at some 1,200 characters.
    """

    text: str
    is_shortened: bool
    whole: str = field(default="", compare=False)


def clean(text: str) -> Bounded:
    """Return the words of a text in one line, composed (NFC), as many as are looked for."""
    words = unicodedata.normalize("NFC", legible(text[:LONGEST_READ])).split()
    kept = " ".join(_first(words))
    if len(kept) > LONGEST:
        kept = _cut(kept)
    whole = " ".join(words)
    return Bounded(kept, len(text) > LONGEST_READ or kept != whole, whole)


def legible(text: str) -> str:
    """Return a text without characters that nobody sees, a space for those that divide words."""
    return "".join(map(_legible, text))


def _first(words: Sequence[str]) -> list[str]:
    """Return the words up to the last of those that tell something and are looked for."""
    if len(words) <= MOST_WORDS:
        return [*words]
    telling = accumulate(_count(word) for word in words)
    return [word for word, count in zip(words, telling, strict=True) if count <= MOST_WORDS]


def _count(word: str) -> int:
    """Return how much of a word is looked for; what has no letters counts, for it is no speech."""
    return len(tokens(word)) if written_words(word) else 1


def _cut(text: str) -> str:
    """Cut between two words, or in the only word."""
    return text[: LONGEST + 1].rpartition(" ")[0] or text[:LONGEST]


def _legible(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter == _SPACE:
        return " "
    if category == _VANISHING:
        return ""
    return " " if category in _DIVIDING else letter
