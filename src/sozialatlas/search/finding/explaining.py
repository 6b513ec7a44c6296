"""Takes the score of one record apart, with the code and the query that made it."""

from __future__ import annotations

import dataclasses
import json
import re
import uuid
from collections.abc import Iterator, Mapping

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
    OWN_MUNICIPALITY,
    VERIFIED,
    Explanation,
    Factor,
    Match,
)
from sozialatlas.search.finding import clauses
from sozialatlas.search.finding.found import EXACT_BONUS, Found, Question, collect, factors_of, top
from sozialatlas.search.finding.wording import CRISIS_SCORE
from sozialatlas.search.german.analysis import analyse

# How the engine (tantivy 0.27) writes the parts of a score.
_TERM = re.compile(r'Term=Term\(field=(\d+), type=Str, "(.*)"\)')
_BOOST, _CONSTANT = "Boost", "Const"
_PLACES = {fields.WORDS.index(fields.NAME): IN_NAME, fields.WORDS.index(fields.BODY): IN_TEXT}
_FACTORS = (NEARNESS, VERIFIED, FRESH, OWN_MUNICIPALITY, OPEN)

Node = Mapping[str, object]


def explain(question: Question, record_id: uuid.UUID) -> Explanation | None:
    """Return the parts of a record's score; None, if the question does not find it."""
    only = clauses.unscored(clauses.has(fields.ID, str(record_id)))
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
        matches=tuple(_matches(question, found)),
    )


def _factors(question: Question, found: Found) -> tuple[Factor, ...]:
    told = factors_of(question.request, found)
    return tuple(Factor(code, float(getattr(told, code)[0])) for code in _FACTORS)


def _matches(question: Question, found: Found) -> list[Match]:
    """Return what was found, the best first, each place and term once."""
    words = analyse(question.request.words).words
    typed = {term for word in words for term in (word.whole, *word.parts, *word.inner)}
    told = json.loads(question.query.explain(question.searcher, found.source.address(0)).to_json())
    leaves = list(_leaves(told, 1.0))
    best: dict[tuple[str, str], float] = {}
    for place, term, score in leaves:
        if term:
            best[place, term] = max(best.get((place, term), 0.0), score)
    made = [
        Match(place, term, score, is_typed=term in typed) for (place, term), score in best.items()
    ]
    # A topic may count for itself, and for its term in the name: both are told.
    unnamed = sorted({(place, score) for place, term, score in leaves if not term})
    made += [Match(place, "", score, is_typed=False) for place, score in unnamed]
    return sorted(made, key=lambda match: (-match.score, match.place, match.term))


def _leaves(node: Node, boost: float) -> Iterator[tuple[str, str, float]]:
    """Yield place, term and score of the terms below a node of the engine's explanation."""
    described, value = str(node["description"]), float(str(node["value"])) * boost
    details = node.get("details")
    parts = details if isinstance(details, list) else []
    context = node.get("context")
    term = _TERM.fullmatch(str(context[0])) if isinstance(context, list) and context else None
    if term is not None:
        if int(term[1]) in _PLACES:
            yield _PLACES[int(term[1])], term[2], value
    elif described.startswith(_CONSTANT):
        yield from _constant(value)
    elif described.startswith(_BOOST) and len(parts) == 1:
        below = float(parts[0]["value"])
        yield from _leaves(parts[0], value / below if below else 0.0)
    else:
        for part in parts:
            yield from _leaves(part, boost)


def _constant(value: float) -> Iterator[tuple[str, str, float]]:
    """Yield what a fixed score stands for; the bonus of exact hits is told by `is_exact`."""
    if value >= CRISIS_SCORE:
        yield IN_DANGER, "", value
    elif 0 < value < EXACT_BONUS:
        yield BY_TOPIC, "", value
