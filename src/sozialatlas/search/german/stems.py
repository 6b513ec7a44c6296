"""Word stems, and people joined to what they do."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import Stemmer  # type: ignore[import-not-found]  # -- PyStemmer brings no types

from sozialatlas.search.german import lexicon
from sozialatlas.search.german.folding import fold

_STEMMER = Stemmer.Stemmer("german")
# Psychologin, Lehrerinnen: the stemmer keeps the ending of women after some of these, and the
# splitter would find a Rinne in Lehrerinnen.
_FEMALE = re.compile(r"(er|log|ent|ant|ist|arzt|gog|eur|nom|mann)in(?:nen)?$")
# Where the stemmer makes one word of two: a Kurs is no Kur, the English rent is no Rente.
_APART = {"kurs": "kurs", "rent": "rental"}


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a folded word; a person's trade gives that of the trade."""
    own = bare_stem(word)
    return _agents().get(own, own)


def bare_stem(word: str) -> str:
    """Return the stem of a word as the stemmer has it."""
    plain = neutral(word)
    return _APART.get(plain) or str(_STEMMER.stemWord(plain))


def neutral(word: str) -> str:
    """Return a folded word without the ending of women."""
    return _FEMALE.sub(r"\1", word)


@cache
def _agents() -> dict[str, str]:
    pairs = (line.split() for line in lexicon.lines(lexicon.LISTS / "agents.txt"))
    return {bare_stem(fold(agent)): bare_stem(fold(thing)) for agent, thing in pairs}
