"""Why a record stands where it is, for editors."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

# Where something was found.
IN_NAME = "name"
IN_TEXT = "text"
BY_TOPIC = "topic"
IN_DANGER = "danger"

# How it was said: what was found for a word as typed, for one repaired, or for another word.
TYPED = "typed"
REPAIRED = "repaired"
OTHERWISE = "otherwise"

# Factors, in the order in which they are told.
NEARNESS = "nearness"
VERIFIED = "verified"
FRESH = "fresh"
OWN_MUNICIPALITY = "own_municipality"
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that was found; `said` is how the words said it.

    `term` is the stem that the index holds, empty for a topic and for help in danger. Of several
    matches of one word the best counts, so that the scores are no sum.
    """

    place: str
    term: str
    score: float
    said: str


@dataclass(frozen=True, slots=True)
class Factor:
    """What the score of the words is multiplied by; 1 changes nothing."""

    code: str
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """The parts of a record's score: `words_score` times all factors is `score`."""

    id: uuid.UUID
    is_exact: bool
    words_score: float
    factors: tuple[Factor, ...]
    score: float
    distance_km: float | None
    matches: tuple[Match, ...]
