"""The four questions in their order, and the parameters of the search that each one answers."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.core import addresses
from sozialatlas.search import answers

WORD = "vier-fragen"
"""The first part of the addresses of all questions."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question: the word in its address, and the parameters that hold its answer."""

    word: str
    names: tuple[str, ...]


WHOM = Step("fuer-wen", (answers.AUDIENCE, "age"))
WHERE = Step("wo", ("place", "radius_km", answers.MUNICIPALITY, "lat", "lon", "bbox"))
WHAT = Step("worum", (answers.TOPIC, answers.LIFE_SITUATION))
HOW = Step(
    "wie",
    (answers.IN_PERSON, answers.REMOTE, answers.BY_PHONE, answers.ONLINE, answers.AT_HOME),
)
STEPS = (WHOM, WHERE, WHAT, HOW)


def path(step: Step | None, language: str) -> str:
    """Return the path of a question; after the last one, that of the search."""
    if step is None:
        return addresses.page(addresses.SEARCH, language)
    return addresses.page(f"{WORD}/{step.word}", language)


def following(step: Step) -> Step | None:
    """Return the next question; None after the last one."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def preceding(step: Step) -> Step | None:
    """Return the question before; None before the first one."""
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None
