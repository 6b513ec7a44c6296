"""What becomes of a query, step by step: for editors who wonder why something is (not) found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sozialatlas.directory.cards import by_type, cards
from sozialatlas.directory.models import Topic
from sozialatlas.search import answers, asking, parameters, queries
from sozialatlas.search.answers import Hit, SearchAnswer
from sozialatlas.search.engine.reader import with_index
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.finding.about import near_topics
from sozialatlas.search.finding.wording import Wording, wording
from sozialatlas.search.german.analysis import Word, analyse
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import written_words
from sozialatlas.search.models import Synonym
from sozialatlas.search.understanding import saved_synonyms
from sozialatlas.search.understanding.crisis import Crisis
from sozialatlas.search.understanding.knowledge import Knowledge, knowledge
from sozialatlas.search.understanding.repair import Repair
from sozialatlas.search.understanding.synonyms import key_of

SHOWN_HITS = 10


@dataclass(frozen=True, slots=True)
class SaidOtherwise:
    """Words of a query, and what is looked for in their place as well."""

    said: str
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicTold:
    """Words that stand for a topic; `is_whole` is false where a part of a word does."""

    said: str
    names: tuple[str, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class ConceptTold:
    """A topic behind the sentence; `counts` where it is near enough to let records in."""

    name: str
    score: float
    counts: bool


@dataclass(frozen=True, slots=True)
class HitTold:
    """A record of the answer, as the list shows it."""

    name: str
    organization: str
    municipality: str
    score: float
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """Everything that the search makes of a query.

    `words` are those that are looked for, after repair; `dropped` say nothing; `unknown` no
    record holds. Without an index nothing is repaired, and `has_index` is false.
    `is_by_meaning`: the sentence was understood, and the records of its topics come first.
    """

    text: str
    place: str
    crisis: str
    words: tuple[Word, ...]
    dropped: tuple[str, ...]
    repairs: tuple[Repair, ...]
    unknown: tuple[str, ...]
    synonyms: tuple[SaidOtherwise, ...]
    topics: tuple[TopicTold, ...]
    concepts: tuple[ConceptTold, ...]
    exact_count: int
    other_count: int
    is_by_meaning: bool
    hits: tuple[HitTold, ...]
    has_index: bool


def explain_words(text: str, now: dt.datetime) -> Explained:
    """Return what becomes of a text that somebody types into the search."""
    asked = asking.ask(parameters.parse({"q": [text]}, page_size=SHOWN_HITS), now)
    typed, known = asked.request.words, knowledge()
    said = _wording(typed, known, asked.danger)
    words = _after_repair(typed, said.repairs if said else ())
    answer = queries.search(asked.request)
    exact = _exact_count(answer)
    return Explained(
        text=typed,
        place=asked.parameters.place,
        crisis=asked.danger.kind if asked.danger else "",
        words=words,
        dropped=_dropped(typed),
        repairs=said.repairs if said else (),
        unknown=said.unknown if said else (),
        synonyms=_synonyms(words),
        topics=_topics(words, known),
        concepts=_concepts(typed, known, said),
        exact_count=exact,
        other_count=answer.total - exact,
        is_by_meaning=any(notice.code == answers.CONCEPT for notice in answer.notices),
        hits=_hits(answer.hits),
        has_index=said is not None,
    )


def _wording(text: str, known: Knowledge, danger: Crisis | None) -> Wording | None:
    try:
        synonyms = saved_synonyms.table()
        return with_index(lambda opened: wording(text, opened.searcher, known, synonyms, danger))
    except IndexMissingError:
        return None


def _after_repair(text: str, repairs: Sequence[Repair]) -> tuple[Word, ...]:
    meant = {repair.typed: analyse(repair.meant).words for repair in repairs}
    each = (meant.get(word.surface, (word,)) for word in analyse(text).words)
    return tuple({word.surface: word for words in each for word in words}.values())


def _dropped(text: str) -> tuple[str, ...]:
    kept = {word.surface for word in analyse(text).words}
    return tuple(dict.fromkeys(word for word in written_words(text) if fold(word) not in kept))


def _synonyms(words: Sequence[Word]) -> tuple[SaidOtherwise, ...]:
    expansions = saved_synonyms.table().expansions(words)
    written = _written() if expansions else {}
    return tuple(
        SaidOtherwise(
            _surfaces(words[one.start : one.end]),
            tuple(written.get(key_of(each), _surfaces(each)) for each in one.alternatives),
        )
        for one in expansions
    )


def _written() -> Mapping[tuple[str, ...], str]:
    """Return each entry of the table as editors wrote it, by what is compared."""
    rows = Synonym.objects.filter(is_active=True).order_by("-pk").values_list("words", flat=True)
    return {key_of(analyse(word).words): word for words in rows for word in reversed(words)}


def _topics(words: Sequence[Word], known: Knowledge) -> tuple[TopicTold, ...]:
    spans = known.terms.spans(words)
    names = _names(topic for span in spans for topic in span.topics)
    return tuple(
        TopicTold(
            _surfaces(words[span.start : span.end]),
            tuple(names.get(topic, topic) for topic in span.topics),
            span.is_whole,
        )
        for span in spans
    )


def _concepts(text: str, known: Knowledge, said: Wording | None) -> tuple[ConceptTold, ...]:
    found = near_topics(text, known)
    names = _names(one.topic for one in found)
    counted = {one.topic for one in said.concepts} if said else set()
    return tuple(
        ConceptTold(names.get(one.topic, one.topic), one.score, one.topic in counted)
        for one in found
    )


def _names(codes: Iterable[str]) -> Mapping[str, str]:
    rows = Topic.objects.filter(code__in=set(codes)).order_by("code")
    return {topic.code: topic.label for topic in rows}


def _surfaces(words: Sequence[Word]) -> str:
    return " ".join(word.surface for word in words)


def _exact_count(answer: SearchAnswer) -> int:
    told = (n.values[0] for n in answer.notices if n.code == answers.ANY_WORD and n.values)
    # Without that notice all hits are exact, or none: those of topics that the words are near to.
    is_exact = all(hit.is_exact for hit in answer.hits)
    return int(next(told, answer.total if is_exact else 0))


def _hits(found: Sequence[Hit]) -> tuple[HitTold, ...]:
    shown = cards(by_type((hit.type, hit.id) for hit in found), is_brief=True)
    return tuple(
        HitTold(card.name, card.organization, card.municipality, hit.score, hit.is_exact)
        for hit in found
        if (card := shown.get(hit.id)) is not None
    )
