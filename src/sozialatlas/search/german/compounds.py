"""German compounds taken apart: Altenpflegeheim is alten, pflege and heim."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sozialatlas.search.german import lexicon

# Letters that German puts between parts, the longest first; "" comes without cost.
_LINKS = ("", "s", "n", "e", "en", "es", "er", "ns")
_LINK_COST = {"": 0.0, "s": 0.2, "n": 0.2, "en": 0.25, "e": 0.4, "es": 0.35, "er": 0.35, "ns": 0.4}
# Endings of the last part, for plural and case: Heim|e, Häus|er, Stätte|n.
_ENDINGS = ("", "e", "n", "s", "en", "er", "es", "ern", "innen", "in")
_ENDING_COST = 0.3
_SHORTEST_PART = 3
_SHORTEST_COMPOUND = 6
# Ragged splits of words that the list knows whole are mostly accidents ("Minister").
_COST_LIMIT_PER_PART = 2.5


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `text` as the list has it, from `start` to `end` of the word."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=100_000)
def split(word: str) -> tuple[Part, ...]:
    """Return the parts of a folded word; nothing, if it is no compound."""
    words = lexicon.load()
    if len(word) < _SHORTEST_COMPOUND or _is_atom(word, words):
        return ()
    found = _segment(word, words)
    return tuple(inner for part in found for inner in _again(part)) if len(found) > 1 else ()


def _is_atom(word: str, words: lexicon.Lexicon) -> bool:
    endings = (word[: len(word) - len(ending)] for ending in _ENDINGS if word.endswith(ending))
    return any(stem in words.atoms for stem in endings)


def _again(part: Part) -> tuple[Part, ...]:
    given = lexicon.load().splits.get(part.text)
    if given:
        return _given(given, part.start)
    inner = split(part.text)
    return tuple(Part(p.text, part.start + p.start, part.start + p.end) for p in inner) or (part,)


def _given(texts: tuple[str, ...], start: int) -> tuple[Part, ...]:
    parts = []
    for text in texts:
        parts.append(Part(text, start, start + len(text)))
        start += len(text)
    return tuple(parts)


def _segment(word: str, words: lexicon.Lexicon) -> tuple[Part, ...]:
    given = words.splits.get(word)
    if given:
        return _given(given, 0)
    best: list[tuple[float, tuple[Part, ...]] | None] = [None] * (len(word) + 1)
    best[0] = (0.0, ())
    for start in range(len(word) - _SHORTEST_PART + 1):
        reached = best[start]
        if reached is None:
            continue
        for cost, end, part in _candidates(word, start, words):
            total = reached[0] + cost
            known = best[end]
            if known is None or total < known[0]:
                best[end] = (total, (*reached[1], part))
    return _plausible(best[-1], word in words.costs)


def _candidates(word: str, start: int, words: lexicon.Lexicon) -> list[tuple[float, int, Part]]:
    """Return what can stand at `start`: cost, where it ends with its link, the part."""
    found = []
    limit = min(len(word), start + words.longest)
    for end in range(start + _SHORTEST_PART, limit + 1):
        text = word[start:end]
        cost = words.costs.get(text)
        if cost is None or (start == 0 and end == len(word)):
            continue
        part = Part(text, start, end)
        found += [(cost + extra, stop, part) for extra, stop in _tails(word, start, end)]
    return found


def _tails(word: str, start: int, end: int) -> list[tuple[float, int]]:
    rest = word[end:]
    tails = [
        (_LINK_COST[link], end + len(link))
        for link in _LINKS
        if rest.startswith(link) and len(rest) - len(link) >= _SHORTEST_PART
    ]
    if rest in _ENDINGS and start > 0:
        tails.append((_ENDING_COST if rest else 0.0, len(word)))
    return tails


def _plausible(found: tuple[float, tuple[Part, ...]] | None, is_known: bool) -> tuple[Part, ...]:
    if found is None:
        return ()
    cost, parts = found
    if is_known and cost / len(parts) > _COST_LIMIT_PER_PART:
        return ()
    return parts
