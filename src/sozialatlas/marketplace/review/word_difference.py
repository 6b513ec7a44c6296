"""Which words of a text went and which came. Knows no Django."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word takes the space behind it along, so that a run of changed words is one.
_WORD = re.compile(r"\S+\s*|\s+")
LEAST_COMMON = 0.35
"""Texts that share less are read faster one after the other than word by word."""
MOST_WORDS = 3_000
"""Comparing takes the square of it in the worst case."""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words, and whether the other text lacks it."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Two texts in parts; joined, each is what it was."""

    before: tuple[Part, ...]
    after: tuple[Part, ...]


def compare(before: str, after: str) -> WordDifference:
    """Return both texts with the words marked that the other one lacks."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _apart(before, after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < LEAST_COMMON:
        return _apart(before, after)
    codes = matcher.get_opcodes()
    return WordDifference(
        tuple(_parts((old[a:b], tag != "equal") for tag, a, b, _c, _d in codes)),
        tuple(_parts((new[c:d], tag != "equal") for tag, _a, _b, c, d in codes)),
    )


def _parts(runs: Iterator[tuple[Sequence[str], bool]]) -> Iterator[Part]:
    for words, is_changed in runs:
        if words:
            yield Part("".join(words), is_changed)


def _apart(before: str, after: str) -> WordDifference:
    return WordDifference(
        (Part(before, True),) if before else (), (Part(after, True),) if after else ()
    )
