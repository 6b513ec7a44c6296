"""What rooms above keep about a thing follows it when it is merged into another.

They put a follower in from their `AppConfig.ready()`; the directory calls it inside the
transaction of the merger, and again when the merger is taken back.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet


class Follower(Protocol):
    """Moves what belongs to a thing; `name` stands in the journal and never changes."""

    @property
    def name(self) -> str:
        """The word under which the journal remembers what was moved."""

    def move(self, kind: str, old: uuid.UUID, new: uuid.UUID) -> list[str]:
        """Move what hangs on the old thing to the new one; return the keys of what was moved."""

    def move_back(self, kind: str, old: uuid.UUID, new: uuid.UUID, moved: list[str]) -> None:
        """Move those of the keys back that are still with the new thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows of a table that name a thing by its id in `column`.

    `kind` is the one kind that they speak of; else `kind_column` says it. A row that the new
    thing already has in its own way stays with the old one.
    """

    name: str
    model: type[Model]
    column: str
    kind: str = ""
    kind_column: str = ""

    def move(self, kind: str, old: uuid.UUID, new: uuid.UUID) -> list[str]:
        """Move the rows one by one; return the keys of those that could be moved."""
        keys = self._rows(kind, old).order_by("pk").values_list("pk", flat=True)
        return [str(key) for key in list(keys) if self._moved(key, new)]

    def move_back(self, kind: str, old: uuid.UUID, new: uuid.UUID, moved: list[str]) -> None:
        """Move back what is still with the new thing."""
        keys = self._rows(kind, new).filter(pk__in=moved).values_list("pk", flat=True)
        for key in list(keys):
            self._moved(key, old)

    def _rows(self, kind: str, thing: uuid.UUID) -> QuerySet[Model]:
        rows = self.model._default_manager.filter(**{self.column: thing})
        if self.kind:
            return rows if self.kind == kind else rows.none()
        return rows.filter(**{self.kind_column: kind})

    def _moved(self, key: object, to: uuid.UUID) -> bool:
        try:
            with transaction.atomic():
                self.model._default_manager.filter(pk=key).update(**{self.column: to})
        except IntegrityError:  # the other one has such a row already
            return False
        return True


_followers: dict[str, Follower] = {}


def add(follower: Follower) -> None:
    """Let what it keeps follow from now on."""
    _followers[follower.name] = follower


def followers() -> Iterator[tuple[str, Follower]]:
    """Return all by name."""
    yield from sorted(_followers.items())


def move(kind: str, old: uuid.UUID, new: uuid.UUID) -> dict[str, list[str]]:
    """Move everything; return what was moved, for the journal."""
    moved = {name: each.move(kind, old, new) for name, each in followers()}
    return {name: keys for name, keys in moved.items() if keys}


def move_back(kind: str, old: uuid.UUID, new: uuid.UUID, journal: Mapping[str, list[str]]) -> None:
    """Move back what a journal names."""
    for name, each in followers():
        if name in journal:
            each.move_back(kind, old, new, journal[name])
