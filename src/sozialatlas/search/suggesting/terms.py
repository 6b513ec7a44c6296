"""Topics and life situations in the words of one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from sozialatlas.search.german.tokens import written_words
from sozialatlas.search.suggesting.offers import Kind, Offer, Source, Text
from sozialatlas.search.suggesting.shelf import PART, WORD, Shelf
from sozialatlas.search.suggesting.spoken import phrases, urgent_topics

KINDS = (Kind.TOPIC, Kind.LIFE_SITUATION)

Found = Mapping[Kind, Sequence[tuple[int, Text]]]


class Terms:
    """The texts of one language: names, words and phrases on shelves, and whole sentences."""

    def __init__(self, language: str, texts: Iterable[Text]) -> None:
        """Put the texts on their shelves."""
        sorted_out: dict[Kind, list[Text]] = {kind: [] for kind in KINDS}
        for one in texts:
            sorted_out[one.offer.kind].append(one)
        self.shelves = {kind: Shelf(of_kind) for kind, of_kind in sorted_out.items()}
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
        by_topic: dict[Offer, list[Text]] = {}
        shelves = (self.shelves[Kind.TOPIC], self._sentences)
        for one in chain.from_iterable(shelf.all_with(words) for shelf in shelves):
            if offer := self._topics.get(one.offer.key):
                by_topic.setdefault(offer, []).append(one._replace(offer=offer))
        ranked = sorted(by_topic.values(), key=_importance)
        return [(_tier(texts[0]), texts[0]) for texts in ranked[:most]]


@cache
def _sentences(language: str) -> Shelf:
    """Return the sentences of all topics: made once, as they do not change with the records."""
    return Shelf(
        Text(Offer(Kind.TOPIC, code, code), one.text, Source.SENTENCE, 0, language)
        for code, said in phrases().items()
        for one in said
        if one.is_sentence and one.language == language
    )


def by_language(texts: Iterable[Text]) -> dict[str, Terms]:
    """Return the texts of topics and life situations by their language."""
    sorted_out: dict[str, list[Text]] = {}
    for one in texts:
        sorted_out.setdefault(one.language, []).append(one)
    return {language: Terms(language, of_one) for language, of_one in sorted_out.items()}


def shelves(terms: Iterable[Terms]) -> Iterator[Shelf]:
    """Yield the shelves with names, words and phrases."""
    return (shelf for one in terms for shelf in one.shelves.values())


def _are_phrases(found: Sequence[tuple[int, Text]]) -> bool:
    return all(one.source == Source.PHRASE for _, one in found)


def _tier(one: Text) -> int:
    """Return how surely a text is meant: after records that begin so, but for help in danger."""
    return PART if one.source == Source.SENTENCE and not _is_urgent(one) else WORD


def _importance(texts: list[Text]) -> tuple[bool, float, int, str]:
    """Return the place in the order: many sentences tell more, and short ones, than long ones."""
    first = texts[0]
    told = sum(1 / len(written_words(text)) for text in {one.text for one in texts})
    return not _is_urgent(first), -told, -(first.offer.record_count or 0), first.text


def _is_urgent(one: Text) -> bool:
    return one.offer.key in urgent_topics()
