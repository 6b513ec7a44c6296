"""Everything that the search knows about words: terms of the taxonomy and phrases of people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial

from sozialatlas.directory.models import Topic
from sozialatlas.search.german.analysis import spellings
from sozialatlas.search.german.everyday import is_everyday
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import tokens
from sozialatlas.search.keeping import Keeping, state_of
from sozialatlas.search.understanding import phrasebook
from sozialatlas.search.understanding.concepts import Phrase, PhraseBook
from sozialatlas.search.understanding.other_languages import forms, words_of
from sozialatlas.search.understanding.terms import LONGEST_TERM, TermTable

# Languages whose words are repaired.
_OURS = ("de", "en")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Terms and sentences that stand for topics; `words` of both, folded and as written.

    `foreign` are those that only phrases in languages without our spelling hold.
    """

    terms: TermTable
    phrases: PhraseBook
    words: Mapping[str, str]
    foreign: frozenset[str] = frozenset()


def gather(topics: Iterable[Topic]) -> Knowledge:
    """Return what is known from the topics of the directory and the phrases of the package."""
    shown = [topic for topic in topics if topic.is_active]
    said, packaged = _said(shown)
    named = [*_named(shown, {fold(one.text) for one in said})]
    terms = (one for one in (*said, *packaged, *named) if _is_term(one.text))
    return Knowledge(
        terms=TermTable((one.text, one.topic) for one in terms),
        phrases=PhraseBook([*said, *packaged]),
        words={
            folded: written
            for one in (*named, *packaged, *said)
            for folded, written in spellings(one.text)
        },
        foreign=_foreign(said, named),
    )


def _named(topics: Collection[Topic], ours: Set[str]) -> Iterator[Phrase]:
    """Yield names and everyday words of other languages: kreş, логопед, حضانة.

    Single words that are German as well are left out: they mean what they mean here. A word of
    a topic means that, and not the whole group besides.
    """
    finer = {word for topic in topics if topic.parent_id for word in words_of(topic)}
    for topic in topics:
        for word in words_of(topic):
            is_here = fold(word) in ours or is_everyday(fold(word))
            if not is_here and (topic.parent_id or word not in finer):
                yield from (Phrase(topic.code, form) for form in forms(word))


def _foreign(said: Iterable[Phrase], named: Iterable[Phrase]) -> frozenset[str]:
    """Return words that nobody means who mistypes a German or English one: Turkish sanat."""
    ours = [one.phrase for one in phrasebook.told() if one.language in _OURS]
    held = {folded for one in (*said, *ours) for folded, _ in spellings(one.text)}
    others = (*phrasebook.packaged(), *named)
    return frozenset(folded for one in others for folded, _ in spellings(one.text)) - held


def phrases_of(topics: Iterable[Topic]) -> list[Phrase]:
    """Return all that people say for the topics: their names, their words, whole sentences."""
    said, packaged = _said(topics)
    return [*said, *packaged]


def _said(topics: Iterable[Topic]) -> tuple[list[Phrase], list[Phrase]]:
    """Return what the taxonomy says, and what comes with the package."""
    shown = [topic for topic in topics if topic.is_active]
    codes = {topic.code for topic in shown}
    said = [Phrase(topic.code, text) for topic in shown for text in _texts(topic)]
    return said, [phrase for phrase in phrasebook.packaged() if phrase.topic in codes]


def _texts(topic: Topic) -> Iterator[str]:
    given = (topic.name, topic.name_en, topic.plain_name, *topic.words)
    yield from (text for text in given if text)


def _is_term(text: str) -> bool:
    return len(tokens(text)) <= LONGEST_TERM - 2


def _gather() -> Knowledge:
    return gather(Topic.objects.all())


held = Keeping(partial(state_of, Topic), _gather)


def knowledge() -> Knowledge:
    """Return what is known now."""
    return held.fresh()
