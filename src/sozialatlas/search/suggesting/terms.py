"""Topics and life situations in the words of one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from sozialatlas.search.german.tokens import written_words
from sozialatlas.search.suggesting.offers import Kind, Offer, Source, Text
from sozialatlas.search.suggesting.shelf import PART, WORD, Shelf, shelf_of
from sozialatlas.search.suggesting.spoken import phrases, urgent_topics

KINDS = (Kind.TOPIC, Kind.LIFE_SITUATION)

Found = Mapping[Kind, Sequence[tuple[int, Text]]]


class Terms:
    """The texts of one language: names, words and phrases on shelves, and whole sentences."""

    def __init__(self, language: str, texts: Iterable[Text], before: Terms | None = None) -> None:
        """Put the texts on their shelves; those of before stay where their texts are the same."""
        sorted_out: dict[Kind, list[Text]] = {kind: [] for kind in KINDS}
        for one in texts:
            sorted_out[one.offer.kind].append(one)
        made = before.shelves if before else {}
        self.shelves: dict[Kind, Shelf] = {
            kind: shelf_of(of_kind, made.get(kind)) for kind, of_kind in sorted_out.items()
        }
        self._topics = {one.offer.key: one.offer for one in sorted_out[Kind.TOPIC]}
        self._sentences = _sentences(language)

    def find(self, words: Sequence[str], kinds: Sequence[Kind], most: int) -> Found:
        """Return the best texts of each kind; what phrases tell only where no name begins so.

        What lies within a compound comes last of all: Wochenbett for "bett".
        """
        found = {kind: self._named(kind, words, most) for kind in KINDS if kind in kinds}
        topics = found.get(Kind.TOPIC)
        if topics is not None and _are_phrases(topics) and (topics or not any(found.values())):
            found[Kind.TOPIC] = self._told(words, most)
        if not any(found.values()):
            found = {kind: self.shelves[kind].find_within(words, most) for kind in found}
        return {kind: of_kind for kind, of_kind in found.items() if of_kind}

    def _named(self, kind: Kind, words: Sequence[str], most: int) -> list[tuple[int, Text]]:
        # A part of a name is as good as a word of it: Hausarzt for "arzt".
        found = self.shelves[kind].find(words, most)
        return [(WORD if tier == PART else tier, one) for tier, one in found]

    def count(self, word: str) -> int:
        """Return how often a word begins so."""
        return self._sentences.count(word) + sum(
            shelf.count(word) for shelf in self.shelves.values()
        )

    def _told(self, words: Sequence[str], most: int) -> list[tuple[int, Text]]:
        """Return a phrase or sentence of each topic they tell of, help in danger first."""
        by_topic: dict[str, list[Text]] = {}
        shelves = (self.shelves[Kind.TOPIC], self._sentences)
        for one in chain.from_iterable(shelf.all_with(words) for shelf in shelves):
            if one.offer.key in self._topics:
                by_topic.setdefault(one.offer.key, []).append(one)
        ranked = sorted(by_topic.values(), key=self._importance)
        firsts = (texts[0]._replace(offer=self._offer_of(texts[0])) for texts in ranked[:most])
        return [(_tier(one), one) for one in firsts]

    def _importance(self, texts: list[Text]) -> tuple[bool, float, int, str]:
        """Return the place in the order: many sentences tell more, short ones more than long."""
        first = texts[0]
        told = sum(1 / _length(text) for text in {one.text for one in texts})
        return not _is_urgent(first), -told, -(self._offer_of(first).record_count or 0), first.text

    def _offer_of(self, one: Text) -> Offer:
        """Return the topic of a text as it is now: sentences only know its code."""
        return self._topics[one.offer.key]


@cache
def _sentences(language: str) -> Shelf:
    """Return the sentences of all topics: made once, as they do not change with the records."""
    return shelf_of(
        Text(Offer(Kind.TOPIC, code, code), one.text, Source.SENTENCE, 0, language)
        for code, said in phrases().items()
        for one in said
        if one.is_sentence and one.language == language
    )


def by_language(texts: Iterable[Text], before: Mapping[str, Terms]) -> dict[str, Terms]:
    """Return the texts of topics and life situations by their language."""
    sorted_out: dict[str, list[Text]] = {}
    for one in texts:
        sorted_out.setdefault(one.language, []).append(one)
    return {
        language: Terms(language, of_one, before.get(language))
        for language, of_one in sorted_out.items()
    }


def shelves(terms: Iterable[Terms]) -> Iterator[Shelf]:
    """Yield the shelves with names, words and phrases."""
    return (shelf for one in terms for shelf in one.shelves.values())


def _are_phrases(found: Sequence[tuple[int, Text]]) -> bool:
    return all(one.source == Source.PHRASE for _, one in found)


def _tier(one: Text) -> int:
    """Return how surely a text is meant: after records that begin so, but for help in danger."""
    return PART if one.source == Source.SENTENCE and not _is_urgent(one) else WORD


@lru_cache(maxsize=20_000)
def _length(text: str) -> int:
    return len(written_words(text))


def _is_urgent(one: Text) -> bool:
    return one.offer.key in urgent_topics()
