"""Towns here that a word misspells: lindenthal is Lindental, königsauhe Königsaue."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sozialatlas.places import queries as places
from sozialatlas.places.names import spellings
from sozialatlas.places.references import AreaRef
from sozialatlas.places.spatial import MunicipalityIndex
from sozialatlas.search.engine.reader import Opened, with_index
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.finding.wanted import is_known
from sozialatlas.search.german.analysis import analyse
from sozialatlas.search.german.everyday import is_everyday
from sozialatlas.search.german.folding import fold
from sozialatlas.search.understanding import saved_synonyms, vocabularies
from sozialatlas.search.understanding.knowledge import knowledge

# Of shorter names one letter is too much of them: Aue, Haue and Auge.
_SHORTEST_NAME = 6
# A slip loses one of its letters.
_SHORTEST_TYPED = _SHORTEST_NAME - 1
_SLIPS = 1
_LETTERS = re.compile(r"[^\W\d_]+")
_DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class _Towns:
    """Municipalities by their folded names, and these names by what is heard of them."""

    names: Mapping[str, frozenset[AreaRef]]
    heard: Mapping[str, frozenset[str]]

    def near(self, typed: str) -> frozenset[str]:
        """Return the folded names that differ by one slip, or only by letters nobody hears."""
        found = process.extract(
            typed, list(self.names), scorer=OSA.distance, score_cutoff=_SLIPS, limit=None
        )
        return frozenset(name for name, *_ in found) | self.heard.get(_heard(typed), frozenset())


def town_meant(typed: str) -> str | None:
    """Return the name of the only municipality here that words misspell, or None.

    A word that people use, that a topic or a record holds, or that is as near to another known
    word, is none. Without an index nobody can say what records hold: no town is then meant.
    """
    words = [fold(word) for word in _LETTERS.findall(typed)]
    said = " ".join(words)
    towns = _towns(places.municipality_index())
    if len(said) < _SHORTEST_TYPED or said in towns.names:
        return None
    near = [name for name in towns.near(said) if not _is_topic(name)]
    meant = {town for name in near for town in towns.names[name]}
    if len(meant) != 1:
        return None
    wrong = set(words) - {word for name in near for word in name.split()}
    return next(iter(meant)).name if _are_slips(wrong, near) else None


def _are_slips(wrong: set[str], names: list[str]) -> bool:
    """Return whether nobody knows any of the words, and none is as near to another word."""
    if not wrong or any(len(word) < _SHORTEST_TYPED or is_everyday(word) for word in wrong):
        return False
    try:
        return with_index(lambda opened: all(_is_slip(word, names, opened) for word in wrong))
    except IndexMissingError:
        return False


def _is_slip(word: str, names: list[str], opened: Opened) -> bool:
    known, synonyms = knowledge(), saved_synonyms.table()
    vocabulary = vocabularies.of(opened.searcher, known, synonyms)
    if word in vocabulary or any(is_known(one, opened.searcher) for one in analyse(word).words):
        return False
    parts = {part for name in names for part in name.split()}
    near = vocabulary.nearest(word)
    if near is None or near.folded in parts:
        return True
    to_town = min(OSA.distance(word, part) for part in parts)
    return OSA.distance(word, near.folded) > to_town


def _is_topic(name: str) -> bool:
    """Return whether a town bears the name of a need: who mistypes "Altenheim" means that."""
    return all(word in knowledge().words for word in name.split())


@lru_cache(maxsize=2)
def _towns(index: MunicipalityIndex) -> _Towns:
    names: dict[str, set[AreaRef]] = defaultdict(set)
    heard: dict[str, set[str]] = defaultdict(set)
    for ref in index.refs():
        for folded in _folded(ref.name):
            names[folded].add(ref)
            heard[_heard(folded)].add(folded)
    return _Towns(
        {name: frozenset(towns) for name, towns in names.items()},
        {sound: frozenset(said) for sound, said in heard.items()},
    )


def _folded(name: str) -> Iterator[str]:
    for spelling in spellings(name):
        folded = " ".join(fold(word) for word in spelling.split())
        if len(folded.replace(" ", "")) >= _SHORTEST_NAME:
            yield folded


def _heard(folded: str) -> str:
    """Return what is left where th is written as t, and doubled letters as one."""
    return _DOUBLED.sub(r"\1", folded.replace("th", "t"))
