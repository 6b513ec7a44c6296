"""The words of a request as a query: each word looks for itself, its parts, its compounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tantivy import Query, Searcher

from sozialatlas.search.engine.schema import BODY, NAME, TOPIC
from sozialatlas.search.finding import clauses
from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.german.tokens import tokens, written_words
from sozialatlas.search.understanding import repair, vocabularies
from sozialatlas.search.understanding.concepts import Concept
from sozialatlas.search.understanding.knowledge import Knowledge
from sozialatlas.search.understanding.repair import Repair
from sozialatlas.search.understanding.terms import Span

# Boosts: what the name says whole counts most (design measured at 0.95 precision at 10).
WHOLE_IN_NAME = 4.0
WHOLE_IN_BODY = 1.0
PARTS_IN_NAME = 2.0
PARTS_IN_BODY = 0.5
INNER_IN_NAME = 0.8
INNER_IN_BODY = 0.2
# Scores of a record of a topic that the words stand for, beside real scores of about 5 to 30.
TERM_SCORE = 30.0
PART_OF_TERM_SCORE = 8.0
# A record that bears the term in its name, of whatever topic, comes between the two.
NAMED_SCORE = 16.0
CONCEPT_SCORE = 60.0
# A sentence this near to a phrase is understood; below, its words are looked for as well.
CLEAR_CONCEPT = 0.45
WEAK_CONCEPT = 0.3
SHOWN_CONCEPTS = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or term as queries: `strict` says it, `loose` holds only pieces of it."""

    strict: Query
    loose: Query


@dataclass(frozen=True, slots=True)
class Wording:
    """What was typed: its words and terms, what it means, and the words nobody holds."""

    wanted: tuple[Wanted, ...]
    unknown: tuple[str, ...]
    concepts: tuple[Concept, ...] = ()
    repairs: tuple[Repair, ...] = ()
    is_sentence: bool = False

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
        """Match records that hold any word, or pieces of one."""
        return clauses.any_of(one.loose for one in self.wanted)

    def meant(self) -> Query:
        """Match records of the topics that the sentence is about."""
        return clauses.any_of(
            Query.const_score_query(clauses.has(TOPIC, one.topic), CONCEPT_SCORE * one.score)
            for one in self.concepts
        )


def wording(words: str, searcher: Searcher, known: Knowledge) -> Wording:
    """Return the queries of a typed text; a word typed twice counts once."""
    typed = tuple({word.surface: word for word in analyse(words).words}.values())
    vocabulary = vocabularies.of(searcher, known)
    found, repairs = repair.repaired(typed, lambda word: _is_known(word, searcher), vocabulary)
    spans = known.terms.spans(found)
    covered = {at for span in spans for at in range(span.start, span.end)}
    unknown = tuple(
        word.surface
        for at, word in enumerate(found)
        if at not in covered and not _is_known(word, searcher)
    )
    return Wording(
        wanted=tuple(_queries(found, spans)),
        unknown=unknown,
        concepts=_concepts(words, found, spans, known),
        repairs=repairs,
        is_sentence=is_sentence(words),
    )


def as_typed(words: str, searcher: Searcher) -> Wording:
    """Return the queries of a text without any repair or meaning."""
    typed = tuple({word.surface: word for word in analyse(words).words}.values())
    unknown = tuple(word.surface for word in typed if not _is_known(word, searcher))
    return Wording(tuple(_word(word) for word in typed), unknown)


def is_sentence(text: str) -> bool:
    """Return whether somebody tells what they need instead of naming it.

    Words that say nothing give it away: mein Vater vergisst alles, Bude für wenig Geld.
    """
    written = written_words(text)
    empty = len(written) - len(tokens(text))
    return empty >= 2 or (len(written) >= 4 and empty > 0)


def _concepts(
    text: str, words: Sequence[Word], spans: Sequence[Span], known: Knowledge
) -> tuple[Concept, ...]:
    whole = [span for span in spans if span.is_whole]
    if not text.strip() or sum(span.end - span.start for span in whole) == len(words):
        return ()
    found = known.phrases.concepts(text)
    best = found[0].score if found else 0.0
    if best < WEAK_CONCEPT:
        return ()
    return tuple(one for one in found if one.score >= max(WEAK_CONCEPT, 0.6 * best))


def _queries(words: Sequence[Word], spans: Sequence[Span]) -> list[Wanted]:
    starting = {span.start: span for span in spans}
    made, at = [], 0
    while at < len(words):
        span = starting.get(at)
        if span is None:
            made.append(_word(words[at]))
            at += 1
        else:
            made.append(_term(words[span.start : span.end], span))
            at = span.end
    return made


def _term(words: Sequence[Word], span: Span) -> Wanted:
    each = [_word(word) for word in words]
    score = TERM_SCORE if span.is_whole else PART_OF_TERM_SCORE
    topics = clauses.any_of(clauses.has(TOPIC, topic) for topic in span.topics)
    meant = Query.const_score_query(topics, score)
    in_name = clauses.all_of(clauses.has(NAME, word.whole) for word in words)
    called = Query.const_score_query(in_name, NAMED_SCORE)
    return Wanted(
        strict=clauses.any_of([clauses.all_of(one.strict for one in each), meant, called]),
        loose=clauses.any_of([*(one.loose for one in each), meant, called]),
    )


def _word(word: Word) -> Wanted:
    strict = [
        _boosted(clauses.has(NAME, word.whole), WHOLE_IN_NAME),
        _boosted(clauses.has(BODY, word.whole), WHOLE_IN_BODY),
    ]
    loose = []
    if word.parts:
        in_name = [clauses.has(NAME, part) for part in word.parts]
        in_body = [clauses.has(BODY, part) for part in word.parts]
        strict.append(_boosted(clauses.all_of(in_name), PARTS_IN_NAME))
        loose.append(_boosted(clauses.all_of(in_body), PARTS_IN_BODY))
    for compound in word.inner:
        loose.append(_boosted(clauses.has(NAME, compound), INNER_IN_NAME))
        loose.append(_boosted(clauses.has(BODY, compound), INNER_IN_BODY))
    return Wanted(
        Query.disjunction_max_query(strict), Query.disjunction_max_query([*strict, *loose])
    )


def _boosted(query: Query, boost: float) -> Query:
    return Query.boost_query(query, boost)


def _is_known(word: Word, searcher: Searcher) -> bool:
    """Return whether some record holds the word, or all its parts together."""
    if any(_is_held(term, searcher) for term in (word.whole, *word.inner)):
        return True
    if not word.parts:
        return False
    together = (clauses.any_of([clauses.has(NAME, p), clauses.has(BODY, p)]) for p in word.parts)
    return clauses.count(clauses.all_of(together), searcher) > 0


def _is_held(term: str, searcher: Searcher) -> bool:
    return any(searcher.doc_freq(field, term) for field in (NAME, BODY))
