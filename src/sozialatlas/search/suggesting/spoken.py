"""What people say for a topic, language by language: phrases of the package, and other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import written_words
from sozialatlas.search.understanding import crisis, phrasebook
from sozialatlas.search.understanding.synonyms import SynonymSet

# Longer ones are sentences: nobody types them from their beginning.
LONGEST_PHRASE = 3
HERE = "de"


class Said(NamedTuple):
    """A phrase with its language, and whether it is too long to be typed from its beginning."""

    language: str
    text: str
    is_sentence: bool


@cache
def phrases() -> Mapping[str, list[Said]]:
    """Return the phrases of the package by the code of their topic."""
    found: dict[str, list[Said]] = {}
    for language, phrase in phrasebook.told():
        is_sentence = len(written_words(phrase.text)) > LONGEST_PHRASE
        found.setdefault(phrase.topic, []).append(Said(language, phrase.text, is_sentence))
    return found


class OtherWords:
    """What means the same as some words, or is satisfied with them."""

    def __init__(self, sets: Iterable[SynonymSet]) -> None:
        """Take the sets that count."""
        self._said: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for one in sets:
            # One way: the first word finds the others, they do not find it.
            said = one.words[:1] if one.is_one_way else one.words
            for word in one.words:
                self._said[fold(word)].append(said)

    def of(self, words: Iterable[str]) -> Iterator[str]:
        """Yield each other word once."""
        known = {fold(word) for word in words}
        sets = (said for word in known for said in self._said.get(word, ()))
        for word in dict.fromkeys(word for said in sets for word in said):
            if fold(word) not in known:
                yield word


@cache
def urgent_topics() -> frozenset[str]:
    """Return the topics that stand first for a danger to life and limb."""
    grave = {crisis.VIOLENCE, crisis.SUICIDE, crisis.CHILD_PROTECTION}
    return frozenset(group.topics[0] for group in crisis.rules().groups if group.kind in grave)
