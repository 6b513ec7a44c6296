"""Proposes a field for each column of a table, by its name and by what its cells hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sozialatlas.exchange.mapping import contents, headers
from sozialatlas.exchange.mapping.contents import Kind, Known


class Why(StrEnum):
    """What a guess rests on."""

    HEADER = "header"
    CELLS = "cells"
    BOTH = "both"
    CONTRADICTED = "contradicted"
    TAKEN = "taken"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its name and some of its cells."""

    header: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Guess:
    """The field that a column probably holds, empty for none; `confidence` from 0 to 1."""

    header: str
    target: str
    confidence: float
    why: Why
    word: str = ""
    kind: Kind = Kind.OTHER


# From here a guess is offered as settled; below, it asks for a look.
CONFIDENT = 0.7
_BY_CELLS = 0.65
_CONTRADICTED = 0.3
# What the cells say by themselves. Days and answers do not say of what.
_ALONE: Mapping[Kind, str] = {
    Kind.MAIL: "service.email",
    Kind.WEB: "service.url",
    Kind.PHONE: "service.phone",
    Kind.TOWN: "location.city",
    Kind.TOPICS: "service.topics",
    Kind.HOURS: "service.hours",
}
# The last parts of fields whose cells can be of that kind and of no other.
_PARTS: Mapping[Kind, frozenset[str]] = {
    Kind.MAIL: frozenset(("email", "contact_email")),
    Kind.WEB: frozenset(("url",)),
    Kind.PHONE: frozenset(("phone", "mobile", "fax")),
    Kind.DAY: frozenset(("visible_from", "visible_to", "verified_on", "counted_on")),
}
# Street and number of the house are one field.
_OF_SEVERAL = frozenset(("location.street",))


def guesses(columns: Sequence[Column], known: Known, today: dt.date) -> tuple[Guess, ...]:
    """Return a guess for each column, in their order; each field goes to its surest column."""
    found = [_guess(column, known, today) for column in columns]
    best: dict[str, int] = {}
    for at, guess in enumerate(found):
        if guess.target not in best or guess.confidence > found[best[guess.target]].confidence:
            best[guess.target] = at
    return tuple(
        guess if best[guess.target] == at or guess.target in _OF_SEVERAL else _without(guess)
        for at, guess in enumerate(found)
    )


def _guess(column: Column, known: Known, today: dt.date) -> Guess:
    target, confidence, word = headers.meant(column.header)
    kind = contents.kind_of(column.cells, known, today)
    guess = Guess(column.header, target, confidence, Why.HEADER, word, kind)
    if not target:
        alone = _ALONE.get(kind, "")
        sure = _BY_CELLS if alone else 0.0
        return replace(
            guess, target=alone, confidence=sure, why=Why.CELLS if alone else Why.NOTHING
        )
    if kind not in _PARTS:
        return guess
    if target.rpartition(".")[2] in _PARTS[kind]:
        return replace(guess, confidence=max(confidence, 0.98), why=Why.BOTH)
    alone = _ALONE.get(kind, "")
    return replace(guess, target=alone, confidence=_CONTRADICTED, why=Why.CONTRADICTED)


def _without(guess: Guess) -> Guess:
    """Return a guess whose field belongs to another column."""
    return replace(guess, target="", confidence=0.0, why=Why.TAKEN) if guess.target else guess
