"""The aims of the search's quality, and whether they are reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.search.relevance.measures import FIRST_PLACES, Verdict, score
from tests.search.relevance.ours import Ours
from tests.search.relevance.tables import Query

LEAST_PRECISION = 0.90
LEAST_GERMAN_QUESTIONS = 0.70
LEAST_QUESTIONS_WITH_MODEL = 0.90
TIMES_POSTGRESQL = 1.8

Verdicts = Mapping[Query, Verdict]


@dataclass(frozen=True, slots=True)
class Told:
    """One aim and what was reached; `is_least` where more is better."""

    text: str
    reached: float
    aim: float
    is_least: bool = True

    def __str__(self) -> str:
        is_good = self.reached >= self.aim if self.is_least else self.reached <= self.aim
        sign = ">=" if self.is_least else "<="
        word = "reached" if is_good else "MISSED"
        return f"{self.text:58}{self.reached:>6.2f}  {sign} {self.aim:.2f}  {word}"


def of_words(ours: Verdicts, peer: Verdicts | None) -> list[Told]:
    """Return the aims for keywords, of our search without a model."""
    words = score([verdict for query, verdict in ours.items() if not query.is_question])
    everything = score(list(ours.values()))
    told = [
        Told("keywords: precision at 10", words.precision, LEAST_PRECISION),
        Told("no list is empty where a record exists: share", everything.empty, 0, is_least=False),
    ]
    if peer is not None:
        theirs = score([verdict for query, verdict in peer.items() if not query.is_question])
        times = words.precision / max(theirs.precision, 0.01)
        told.append(Told("keywords: times PostgreSQL's precision", times, TIMES_POSTGRESQL))
    return told


def of_questions(ours: Ours, queries: Sequence[Query], *, has_model: bool) -> list[Told]:
    """Return the aims for sentences: a right topic among the first three that are named."""
    asked = [query for query in queries if query.is_question]
    if has_model:
        share = _share_understood(ours, asked)
        return [Told("questions: right topic in the top 3", share, LEAST_QUESTIONS_WITH_MODEL)]
    german = [query for query in asked if query.kind == "question_de"]
    share = _share_understood(ours, german)
    return [Told("German questions: right topic in the top 3", share, LEAST_GERMAN_QUESTIONS)]


def _share_understood(ours: Ours, asked: Sequence[Query]) -> float:
    right = sum(
        not query.topics.isdisjoint(ours.topics(query.text)[:FIRST_PLACES]) for query in asked
    )
    return right / max(1, len(asked))
