"""What was typed, understood and put as the engine's queries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tantivy import Query, Searcher

from sozialatlas.search.engine.schema import TOPIC
from sozialatlas.search.finding import clauses, newest_words
from sozialatlas.search.finding.wanted import Wanted, is_known, plain, wanted
from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.german.everyday import is_everyday
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import tokens, written_words
from sozialatlas.search.understanding import (
    blending,
    meaning,
    repair,
    speech,
    vocabularies,
)
from sozialatlas.search.understanding.concepts import Concept
from sozialatlas.search.understanding.crisis import Crisis
from sozialatlas.search.understanding.knowledge import Knowledge
from sozialatlas.search.understanding.repair import Repair
from sozialatlas.search.understanding.synonyms import Expansion, SynonymTable
from sozialatlas.search.understanding.terms import Span

CONCEPT_SCORE = 60.0
# Far above all else, also when a place takes three quarters of it for the distance.
CRISIS_SCORE = 10_000.0
# A sentence this near to a phrase is understood; below, its words are looked for as well.
CLEAR_CONCEPT = 0.45
WEAK_CONCEPT = 0.3
# Where no record holds any of several words, a faint likeness is better than nothing.
FAINT_CONCEPT = 0.12
SHOWN_CONCEPTS = 3
COMPARED_CONCEPTS = 10
FEW_WORDS = 3
# The words of a sentence count together like so many: tried on the tuning half and on speech.
TELLING_WORDS = 1
# Topics this much further from a sentence than the nearest one are not what it is about.
_NEAR_THE_BEST = 0.6


@dataclass(frozen=True, slots=True)
class Wording:
    """What was typed: its words and terms, what it means, and the words nobody holds.

    `strange` are those that have to be told also where a topic was understood.
    """

    wanted: tuple[Wanted, ...]
    unknown: tuple[str, ...]
    strange: tuple[str, ...] = ()
    concepts: tuple[Concept, ...] = ()
    repairs: tuple[Repair, ...] = ()
    is_sentence: bool = False
    danger: Crisis | None = None

    @property
    def is_clear(self) -> bool:
        """Whether a whole sentence was understood."""
        is_near = bool(self.concepts) and self.concepts[0].score >= CLEAR_CONCEPT
        return self.is_sentence and is_near

    def likeliest(self) -> tuple[str, ...]:
        """Return the codes of the topics that the words are most likely about."""
        return tuple(one.topic for one in self.concepts[:SHOWN_CONCEPTS])

    def every(self) -> Query:
        """Match records that say all words."""
        return clauses.all_of(one.strict for one in self.wanted)

    def some(self) -> Query:
        """Match records that hold any word, or pieces of one.

        The words of a long sentence count together as much as those of a short one: else many
        that say little outweigh what the sentence is about.
        """
        found = clauses.any_of(one.loose for one in self.wanted)
        if not self.is_sentence or len(self.wanted) <= TELLING_WORDS:
            return found
        return Query.boost_query(found, TELLING_WORDS / len(self.wanted))

    def meant(self) -> Query:
        """Match records of the topics that the sentence is about."""
        return clauses.any_of(
            Query.const_score_query(clauses.has(TOPIC, one.topic), CONCEPT_SCORE * one.score)
            for one in self.concepts
        )

    def let_in(self) -> Query | None:
        """Match all records that any of the words can let in; None where they let in all."""
        if not self.wanted:
            return None
        return clauses.any_of([self.some(), self.meant(), self.urgent()])

    def urgent(self) -> Query:
        """Match records that help in the danger that the words tell of, the best help first."""
        topics = self.danger.topics if self.danger is not None else ()
        return clauses.any_of(
            Query.const_score_query(clauses.has(TOPIC, topic), CRISIS_SCORE * (len(topics) - rank))
            for rank, topic in enumerate(topics)
        )


def wording(
    words: str,
    searcher: Searcher,
    known: Knowledge,
    synonyms: SynonymTable,
    danger: Crisis | None = None,
) -> Wording:
    """Return the queries of a typed text; a word typed twice counts once."""
    words = speech.plainly(words)
    typed = _words(words)
    found, repairs = _repaired(typed, searcher, known, synonyms)
    spans, expansions = known.terms.spans(found), synonyms.expansions(found)

    def is_found(said: Sequence[Word]) -> bool:
        meant = wanted(said, known.terms, synonyms.expansions(said), searcher)
        return clauses.count(clauses.all_of(one.strict for one in meant), searcher) > 0

    unknown = _unknown(found, (*spans, *expansions), is_found, searcher)
    is_hopeless = len(unknown) == len(found) and len(written_words(words)) >= FEW_WORDS
    concepts = _concepts(
        words, found, spans, known, least=FAINT_CONCEPT if is_hopeless else WEAK_CONCEPT
    )
    return Wording(
        wanted=wanted(found, known.terms, expansions, searcher),
        unknown=unknown,
        concepts=concepts if danger is None else _helping(concepts, danger),
        repairs=repairs,
        strange=_strange(words, unknown, known) if _is_german(found, unknown, searcher) else (),
        is_sentence=is_sentence(words),
        danger=danger,
    )


def _unknown(
    words: Sequence[Word],
    said: Sequence[Span | Expansion],
    is_found: Callable[[Sequence[Word]], bool],
    searcher: Searcher,
) -> tuple[str, ...]:
    """Return the words that no record holds, nor what is said with them in other words."""
    lost = {at for at, word in enumerate(words) if not is_known(word, searcher)}
    for one in said:
        inside = lost.intersection(range(one.start, one.end))
        if inside and is_found(words[one.start : one.end]):
            lost -= inside
    return tuple(words[at].surface for at in sorted(lost))


def _is_german(words: Sequence[Word], unknown: Sequence[str], searcher: Searcher) -> bool:
    """Return whether any word is one of ours: of other languages records hold next to none."""
    return any(
        word.surface not in unknown and (is_known(word, searcher) or is_everyday(word.surface))
        for word in words
    )


def _strange(text: str, unknown: Sequence[str], known: Knowledge) -> tuple[str, ...]:
    """Return the unknown words that people do not say for any topic either.

    Of a sentence only names and numbers: its topics stand for all its other words.
    """
    strange = tuple(word for word in unknown if word not in known.words)
    if not is_sentence(text):
        return strange
    names = {fold(word) for word in written_words(text)[1:] if not word[0].islower()}
    return tuple(word for word in strange if word in names and not is_everyday(word))


def _repaired(
    typed: tuple[Word, ...], searcher: Searcher, known: Knowledge, synonyms: SynonymTable
) -> tuple[tuple[Word, ...], tuple[Repair, ...]]:
    def is_held(word: Word) -> bool:
        return word.surface in synonyms.words or is_known(word, searcher)

    if all(is_held(word) for word in typed):
        # Most words are: the vocabulary of a new state takes longer to read than the search.
        newest_words.prepare(searcher, known, synonyms)
        return typed, ()
    return repair.repaired(typed, is_held, vocabularies.of(searcher, known, synonyms))


def as_typed(words: str, searcher: Searcher, danger: Crisis | None) -> Wording:
    """Return the queries of a text without any repair or meaning, but for danger."""
    typed = _words(words)
    unknown = tuple(word.surface for word in typed if not is_known(word, searcher))
    return Wording(plain(typed), unknown, danger=danger)


def near_topics(text: str, known: Knowledge) -> list[Concept]:
    """Return the topics that a text is near to, best first, by words and by the model."""
    # A model reads sense into any single word: tried on the tuning half.
    by_model = meaning.concepts(text) if len(written_words(text)) >= FEW_WORDS else None
    return blending.blend(known.phrases.concepts(text, COMPARED_CONCEPTS), by_model)


def is_sentence(text: str) -> bool:
    """Return whether somebody tells what they need instead of naming it.

    Words that say nothing give it away: mein Vater vergisst alles, Bude für wenig Geld.
    """
    written = written_words(text)
    empty = len(written) - len(tokens(text))
    return empty >= 2 or (len(written) >= 4 and empty > 0)


def _words(text: str) -> tuple[Word, ...]:
    return tuple({word.surface: word for word in analyse(text).words}.values())


def _concepts(
    text: str, words: Sequence[Word], spans: Sequence[Span], known: Knowledge, *, least: float
) -> tuple[Concept, ...]:
    """Return the topics that a text is about, none below `least`; names of topics need none.

    Words that say nothing are near to any phrase of a few letters, and are about none.
    """
    whole = [span for span in spans if span.is_whole]
    is_said = sum(span.end - span.start for span in whole) == len(words)
    if not words or (is_said and not is_sentence(text)):
        return ()
    found = near_topics(text, known)
    best = found[0].score if found else 0.0
    return tuple(one for one in found if one.score >= max(least, _NEAR_THE_BEST * best))


def _helping(concepts: Sequence[Concept], danger: Crisis) -> tuple[Concept, ...]:
    """Return the topics that help in danger: who cannot go on living needs no nursing home."""
    return tuple(one for one in concepts if one.topic in danger.topics)
