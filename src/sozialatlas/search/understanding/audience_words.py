"""Words of other languages for whom something is there: жінки finds what is for Frauen."""

from __future__ import annotations

from collections.abc import Iterator

from sozialatlas.directory.models import Audience, Topic
from sozialatlas.search.german.everyday import is_everyday
from sozialatlas.search.german.folding import fold
from sozialatlas.search.understanding.other_languages import forms, words_of
from sozialatlas.search.understanding.synonyms import SynonymSet


def sets() -> Iterator[SynonymSet]:
    """Yield a set for each word, one way to the German name of the audience.

    A word that is German as well means what it means here, and one of a topic means that:
    депресія leads to help, not to all that is for people with an illness.
    """
    taken = {fold(word) for topic in Topic.objects.all() for word in words_of(topic)}
    for audience in Audience.objects.filter(is_active=True):
        for word in words_of(audience):
            if fold(word) not in taken and not is_everyday(fold(word)):
                yield from _sets(word, audience.name)


def _sets(word: str, german: str) -> Iterator[SynonymSet]:
    for form in forms(word):
        yield SynonymSet((form, german), is_one_way=True, is_foreign=True)
