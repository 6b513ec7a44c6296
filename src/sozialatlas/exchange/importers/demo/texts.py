"""Fills the hand-written patterns: words are drawn once, so that all texts of a service agree."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sozialatlas.exchange.importers.demo.places import Spot
from sozialatlas.exchange.importers.demo.vocabulary.words import read_words

_PLACE_WORDS = ("{ort}", "{gemeinde}", "{titel}")
# What only a town has, and what is no part of the middle of one; Dorfaue is a place by itself.
_IN_TOWNS = re.compile(r"\bStadt|\bBusbahnhof\b")
_IN_VILLAGES = re.compile(r"\bDorf(?!aue\b)")
_WITHOUT_ASKING = re.compile(
    r"Anmeldung ist nicht nötig|ohne (?:An|Vora)meldung|[Ee]infach (?:vorbei|dazu)"
)
WordLists = Mapping[str, tuple[str, ...]]
Cost = tuple[str, float, float, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said of things whose name has one of the words; where empty, the usual stays."""

    when: tuple[str, ...]
    summaries: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    hours: str = ""
    free: str = ""
    fees: tuple[str, ...] = ()
    costs: tuple[Cost, ...] = ()
    documents: tuple[str, ...] = ()
    mode: str = ""
    halls: tuple[str, ...] = ()

    def covers(self, name: str) -> bool:
        """Return whether these are the texts for the name."""
        return any(word in name for word in self.when)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Hand-written patterns of one kind of thing, and who offers it.

    `about` holds texts for names that the usual texts would not fit; `only` holds words of
    names, and what must be found in the name of the provider then.
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
    only: dict[str, str] = field(default_factory=dict)

    def summaries_for(self, name: str) -> tuple[str, ...]:
        """Return the sentences that fit a thing of this name."""
        return self.own(name).summaries or self.summaries

    def descriptions_for(self, name: str) -> tuple[str, ...]:
        """Return the descriptions that fit a thing of this name."""
        return self.own(name).descriptions or self.descriptions

    def suits(self, name: str, provider: str) -> bool:
        """Return whether the provider may offer a thing of this name."""
        return all(re.search(owner, provider) for word, owner in self.only.items() if word in name)

    def own(self, name: str) -> About:
        """Return what is said only of things of this name."""
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
        "kommune": "Stadt" if spot.municipality.is_town else "Gemeinde",
        "strasse": rng.choice(streets(spot)),
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


def fits(text: str, spot: Spot) -> bool:
    """Return whether a text can be said there: no village has a Stadtpark, no town a Dorfladen."""
    return _fits(text, spot.municipality.is_town, spot.district.is_seat)


def streets(spot: Spot) -> list[str]:
    """Return the names of streets that there may be."""
    return _streets(spot.municipality.is_town, spot.district.is_seat)


def _fits(text: str, is_in_town: bool, is_seat: bool) -> bool:
    if is_in_town and is_seat:
        return not _IN_VILLAGES.search(text)
    return is_in_town or not _IN_TOWNS.search(text)


@cache
def _streets(is_in_town: bool, is_seat: bool) -> list[str]:
    return [street for street in read_words().streets if _fits(street, is_in_town, is_seat)]


def is_open_to_all(text: str) -> bool:
    """Return whether a text says that one simply comes, so that nothing else must be said."""
    return bool(_WITHOUT_ASKING.search(text))


def street(name: str, words: Mapping[str, str]) -> str:
    """Return the street of a house that may be called after what stands there."""
    known = (street for mark, street in read_words().at.items() if mark in name)
    return words["strasse"] if words["strasse"] in name else next(known, words["strasse"])


def fill(patterns: Sequence[str], words: dict[str, str], rng: random.Random) -> str:
    """Return one of the patterns, filled."""
    return rng.choice(list(patterns)).format(**words)


def description(
    bodies: Sequence[str], closings: Sequence[str], words: dict[str, str], rng: random.Random
) -> str:
    """Return a description: a body and up to two closing sentences."""
    count = min(rng.choice((0, 1, 1, 2)), len(closings))
    last = [closing.format(**words) for closing in rng.sample(list(closings), count)]
    return " ".join([fill(bodies, words, rng), *last])
