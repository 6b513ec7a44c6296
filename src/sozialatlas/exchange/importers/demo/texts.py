"""Fills the hand-written patterns: words are drawn once, so that all texts of a service agree."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sozialatlas.exchange.importers.demo.places import Spot
from sozialatlas.exchange.importers.demo.vocabulary.words import read_words

_PLACE_WORDS = ("{ort}", "{gemeinde}", "{titel}")
WordLists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Texts for things whose name has one of the words; where empty, the usual ones stay."""

    when: tuple[str, ...]
    summaries: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()

    def covers(self, name: str) -> bool:
        """Return whether these are the texts for the name."""
        return any(word in name for word in self.when)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Hand-written patterns of one kind of thing, and who offers it.

    `about` holds texts for names that the usual texts would not fit.
    """

    key: str
    topics: tuple[str, ...]
    providers: tuple[str, ...]
    names: tuple[str, ...]
    summaries: tuple[str, ...]
    descriptions: tuple[str, ...]
    audiences: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    about: tuple[About, ...] = ()

    def summaries_for(self, name: str) -> tuple[str, ...]:
        """Return the sentences that fit a thing of this name."""
        return self._own(name).summaries or self.summaries

    def descriptions_for(self, name: str) -> tuple[str, ...]:
        """Return the descriptions that fit a thing of this name."""
        return self._own(name).descriptions or self.descriptions

    def _own(self, name: str) -> About:
        return next((each for each in self.about if each.covers(name)), About(when=()))


def draw_words(
    lists: WordLists, pairs: Sequence[str], spot: Spot, rng: random.Random
) -> dict[str, str]:
    """Return one word of each list; lists of `pairs` give words of the same number."""
    name, name2 = rng.sample(read_words().surnames, 2)
    drawn = {
        "ort": spot.district.name,
        "gemeinde": spot.municipality.name,
        "titel": spot.title,
        "name": name,
        "name2": name2,
    }
    number = rng.randrange(1000)
    for key, words in sorted(lists.items()):
        drawn[key] = words[number % len(words)] if key in pairs else rng.choice(words)
    return drawn


def without_places(patterns: Sequence[str]) -> list[str]:
    """Return the patterns that name no place, for services at several places."""
    return [text for text in patterns if not any(word in text for word in _PLACE_WORDS)]


def fill(patterns: Sequence[str], words: dict[str, str], rng: random.Random) -> str:
    """Return one of the patterns, filled."""
    return rng.choice(list(patterns)).format(**words)


def description(
    bodies: Sequence[str], closings: Sequence[str], words: dict[str, str], rng: random.Random
) -> str:
    """Return a description: a body and up to two closing sentences."""
    count = min(rng.choice((0, 1, 1, 2)), len(closings))
    parts = [fill(bodies, words, rng), *rng.sample(list(closings), count)]
    return " ".join(parts)
