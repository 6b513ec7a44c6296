"""Words, terms and other words for them as the engine's queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tantivy import Query, Searcher

from sozialatlas.search.engine.schema import BODY, NAME, SURFACE, TOPIC, spelled
from sozialatlas.search.finding import clauses
from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.understanding.synonyms import Expansion
from sozialatlas.search.understanding.terms import Span, TermTable

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
# What a word counts where it stands for a topic and a record has it in a compound at most, or in
# its text: Rollatortraining comes after all that provides a Rollator. A rare word in a name
# scores 80, which leaves 20.
BESIDE_THE_TOPIC = 0.25
# Spellings of one word that are looked up: as many as German has forms of it, and capitals.
_MOST_SPELLINGS = 20
_LONGEST_ENDING = 3
_SHORTEST_START = 3
# What is said otherwise counts less than what was typed.
OTHER_WORDS = 0.7


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or term as queries: `strict` says it, `loose` holds only pieces of it."""

    strict: Query
    loose: Query


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is wanted for the words from `start` to before `end`."""

    start: int
    end: int
    wanted: Wanted


def wanted(
    words: Sequence[Word],
    terms: TermTable,
    expansions: Sequence[Expansion],
    searcher: Searcher,
) -> tuple[Wanted, ...]:
    """Return what a query asks for: its terms, its other words, and other ways to say them."""
    pieces = list(_pieces(words, terms.spans(words), searcher))
    for one in expansions:
        inside = [piece for piece in pieces if one.start <= piece.start < one.end]
        if inside and (inside[0].start, inside[-1].end) == (one.start, one.end):
            at = pieces.index(inside[0])
            said = [piece.wanted for piece in inside]
            pieces[at : at + len(inside)] = [
                _Piece(one.start, one.end, _otherwise(said, one, terms))
            ]
    return tuple(piece.wanted for piece in pieces)


def plain(words: Sequence[Word]) -> tuple[Wanted, ...]:
    """Return what the words themselves ask for."""
    return tuple(_word(word) for word in words)


def is_known(word: Word, searcher: Searcher) -> bool:
    """Return whether some record holds the word, or all its parts together."""
    if any(_is_held(term, searcher) for term in (word.whole, *word.inner)):
        return True
    if not word.parts:
        return False
    together = (clauses.any_of([clauses.has(NAME, p), clauses.has(BODY, p)]) for p in word.parts)
    return clauses.count(clauses.all_of(together), searcher) > 0


def _pieces(words: Sequence[Word], spans: Sequence[Span], searcher: Searcher) -> Iterator[_Piece]:
    starting = {span.start: span for span in spans}
    at = 0
    while at < len(words):
        span = starting.get(at)
        if span is None:
            yield _Piece(at, at + 1, _word(words[at]))
            at += 1
        else:
            yield _Piece(at, span.end, _term(words[at : span.end], span, searcher))
            at = span.end


def _otherwise(said: Sequence[Wanted], expansion: Expansion, terms: TermTable) -> Wanted:
    others = [_boosted(_said(phrase, terms), OTHER_WORDS) for phrase in expansion.alternatives]
    strict = clauses.all_of(piece.strict for piece in said)
    loose = clauses.all_of(piece.loose for piece in said)
    return Wanted(
        Query.disjunction_max_query([strict, *others]),
        Query.disjunction_max_query([loose, *others]),
    )


def _said(phrase: Sequence[Word], terms: TermTable) -> Query:
    """Match records that say a phrase as it is, or whose topic it stands for."""
    said = clauses.all_of(Query.disjunction_max_query(_whole(word)) for word in phrase)
    topics = {
        topic
        for span in terms.spans(phrase)
        if span.is_whole and span.end - span.start == len(phrase)
        for topic in span.topics
    }
    meant = clauses.any_of(clauses.has(TOPIC, topic) for topic in sorted(topics))
    return Query.disjunction_max_query([said, Query.const_score_query(meant, TERM_SCORE)])


def _term(words: Sequence[Word], span: Span, searcher: Searcher) -> Wanted:
    each = plain(words)
    score = TERM_SCORE if span.is_whole else PART_OF_TERM_SCORE
    topics = clauses.any_of(clauses.has(TOPIC, topic) for topic in span.topics)
    said, in_name = clauses.all_of(one.strict for one in each), _in_name(words)
    if span.is_whole and len(words) == 1:
        in_name = _as_a_word(words[0], searcher)
        said = _mostly_within(said, clauses.any_of([topics, in_name]))
    meant = Query.const_score_query(topics, score)
    called = Query.const_score_query(in_name, NAMED_SCORE)
    return Wanted(
        strict=clauses.any_of([said, meant, called]),
        loose=clauses.any_of([*(one.loose for one in each), meant, called]),
    )


def _in_name(words: Sequence[Word]) -> Query:
    return clauses.all_of(clauses.has(NAME, word.whole) for word in words)


def _as_a_word(word: Word, searcher: Searcher) -> Query:
    """Match records that bear a word in their name, in whatever form, but in no compound."""
    start = word.surface[: max(_SHORTEST_START, len(word.surface) - _LONGEST_ENDING)]
    spellings = (
        term
        for term, _ in searcher.terms_with_prefix(SURFACE, start)
        if [one.whole for one in analyse(spelled(term)[1]).words] == [word.whole]
    )
    return clauses.any_of(
        clauses.has(SURFACE, term) for term in islice(spellings, _MOST_SPELLINGS)
    )


def _mostly_within(said: Query, own: Query) -> Query:
    """Let words count in full for some records, and little for all others."""
    within = clauses.all_of([_boosted(said, 1 - BESIDE_THE_TOPIC), clauses.unscored(own)])
    return clauses.any_of([_boosted(said, BESIDE_THE_TOPIC), within])


def _word(word: Word) -> Wanted:
    strict, loose = _whole(word), []
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


def _whole(word: Word) -> list[Query]:
    return [
        _boosted(clauses.has(NAME, word.whole), WHOLE_IN_NAME),
        _boosted(clauses.has(BODY, word.whole), WHOLE_IN_BODY),
    ]


def _boosted(query: Query, boost: float) -> Query:
    return Query.boost_query(query, boost)


def _is_held(term: str, searcher: Searcher) -> bool:
    return any(searcher.doc_freq(field, term) for field in (NAME, BODY))
