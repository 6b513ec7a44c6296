"""Topics and life situations as offers: under their names, everyday words, and short phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.directory.models.taxonomy import Term
from sozialatlas.search.german.tokens import written_words
from sozialatlas.search.suggesting.offers import Kind, Offer, Text
from sozialatlas.search.understanding import phrasebook

# Longer ones are sentences: nobody types them as the beginning of a word.
LONGEST_PHRASE = 3
_NAME, _WORD, _PHRASE = range(3)

Counts = Mapping[str, int]


def topics(counts: Counts | None) -> Iterator[Text]:
    """Yield the texts of the topics that lead to a record; of all of them without counts."""
    phrases = _phrases()
    for topic in Topic.objects.filter(is_active=True):
        if counts is not None and not counts.get(topic.code):
            continue
        offer = _offer(Kind.TOPIC, topic, counts)
        yield from _texts(offer, topic)
        for phrase in phrases.get(topic.code, ()):
            yield Text(offer, phrase, _PHRASE, offer.record_count or 0)


def life_situations(counts: Counts | None) -> Iterator[Text]:
    """Yield the texts of the life situations that lead to a record."""
    for situation in LifeSituation.objects.filter(is_active=True):
        if counts is None or counts.get(situation.code):
            yield from _texts(_offer(Kind.LIFE_SITUATION, situation, counts), situation)


def _offer(kind: Kind, term: Term, counts: Counts | None) -> Offer:
    count = counts.get(term.code) if counts is not None else None
    return Offer(kind, term.code, term.name, term.name_en, count)


def _texts(offer: Offer, term: Term) -> Iterator[Text]:
    weight = offer.record_count or 0
    yield Text(offer, term.name, _NAME, weight)
    words = (term.name_en, *term.words, term.plain_name)
    yield from (Text(offer, word, _WORD, weight) for word in words if word)


@cache
def _phrases() -> Mapping[str, list[str]]:
    short: dict[str, list[str]] = {}
    for phrase in phrasebook.packaged():
        if len(written_words(phrase.text)) <= LONGEST_PHRASE:
            short.setdefault(phrase.topic, []).append(phrase.text)
    return short
