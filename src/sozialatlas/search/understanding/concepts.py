"""Topics behind whole sentences: "ich kann meine Miete nicht zahlen".

A sentence is compared with the phrases that people use for each topic: by the stems of its
words and by groups of letters, which carry inflection, small errors and languages without a
stemmer. Rare features count most. The measure is the cosine of both, between 0 and 1.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from sozialatlas.search.german import compounds
from sozialatlas.search.german.everyday import is_everyday
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.stems import stem
from sozialatlas.search.understanding.vocabulary import Vocabulary

Floats = NDArray[np.float64]
_WORD = re.compile(r"[^\W_]+")
_LETTERS = 4
# Tried on the tuning half: groups of letters weigh nearly as much as words.
_LETTERS_WEIGHT = 0.9
_PART_WEIGHT = 0.6
# The best phrase decides; the next ones of the same topic speak for it as well, but many faint
# likenesses make no certainty.
_FURTHER_PHRASES = 3
_FURTHER_WEIGHT = 0.4
_FAINT = 0.3
# Nobody tells of a need in signs like these: somebody tries what the search makes of code.
_CODE = re.compile(r"[=<>{}\\]")
# An address is no sentence either: the Bahnhofstraße is not about those who sleep there.
_STREET = re.compile(r"[^\W\d_]{3}(?:stra(?:ß|ss)e|str)\b|\bstr\b", re.IGNORECASE)
_LONGEST_ADDRESS = 4
# Of fewer German words, the others are hardly misspelt German ones.
_LEAST_GERMAN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Phrase:
    """What somebody says who looks for a topic."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A topic behind a sentence; `score` is 1 for a known phrase, 0 for nothing in common."""

    topic: str
    score: float


class PhraseBook:
    """All phrases, ready to be compared with a sentence."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Take phrases in any language."""
        held = list(phrases)
        self._topics = np.array([phrase.topic for phrase in held], dtype=object)
        self._count = len(held)
        self._postings = _Postings(_features(_words(phrase.text)) for phrase in held)
        self._words = Counter(word for phrase in held for word in _words(phrase.text))

    def concepts(self, text: str, limit: int = 5) -> list[Concept]:
        """Return the topics nearest to a sentence, best first.

        A word that is in no phrase is compared as the one that was most likely meant.
        """
        words = _words(text)
        if _CODE.search(text) or (len(words) <= _LONGEST_ADDRESS and _STREET.search(text)):
            return []
        likeness = self._likeness(self._meant(words))
        by_topic: dict[str, list[float]] = defaultdict(list)
        for position in np.argsort(-likeness)[: limit * 12]:
            if likeness[position] > 0:
                by_topic[self._topics[position]].append(float(likeness[position]))
        found = [Concept(topic, _together(scores)) for topic, scores in by_topic.items()]
        return sorted(found, key=lambda one: (-one.score, one.topic))[:limit]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        """The German words of the phrases: into those of other languages none is repaired."""
        return Vocabulary({w: count for w, count in self._words.items() if is_everyday(w)}, {})

    def _meant(self, words: Sequence[str]) -> list[str]:
        """Return the words with misspelt ones as they are written: vergist is vergisst."""
        german = sum(is_everyday(word) for word in words)
        if german < _LEAST_GERMAN_SHARE * len(words):
            return [*words]
        unknown = {word for word in words if word not in self._words and not is_everyday(word)}
        nearest = {word: self._vocabulary.nearest(word) for word in unknown}
        meant = {word: near.folded for word, near in nearest.items() if near is not None}
        return [meant.get(word, word) for word in words]

    def _likeness(self, words: Iterable[str]) -> Floats:
        """Return the cosine with each phrase."""
        sums = np.zeros(self._count)
        square = 0.0
        for feature, weight in _features(words).items():
            rarity, phrases, weights = self._postings.of(feature)
            square += (weight * rarity) ** 2
            sums[phrases] += weight * rarity * weights
        return sums / square**0.5 if square else sums


def _together(scores: list[float]) -> float:
    """Return the score of a topic from those of its phrases, best first, at most 1."""
    further = _FURTHER_WEIGHT * sum(scores[1 : 1 + _FURTHER_PHRASES])
    return min(1.0, scores[0] + further * (1 - scores[0]) * min(1.0, scores[0] / _FAINT))


def _words(text: str) -> list[str]:
    return [fold(token) for token in _WORD.findall(text)]


def _features(words: Iterable[str]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for word in words:
        weights[f"w {stem(word)}"] = 1.0
        for part in compounds.split(word):
            weights[f"w {stem(part.text)}"] = max(
                _PART_WEIGHT, weights.get(f"w {stem(part.text)}", 0.0)
            )
        for letters in _groups(word):
            weights[f"l {letters}"] = _LETTERS_WEIGHT
    return weights


def _groups(word: str) -> list[str]:
    padded = f"^{word}$"
    return [padded[at : at + _LETTERS] for at in range(max(1, len(padded) - _LETTERS + 1))]


class _Postings:
    """The phrases that bear each feature, in one row of numbers: apart they took 40 MB more."""

    def __init__(self, counted: Iterable[Mapping[str, float]]) -> None:
        """Take the features of each phrase with their weights."""
        self._numbers: dict[str, int] = {}
        told, given, sizes = array("q"), array("d"), array("q")
        for features in counted:
            told.extend(self._numbers.setdefault(name, len(self._numbers)) for name in features)
            given.extend(features.values())
            sizes.append(len(features))
        phrases = np.repeat(np.arange(len(sizes)), sizes)
        frequency = np.bincount(told, minlength=len(self._numbers))
        self._unknown = log(len(sizes) + 1)
        self._rarities = np.log((len(sizes) + 1) / (frequency + 0.5))
        weights = np.asarray(given) * self._rarities[told]
        lengths = np.sqrt(np.bincount(phrases, weights**2))
        by_feature = np.argsort(told, kind="stable")
        self._phrases = phrases[by_feature]
        self._weights = (weights / lengths[phrases])[by_feature]
        self._starts = np.concatenate([[0], np.cumsum(frequency)])

    def of(self, feature: str) -> tuple[float, NDArray[np.int64], Floats]:
        """Return how rare a feature is, the phrases that bear it, and its weight in each."""
        number = self._numbers.get(feature)
        if number is None:
            return self._unknown, self._phrases[:0], self._weights[:0]
        borne = slice(self._starts[number], self._starts[number + 1])
        return float(self._rarities[number]), self._phrases[borne], self._weights[borne]
