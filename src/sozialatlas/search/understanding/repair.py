"""Typing errors repaired: Fisioterapi, Kindergaten, Schuldnerberatug."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.understanding.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Repair:
    """A word that nobody holds, folded as typed, and the known word taken for it as written."""

    typed: str
    meant: str


def repaired(
    words: Sequence[Word], is_known: Callable[[Word], bool], vocabulary: Vocabulary
) -> tuple[tuple[Word, ...], tuple[Repair, ...]]:
    """Return the words with unknown ones replaced by the nearest known ones, and what was."""
    made: list[Word] = []
    repairs: list[Repair] = []
    for word in words:
        near = None
        if word.surface not in vocabulary and not is_known(word):
            near = vocabulary.nearest(word.surface)
        if near is None:
            made.append(word)
            continue
        made += analyse(near.folded).words
        repairs.append(Repair(word.surface, near.written))
    return tuple(made), tuple(repairs)
