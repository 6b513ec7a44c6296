"""What was typed, understood and put as the engine's queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tantivy import Query, Searcher

from sozialatlas.search.engine.schema import TOPIC
from sozialatlas.search.finding import about, clauses, newest_words, strangers
from sozialatlas.search.finding.wanted import Wanted, is_known, plain, wanted
from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.understanding import repair, speech, vocabularies
from sozialatlas.search.understanding.concepts import Concept
from sozialatlas.search.understanding.crisis import Crisis
from sozialatlas.search.understanding.knowledge import Knowledge
from sozialatlas.search.understanding.repair import Repair
from sozialatlas.search.understanding.synonyms import SynonymTable

CONCEPT_SCORE = 60.0
# Far above all else, also when a place takes three quarters of it for the distance.
CRISIS_SCORE = 10_000.0
# A sentence this near to a phrase is understood; below, its words are looked for as well.
CLEAR_CONCEPT = 0.45
SHOWN_CONCEPTS = 3
# The words of a sentence count together like so many: tried on the tuning half and on speech.
TELLING_WORDS = 1


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

    @property
    def urgent_topics(self) -> tuple[str, ...]:
        """The topics that help in the danger that the words tell of."""
        return tuple(self.danger.topics) if self.danger is not None else ()

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

    unknown = strangers.unknown(found, (*spans, *expansions), is_found, searcher)
    is_any_held = len(unknown) < len(found)
    topics = about.topics_of(words, found, spans, known, is_any_held=is_any_held)
    return Wording(
        wanted=wanted(found, known.terms, expansions, searcher),
        unknown=unknown,
        concepts=topics if danger is None else about.helping(topics, danger),
        repairs=repairs,
        strange=strangers.strange(words, found, unknown, known, searcher),
        is_sentence=about.is_sentence(words),
        danger=danger,
    )


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


def _words(text: str) -> tuple[Word, ...]:
    return tuple({word.surface: word for word in analyse(text).words}.values())
