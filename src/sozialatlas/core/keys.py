"""Keys as somebody sent them: what a column could never hold is none."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db.models import Field


def possible(key: Field[object, object], values: Sequence[str]) -> list[str]:
    """Return the values that a column of keys could hold."""
    return [value for value in values if _is_possible(key, value)]


def _is_possible(key: Field[object, object], value: str) -> bool:
    if "\0" in value:  # PostgreSQL refuses it, columns of text do not
        return False
    try:
        key.clean(value, None)
    except ValidationError:
        return False
    return True
