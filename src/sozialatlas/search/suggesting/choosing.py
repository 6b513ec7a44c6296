"""Which suggestions are shown: the best of each kind, and few enough to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from sozialatlas.search.german.everyday import is_everyday
from sozialatlas.search.german.stems import stem
from sozialatlas.search.suggesting import terms
from sozialatlas.search.suggesting.mistyped import corrections
from sozialatlas.search.suggesting.offers import Kind, Suggestion, Text
from sozialatlas.search.suggesting.shelf import PART, TEXT, Shelf, shelf_of
from sozialatlas.search.suggesting.spoken import HERE
from sozialatlas.search.suggesting.terms import Found, Terms
from sozialatlas.search.suggesting.typed import Typed, typed

MOST = 8
MOST_OF_A_KIND = 4
_SHORTEST_PLACE = 3
# Shorter ones are no words yet that could tell without the others, or have another form.
_SHORTEST_TELLING = 4
# Mistyped words are looked for in these: of other languages there are only phrases.
_NAMED = (HERE, "en")


class Shelves:
    """All that can be offered at one state of the directory."""

    def __init__(self, texts: Iterable[Text], before: Shelves | None = None) -> None:
        """Put each kind on a shelf of its own; what is as before stays on that of before."""
        sorted_out: dict[Kind, list[Text]] = {kind: [] for kind in Kind}
        for one in texts:
            sorted_out[one.offer.kind].append(one)
        self._topics = {one.offer.key: one.offer for one in sorted_out[Kind.TOPIC]}
        self.terms: dict[str, Terms] = terms.by_language(
            chain.from_iterable(sorted_out.pop(kind) for kind in terms.KINDS),
            before.terms if before else {},
        )
        made = before.shelves if before else {}
        self.shelves: dict[Kind, Shelf] = {
            kind: shelf_of(of_kind, made.get(kind)) for kind, of_kind in sorted_out.items()
        }

    def topics(self, codes: Iterable[str], language: str) -> tuple[Suggestion, ...]:
        """Return the topics of some codes that can be offered, in their order."""
        offers = (self._topics[code] for code in codes if code in self._topics)
        return tuple(
            Suggestion(offer.kind, offer.key, offer.label_in(language), count=offer.record_count)
            for offer in offers
        )

    @cached_property
    def _words(self) -> list[str]:
        named = (self.terms[language] for language in _NAMED if language in self.terms)
        shelves = chain(self.shelves.values(), terms.shelves(named))
        return sorted({word for shelf in shelves for word in shelf.words})

    def suggest(
        self, text: str, *, language: str, most: int = MOST, kinds: Iterable[Kind] = tuple(Kind)
    ) -> tuple[Suggestion, ...]:
        """Return at most `most` suggestions for what was typed so far, kind by kind.

        Of several words the last may name a place that the others are looked for in. Where
        nothing begins so, other forms of the words and one typing error are put up with, and at
        last the most telling word has to do.
        """
        asked, wanted = typed(text), tuple(dict.fromkeys(kinds))
        each = MOST_OF_A_KIND if len(wanted) > 1 else most
        found = self._find(asked.words, wanted, each, language)
        beside = [] if Kind.PLACE in found or len(wanted) == 1 else self._beside(asked, language)
        if not found and not beside:
            found = self._find_otherwise(asked.words, wanted, each, language)
        if not found:
            return tuple(beside[:most])
        shown = _shown(found, most - len(beside[:1]))
        return (*(_suggestion(one, language) for one in shown), *beside[:1])

    def _find(
        self, words: Sequence[str], kinds: Sequence[Kind], each: int, language: str
    ) -> Found:
        """Return the best of each kind, in other languages only where nothing else begins so."""
        own = dict.fromkeys((language, HERE))
        of_terms = self._find_terms(words, kinds, each, own)
        of_records = {
            kind: found
            for kind in kinds
            if kind in self.shelves and (found := self.shelves[kind].find(words, each))
        }
        if not of_terms and not of_records:
            others = [other for other in self.terms if other not in own]
            of_terms = self._find_terms(words, kinds, each, others)
        within = {} if of_terms or of_records else self._find_within(words, kinds, each)
        return {**of_terms, **of_records, **within}

    def _find_terms(
        self, words: Sequence[str], kinds: Sequence[Kind], each: int, languages: Iterable[str]
    ) -> Found:
        """Return the topics and life situations of the first language that has any."""
        spoken = (self.terms[language] for language in languages if language in self.terms)
        return next((found for one in spoken if (found := one.find(words, kinds, each))), {})

    def _find_within(self, words: Sequence[str], kinds: Sequence[Kind], each: int) -> Found:
        found = {
            kind: self.shelves[kind].find_within(words, each)
            for kind in kinds
            if kind in self.shelves
        }
        return {kind: of_kind for kind, of_kind in found.items() if of_kind}

    def _find_otherwise(
        self, words: Sequence[str], kinds: Sequence[Kind], each: int, language: str
    ) -> Found:
        """Return what other forms, other spellings or fewer of the words begin."""
        if found := self._find_terms([_base(word) for word in words], kinds, each, [HERE]):
            return found
        repaired = self._repaired(words)
        if found := self._find(repaired, kinds, each, language):
            return found
        own = self.terms.get(HERE)
        if own is None or len(words) < 2:
            return {}
        telling = [word for word in repaired if len(word) >= _SHORTEST_TELLING and own.count(word)]
        return own.find([min(telling, key=own.count)], kinds, each) if telling else {}

    def _repaired(self, words: Sequence[str]) -> list[str]:
        return [
            word if self._count(word) or is_everyday(word) else self._repair(word)
            for word in words
        ]

    def _repair(self, word: str) -> str:
        return max(corrections(word, self._words), key=self._count, default=word)

    def _count(self, word: str) -> int:
        of_terms = sum(one.count(word) for one in self.terms.values())
        return of_terms + sum(shelf.count(word) for shelf in self.shelves.values())

    def _beside(self, asked: Typed, language: str) -> list[Suggestion]:
        """Return the places that the last word begins, for the words before it."""
        if len(asked.words) < 2 or len(asked.words[-1]) < _SHORTEST_PLACE:
            return []
        found = self.shelves[Kind.PLACE].find(asked.words[-1:], MOST_OF_A_KIND)
        words = " ".join(asked.written[:-1])
        return [_suggestion(one, language, words) for tier, one in found if tier == TEXT]


def _base(word: str) -> str:
    """Return what the forms of a word share, and the word itself where that is too little."""
    base = stem(word)
    return base if len(base) >= _SHORTEST_TELLING and word.startswith(base) else word


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
