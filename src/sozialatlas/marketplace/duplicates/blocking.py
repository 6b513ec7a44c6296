"""Which pairs are worth a comparison: those that share something that few have. No Django."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from sozialatlas.marketplace.duplicates.evidence import Rarity, Traits

MOST_TOGETHER = 18
"""Of more that share one thing, only those are compared that share a word of their names too."""
_PREFIX = 5
_RAREST = 3
_BEGUN = 40
Block = tuple[str, ...]


def pairs(everything: Sequence[Traits], rarity: Rarity) -> Iterator[tuple[Traits, Traits]]:
    """Yield each pair that shares evidence, or name and town, once; a few seconds for 24,000."""
    seen: set[tuple[int, int]] = set()
    blocks = _blocks(everything, rarity)
    for numbers in _small(blocks.values(), everything):
        for pair in combinations(numbers, 2):
            if pair not in seen:
                seen.add(pair)
                yield everything[pair[0]], everything[pair[1]]


def _blocks(everything: Sequence[Traits], rarity: Rarity) -> dict[Block, list[int]]:
    blocks: defaultdict[Block, list[int]] = defaultdict(list)
    for number, each in enumerate(everything):
        for block in _blocks_of(each, rarity):
            blocks[block].append(number)
    return blocks


def _blocks_of(each: Traits, rarity: Rarity) -> set[Block]:
    found: set[Block] = set(each.keys)
    telling = _telling(each, rarity)
    places = {*each.towns, each.owner, each.starts_on} - {""}
    found |= {("word", word[:_PREFIX], place) for word in telling for place in places}
    found |= {("name", *sorted(name)) for name in each.names}
    if len(telling) > 1:
        found |= {("words", *sorted(two)) for two in combinations(telling, 2)}
    if each.text:
        found.add(("begun", each.text[:_BEGUN]))
    return found | set(_around(each, telling))


def _telling(each: Traits, rarity: Rarity) -> list[str]:
    words = {word for name in each.names for word in name}
    return sorted(words, key=lambda word: (rarity.names.counts.get(word, 0), word))[:_RAREST]


def _around(each: Traits, telling: Iterable[str]) -> Iterator[Block]:
    """Yield the squares of about 100 m around an entry, so that neighbours meet in one.

    Places meet whatever they are called; others meet there if they share a word and no town is
    known by which they could meet.
    """
    if each.kind == "location":
        words = [""]
    else:
        words = [word[:_PREFIX] for word in telling] if not each.towns else []
    for lat, lon in each.points if words else ():
        row, column = int(lat * 1000), int(lon * 700)
        for up, right in product((0, 1), repeat=2):
            yield from (("square", word, str(row + up), str(column + right)) for word in words)


def _small(blocks: Iterable[list[int]], everything: Sequence[Traits]) -> Iterator[list[int]]:
    for numbers in blocks:
        if 1 < len(numbers) <= MOST_TOGETHER:
            yield numbers
        elif len(numbers) > MOST_TOGETHER:
            yield from _by_words(numbers, everything)


def _by_words(numbers: list[int], everything: Sequence[Traits]) -> Iterator[list[int]]:
    """Split a large block by whole names; what then is still large tells nothing."""
    parts: defaultdict[Block, list[int]] = defaultdict(list)
    for number in numbers:
        each = everything[number]
        for name in each.names:
            for place in each.towns or {""}:
                parts[(*sorted(name), place)].append(number)
    yield from (part for part in parts.values() if 1 < len(part) <= MOST_TOGETHER)
