"""Takes the score of one record apart, with the code and the query that made it."""

from __future__ import annotations

import dataclasses
import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isclose

import numpy as np

from sozialatlas.search.engine import schema as fields
from sozialatlas.search.explanations import (
    BY_TOPIC,
    FRESH,
    IN_DANGER,
    IN_NAME,
    IN_TEXT,
    NEARNESS,
    OPEN,
    OTHERWISE,
    OWN_MUNICIPALITY,
    REPAIRED,
    TYPED,
    VERIFIED,
    Explanation,
    Factor,
    Match,
)
from sozialatlas.search.finding import clauses
from sozialatlas.search.finding.found import EXACT_BONUS, Found, Question, collect, factors_of, top
from sozialatlas.search.finding.wording import CRISIS_SCORE
from sozialatlas.search.german.analysis import analyse
from sozialatlas.search.ids import low_half

# How the engine (tantivy 0.27) writes the parts of a score.
_TERM = re.compile(r'Term=Term\(field=(\d+), type=Str, "(.*)"\)')
_BOOST, _CONSTANT = "Boost", "Const"
_PLACES = {fields.WORDS.index(fields.NAME): IN_NAME, fields.WORDS.index(fields.BODY): IN_TEXT}
_FACTORS = (NEARNESS, VERIFIED, FRESH, OWN_MUNICIPALITY, OPEN)

# The engine adds in 32 bits.
_ROUNDED = 1e-4

Node = Mapping[str, object]
Scores = Mapping[tuple[str, str], float]


def explain(question: Question, record_id: uuid.UUID, repaired: str) -> Explanation | None:
    """Return the parts of a record's score; None, if the question does not find it.

    `repaired` are the words that were taken for misspelt ones.
    """
    only = clauses.unscored(clauses.number_one_of(fields.ID_LOW, [low_half(record_id)]))
    asked = dataclasses.replace(question, query=clauses.all_of([question.query, only]))
    found = top(asked, 1)
    if not len(found):
        return None
    base = float(found.score[0]) if question.request.words.strip() else 1.0
    distance = found.distance[0]
    return Explanation(
        id=record_id,
        is_exact=bool(found.is_exact[0]),
        words_score=base,
        factors=_factors(asked, found),
        score=float(collect(asked, 1).score[0]),
        distance_km=None if np.isnan(distance) else float(distance),
        matches=tuple(_matches(question, found, repaired)),
    )


def _factors(question: Question, found: Found) -> tuple[Factor, ...]:
    told = factors_of(question.request, found)
    return tuple(Factor(code, float(getattr(told, code)[0])) for code in _FACTORS)


def _matches(question: Question, found: Found, repaired: str) -> list[Match]:
    """Return what was found, the best first; a topic with what its term in the name counts."""
    said = dict.fromkeys(_terms(repaired), REPAIRED)
    said.update(dict.fromkeys(_terms(question.request.words), TYPED))
    told = json.loads(question.query.explain(question.searcher, found.source.address(0)).to_json())
    made = [
        Match(place, term, score, said.get(term, OTHERWISE))
        for (place, term), score in _scores(told, 1.0).items()
    ]
    return sorted(made, key=lambda match: (-match.score, match.place, match.term))


def _terms(text: str) -> Iterator[str]:
    for word in analyse(text).words:
        yield from (word.whole, *word.parts, *word.inner)


def _scores(node: Node, boost: float) -> Scores:
    """Return what counts below a node of the engine's explanation, each place and term once."""
    described, value = str(node["description"]), float(str(node["value"])) * boost
    details = node.get("details")
    parts = details if isinstance(details, list) else []
    context = node.get("context")
    term = _TERM.fullmatch(str(context[0])) if isinstance(context, list) and context else None
    if term is not None:
        place = _PLACES.get(int(term[1]))
        return {} if place is None else {(place, term[2]): value}
    if described.startswith(_CONSTANT):
        return _constant(value)
    if described.startswith(_BOOST) and len(parts) == 1:
        below = float(parts[0]["value"])
        return _scores(parts[0], value / below if below else 0.0)
    return _together([_scores(part, boost) for part in parts], is_sum=_is_sum(node, parts))


def _is_sum(node: Node, parts: Sequence[Node]) -> bool:
    """Return whether all parts count; else the best does, which the engine calls a sum as well."""
    together = sum(float(str(part["value"])) for part in parts)
    return isclose(float(str(node["value"])), together, rel_tol=_ROUNDED)


def _together(each: Iterable[Scores], *, is_sum: bool) -> Scores:
    together: dict[tuple[str, str], float] = {}
    for scores in each:
        for key, score in scores.items():
            known = together.get(key, 0.0)
            together[key] = known + score if is_sum else max(known, score)
    return together


def _constant(value: float) -> Scores:
    """Return what a fixed score stands for; the bonus of exact hits is told by `is_exact`."""
    if value >= CRISIS_SCORE:
        return {(IN_DANGER, ""): value}
    return {(BY_TOPIC, ""): value} if 0 < value < EXACT_BONUS else {}
