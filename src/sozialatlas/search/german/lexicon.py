"""The words that compounds are made of: a list of nouns from packages, and our own lists.

The nouns are fetched at set-up (tools/lexicon.py) and not part of the repository; the lists
beside this module are ours, and meant to be edited.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sozialatlas.search.german.folding import fold

HERE = Path(__file__).parent
NOUNS = HERE / "words" / "nouns.txt"
LISTS = HERE / "lists"

# Raised when the chain itself changes so that old index terms no longer fit.
ANALYSIS_VERSION = 4

# Cost of a part in a segmentation, by frequency band (10 frequent ... 60 rare).
_BAND_COST = {10: 1.6, 20: 2.0, 30: 2.4, 40: 3.0, 50: 3.4, 60: 3.8}
_OWN_COST = 1.0
# Three letters are found everywhere ("ist", "tee"): only our own list may be that short, and
# four-letter nouns must be worth it.
_SHORTEST_NOUN = 4
_SHORT_NOUN_EXTRA = 0.6
# Nouns that look like endings: Nachbar|schaft, Frei|heit.
_LOOKS_LIKE_ENDING = frozenset({"schaft", "heit", "keit", "lich", "tums", "ling", "isch", "ende"})


class MissingWordListError(RuntimeError):
    """A list of words has not been fetched."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the splitter knows, all in folded spelling.

    `costs` holds every part with its cost; `atoms` stay whole; `splits` are given by hand.
    """

    costs: dict[str, float]
    atoms: frozenset[str]
    splits: dict[str, tuple[str, ...]]
    longest: int


def lines(path: Path) -> list[str]:
    """Return the entries of a word list, without comments and empty lines."""
    stripped = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in stripped if line and not line.startswith("#")]


@cache
def load() -> Lexicon:
    """Return the lexicon, read once per process.

    Raises: MissingWordListError, if the nouns have not been fetched.
    """
    costs = _noun_costs()
    own = {fold(word) for word in lines(LISTS / "parts.txt")}
    kept = (*lines(LISTS / "atoms.txt"), *lines(LISTS / "names.txt"))
    atoms = frozenset(fold(word) for word in kept)
    costs.update(dict.fromkeys(own | atoms, _OWN_COST))
    by_word = _splits()
    costs.update(dict.fromkeys(by_word, _OWN_COST + 0.2))
    return Lexicon(costs, atoms, by_word, max(map(len, costs)))


@cache
def version() -> str:
    """Return a text that changes whenever the same text would give other terms."""
    demand(NOUNS)
    digest = hashlib.sha256(str(ANALYSIS_VERSION).encode())
    for path in (NOUNS, *sorted(LISTS.glob("*.txt"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _splits() -> dict[str, tuple[str, ...]]:
    given = (line.split("|") for line in lines(LISTS / "splits.txt"))
    parts = (tuple(fold(part) for part in one) for one in given)
    return {"".join(one): one for one in parts}


def _noun_costs() -> dict[str, float]:
    demand(NOUNS)
    costs: dict[str, float] = {}
    for line in lines(NOUNS):
        word, _, band = line.partition(" ")
        folded = fold(word)
        if len(folded) < _SHORTEST_NOUN or folded in _LOOKS_LIKE_ENDING:
            continue
        extra = _SHORT_NOUN_EXTRA if len(folded) == _SHORTEST_NOUN else 0.0
        cost = _BAND_COST[int(band)] + extra
        costs[folded] = min(cost, costs.get(folded, cost))
    return costs


def demand(path: Path) -> None:
    """Make sure that a list has been fetched.

    Raises: MissingWordListError, saying how to get it.
    """
    if not path.exists():
        raise MissingWordListError(
            f"The German word list {path} is missing. Run `make assets` in the checkout; "
            "it fetches the list. An installed wheel brings it along: reinstall it."
        )
