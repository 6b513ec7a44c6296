"""The OpenAPI document as rows of a page, for people who write programs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from sozialatlas.core import languages
from sozialatlas.exchange.api import answers, german, openapi
from sozialatlas.search.parameters import LISTS

REPEATED = (*LISTS, "type")
_SHAPES = (answers.Answer, answers.Item, answers.Choice, answers.Notice, answers.Refusal)


# The words of JSON Schema, as for parameters.
_WORDS = {"str": "string", "float": "number", "int": "integer", "bool": "boolean"}
_TYPES = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One parameter; `values` says what may stand in it."""

    name: str
    text: str
    values: str
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """One object of an answer and its fields, each with its type."""

    name: str
    text: str
    fields: tuple[tuple[str, str], ...]


def parameters(language: str) -> list[ParameterRow]:
    """Return a row for each parameter, in the order of the document."""
    texts = german.TEXTS if languages.is_german(language) else openapi.TEXTS
    return [
        ParameterRow(name, texts[name], _values(openapi.schema(name)), name in REPEATED)
        for name in openapi.SEARCH_NAMES
    ]


def shapes(language: str) -> list[Shape]:
    """Return the objects of which answers are made."""
    return [_shape(shape, is_german=languages.is_german(language)) for shape in _SHAPES]


def _values(schema: openapi.Json) -> str:
    items = schema.get("items")
    inner = items if isinstance(items, Mapping) else schema
    choices = inner.get("enum")
    if isinstance(choices, list):
        return ", ".join(map(str, choices))
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    if "maximum" in schema:
        return f"{inner['type']}, {least:g} to {schema['maximum']:g}"
    return str(inner["type"])


def _shape(struct: type[msgspec.Struct], *, is_german: bool) -> Shape:
    english = " ".join((struct.__doc__ or "").split())
    text = german.SHAPES[struct.__name__] if is_german else english
    fields = [(field.name, _type(field.name, struct)) for field in msgspec.structs.fields(struct)]
    return Shape(struct.__name__, text, tuple(fields))


def _type(field: str, struct: type[msgspec.Struct]) -> str:
    """Return a field's type in the words of parameters; annotations are texts in the source."""
    words = str(struct.__annotations__[field])
    words = words.replace("dict[str, tuple[Choice, ...]]", "{facet: [Choice]}")
    if words.startswith("tuple["):
        words = f"[{words.removeprefix('tuple[').removesuffix(', ...]')}]"
    return _TYPES.sub(lambda found: _WORDS[found[0]], words).replace(" | None", ", null")
