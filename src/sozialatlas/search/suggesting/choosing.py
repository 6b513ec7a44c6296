"""Which suggestions are shown: the best of each kind, and few enough to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from sozialatlas.search.german.everyday import is_everyday
from sozialatlas.search.suggesting.mistyped import corrections
from sozialatlas.search.suggesting.offers import Kind, Suggestion, Text
from sozialatlas.search.suggesting.shelf import PART, TEXT, Shelf
from sozialatlas.search.suggesting.typed import Typed, typed

MOST = 8
MOST_OF_A_KIND = 4
_SHORTEST_PLACE = 3

Found = Mapping[Kind, Sequence[tuple[int, Text]]]


class Shelves:
    """All that can be offered at one state of the directory."""

    def __init__(self, texts: Iterable[Text]) -> None:
        """Put each kind on a shelf of its own."""
        sorted_out: dict[Kind, list[Text]] = {kind: [] for kind in Kind}
        for one in texts:
            sorted_out[one.offer.kind].append(one)
        self._topics = {one.offer.key: one.offer for one in sorted_out[Kind.TOPIC]}
        self._shelves = {kind: Shelf(of_kind) for kind, of_kind in sorted_out.items()}

    def topics(self, codes: Iterable[str], language: str) -> tuple[Suggestion, ...]:
        """Return the topics of some codes that can be offered, in their order."""
        offers = (self._topics[code] for code in codes if code in self._topics)
        return tuple(
            Suggestion(offer.kind, offer.key, offer.label_in(language), count=offer.record_count)
            for offer in offers
        )

    @cached_property
    def _words(self) -> list[str]:
        return sorted({word for shelf in self._shelves.values() for word in shelf.words})

    def suggest(
        self, text: str, *, language: str, most: int = MOST, kinds: Iterable[Kind] = tuple(Kind)
    ) -> tuple[Suggestion, ...]:
        """Return at most `most` suggestions for what was typed so far, kind by kind.

        Of several words the last may name a place that the others are looked for in. Where
        nothing begins so, one typing error is put up with.
        """
        asked, wanted = typed(text), tuple(dict.fromkeys(kinds))
        each = MOST_OF_A_KIND if len(wanted) > 1 else most
        found = self._find(asked.words, wanted, each)
        beside = [] if Kind.PLACE in found or len(wanted) == 1 else self._beside(asked, language)
        if not found and not beside:
            found = self._find(self._repaired(asked.words), wanted, each)
        if not found:
            return tuple(beside[:most])
        shown = _shown(found, most - len(beside[:1]))
        return (*(_suggestion(one, language) for one in shown), *beside[:1])

    def _find(self, words: Sequence[str], kinds: Sequence[Kind], each: int) -> Found:
        found = {kind: self._shelves[kind].find(words, each) for kind in kinds}
        return {kind: of_kind for kind, of_kind in found.items() if of_kind}

    def _repaired(self, words: Sequence[str]) -> list[str]:
        return [
            word if self._count(word) or is_everyday(word) else self._repair(word)
            for word in words
        ]

    def _repair(self, word: str) -> str:
        return max(corrections(word, self._words), key=self._count, default=word)

    def _count(self, word: str) -> int:
        return sum(shelf.count(word) for shelf in self._shelves.values())

    def _beside(self, asked: Typed, language: str) -> list[Suggestion]:
        """Return the places that the last word begins, for the words before it."""
        if len(asked.words) < 2 or len(asked.words[-1]) < _SHORTEST_PLACE:
            return []
        found = self._shelves[Kind.PLACE].find(asked.words[-1:], MOST_OF_A_KIND)
        words = " ".join(asked.written[:-1])
        return [_suggestion(one, language, words) for tier, one in found if tier == TEXT]


def _shown(found: Found, most: int) -> list[Text]:
    """Return the best texts: in turn one of each kind until there are enough."""
    kinds = sorted(found, key=lambda kind: (found[kind][0][0] == PART, list(Kind).index(kind)))
    counts = dict.fromkeys(kinds, 0)
    for turn in range(most):
        for kind in kinds:
            if turn < len(found[kind]) and sum(counts.values()) < most:
                counts[kind] += 1
    return [one for kind in kinds for _, one in found[kind][: counts[kind]]]


def _suggestion(one: Text, language: str, words: str = "") -> Suggestion:
    offer = one.offer
    label = offer.label_in(language)
    is_said = one.text.casefold() in label.casefold()
    return Suggestion(
        offer.kind, offer.key, label, "" if is_said else one.text, offer.record_count, words
    )
