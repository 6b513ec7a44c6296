"""What people say for a topic, language by language: phrases of the package, and other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import written_words
from sozialatlas.search.understanding import crisis, phrasebook, synonym_lists

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


def other_words(words: Iterable[str]) -> Iterator[str]:
    """Yield what means the same as some words, or is satisfied with them."""
    known = {fold(word) for word in words}
    sets = (entry for word in known for entry in _sets().get(word, ()))
    for word in dict.fromkeys(word for entry in sets for word in entry):
        if fold(word) not in known:
            yield word


@cache
def _sets() -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in synonym_lists.packaged():
        # One way: the first word finds the others, they do not find it.
        said = entry.words[:1] if entry.is_one_way else entry.words
        for word in entry.words:
            found.setdefault(fold(word), []).append(said)
    return found


@cache
def urgent_topics() -> frozenset[str]:
    """Return the topics that stand first for a danger to life and limb."""
    grave = {crisis.VIOLENCE, crisis.SUICIDE, crisis.CHILD_PROTECTION}
    return frozenset(group.topics[0] for group in crisis.rules().groups if group.kind in grave)
