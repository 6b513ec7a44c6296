"""Tables read as plain rows: objects of the models take longer to make than their query.

A row is a dataclass whose fields are named as columns of its table; `organization__name` follows
a relation, as Django writes it.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def columns(kind: type[DataclassInstance], path: str = "") -> tuple[str, ...]:
    """Return the columns of a kind of row, from where `path` leads."""
    return tuple(f"{path}{field.name}" for field in fields(kind))
