"""Some fields of a thing, as JSON in and out: what a proposal holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_type_hints

import msgspec

from sozialatlas.directory.errors import DirectoryError
from sozialatlas.directory.kinds import KIND_OF, Kind

Fields = Mapping[str, object]
"""Names of fields of a kind's values, and what they say in the types of those values."""


class UnreadableField(DirectoryError):
    """A stored value is none that its field can have."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"{kind}: {name} cannot be read")
        self.kind = kind
        self.name = name


def to_json(fields: Fields) -> dict[str, object]:
    """Return the fields as they come back from a JSON column, lists for tuples."""
    return {
        name: msgspec.json.decode(msgspec.json.encode(value)) for name, value in fields.items()
    }


def from_json(kind: Kind, raw: Mapping[str, object]) -> dict[str, object]:
    """Return the fields in the types of the kind's values.

    Raises: UnreadableField, for a name that the kind does not have or a value of another type.
    """
    return {name: _value(kind, name, value) for name, value in raw.items()}


def _value(kind: Kind, name: str, raw: object) -> object:
    hint = _types(kind.code).get(name)
    if hint is None or name not in kind.fields:
        raise UnreadableField(kind.code, name)
    try:
        return msgspec.convert(raw, hint)
    except msgspec.ValidationError as error:
        raise UnreadableField(kind.code, name) from error


@cache
def _types(code: str) -> Mapping[str, object]:
    return get_type_hints(KIND_OF[code].values)
