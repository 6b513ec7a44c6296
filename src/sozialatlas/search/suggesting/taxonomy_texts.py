"""Topics and life situations as offers: under their names, everyday words, and phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sozialatlas.core import languages
from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.directory.models.taxonomy import Term
from sozialatlas.search.suggesting import spoken
from sozialatlas.search.suggesting.offers import Kind, Offer, Source, Text
from sozialatlas.search.suggesting.spoken import HERE
from sozialatlas.search.understanding import saved_synonyms

# Before any number of records: help in danger is few.
_URGENT = 1_000_000_000

Counts = Mapping[str, int]


def topics(counts: Counts | None) -> Iterator[Text]:
    """Yield the texts of the topics that lead to a record; of all of them without counts."""
    phrases, others = spoken.phrases(), spoken.OtherWords(saved_synonyms.active())
    for topic in Topic.objects.filter(is_active=True):
        if counts is not None and not counts.get(topic.code):
            continue
        offer = _offer(Kind.TOPIC, topic, counts)
        yield from _texts(offer, topic)
        # Of names and words only the number of records counts: who begins with "ver" mostly
        # tells of no danger.
        urgent = _URGENT if topic.code in spoken.urgent_topics() else 0
        weight = urgent + (offer.record_count or 0)
        for word in others.of((topic.name, *topic.words)):
            yield Text(offer, word, Source.PHRASE, weight, HERE)
        for one in phrases.get(topic.code, ()):
            if not one.is_sentence:
                yield Text(offer, one.text, Source.PHRASE, weight, one.language)


def life_situations(counts: Counts | None) -> Iterator[Text]:
    """Yield the texts of the life situations that lead to a record."""
    for situation in LifeSituation.objects.filter(is_active=True):
        if counts is None or counts.get(situation.code):
            yield from _texts(_offer(Kind.LIFE_SITUATION, situation, counts), situation)


def _offer(kind: Kind, term: Term, counts: Counts | None) -> Offer:
    count = counts.get(term.code) if counts is not None else None
    return Offer(kind, term.code, term.name, tuple(_labels(term)), count)


def _labels(term: Term) -> Iterator[tuple[str, str]]:
    yield from ((language, words[0]) for language, words in term.in_languages.items())
    if term.name_en:
        yield languages.ENGLISH, term.name_en


def _texts(offer: Offer, term: Term) -> Iterator[Text]:
    weight = offer.record_count or 0
    yield Text(offer, term.name, Source.NAME, weight, HERE)
    yield from (Text(offer, name, Source.NAME, weight, code) for code, name in _labels(term))
    for language, told in term.in_languages.items():
        yield from (Text(offer, word, Source.WORD, weight, language) for word in told[1:])
    words = (*term.words, term.plain_name)
    yield from (Text(offer, word, Source.WORD, weight, HERE) for word in words if word)
