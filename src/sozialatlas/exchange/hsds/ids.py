"""Ids of what hangs on a thing: the same in every answer and after every import.

Rows of telephones or hours are written anew when their thing changes, so their own numbers say
nothing; the id is made from the thing and from what the row says.
"""

from __future__ import annotations

import uuid
from collections import Counter


class PartIds:
    """Gives ids to the parts of one thing; what is said twice gets two."""

    def __init__(self, owner: uuid.UUID) -> None:
        self.owner = owner
        self._seen: Counter[str] = Counter()

    def of(self, kind: str, *said: object) -> str:
        """Return the id of a part by what it says."""
        text = "\x1f".join((kind, *map(str, said)))
        self._seen[text] += 1
        if (count := self._seen[text]) > 1:
            text = f"{text}\x1f{count}"
        return str(uuid.uuid5(self.owner, text))


_VOCABULARY = uuid.UUID("2f6f3b1e-5d0c-5c55-8f0e-7a54f0a9d2c1")


def of_taxonomy(name: str) -> str:
    """Return the id of a taxonomy, in every installation the same."""
    return str(uuid.uuid5(_VOCABULARY, name))


def of_term(taxonomy: str, code: str) -> str:
    """Return the id of a term by its code, in every installation the same."""
    return str(uuid.uuid5(_VOCABULARY, f"{taxonomy}/{code}"))


def of_unit(name: str) -> str:
    """Return the id of what places are counted in."""
    return str(uuid.uuid5(_VOCABULARY, f"unit/{name}"))
