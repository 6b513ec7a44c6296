"""Typing errors repaired: Fisioterapi, Kindergaten, Schuldnerberatug."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.german.everyday import is_everyday
from sozialatlas.search.understanding.vocabulary import Vocabulary

# Of fewer words, all may be misspelt.
_A_FEW = 4


@dataclass(frozen=True, slots=True)
class Repair:
    """A word that nobody holds, folded as typed, and the known word taken for it as written."""

    typed: str
    meant: str


def repaired(
    words: Sequence[Word], is_known: Callable[[Word], bool], vocabulary: Vocabulary
) -> tuple[tuple[Word, ...], tuple[Repair, ...]]:
    """Return the words with unknown ones replaced by the nearest known ones, and what was.

    A common word stays what it is, although no record holds it: "gestern" does not mean Eltern.
    """
    unknown = {w for w in words if w.surface not in vocabulary and not is_known(w)}
    if len(words) >= _A_FEW and len(unknown) > len(words) / 2:
        # Hardly a German sentence: its words would be bent into any that look alike.
        return tuple(words), ()
    made: list[Word] = []
    repairs: list[Repair] = []
    for word in words:
        is_error = word in unknown and not is_everyday(word.surface)
        near = vocabulary.nearest(word.surface) if is_error else None
        if near is None:
            made.append(word)
            continue
        made += analyse(near.folded).words
        repairs.append(Repair(word.surface, near.written))
    return tuple(made), tuple(repairs)
