"""Columns of tables: what they are called, what they hold, and how their values are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T")
Cell: TypeAlias = str | int | float | bool | None
Geometry: TypeAlias = Mapping[str, object]

STRING, INTEGER, NUMBER, BOOLEAN = "string", "integer", "number", "boolean"
DAY, MOMENT = "date", "datetime"
BETWEEN = "; "
"""What stands between several values of one cell."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column as it is described: name and type of Table Schema, meaning in German.

    Source: Frictionless Data, Table Schema, version 1, 2021.
    """

    name: str
    kind: str
    meaning: str

    def described(self) -> dict[str, str]:
        """Return the field as Table Schema writes it."""
        return {"name": self.name, "type": self.kind, "description": self.meaning}


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column and where its value stands in a thing; None is an empty cell."""

    field: Field
    value: Callable[[T], Cell]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; the geometry is None where a thing lies nowhere."""

    cells: Sequence[Cell]
    geometry: Geometry | None = None


def text(name: str, meaning: str, value: Callable[[T], Cell]) -> Column[T]:
    """Return a column of texts."""
    return Column(Field(name, STRING, meaning), value)


def whole(name: str, meaning: str, value: Callable[[T], Cell]) -> Column[T]:
    """Return a column of whole numbers."""
    return Column(Field(name, INTEGER, meaning), value)


def number(name: str, meaning: str, value: Callable[[T], Cell]) -> Column[T]:
    """Return a column of numbers."""
    return Column(Field(name, NUMBER, meaning), value)


def truth(name: str, meaning: str, value: Callable[[T], Cell]) -> Column[T]:
    """Return a column of true and false."""
    return Column(Field(name, BOOLEAN, meaning), value)


def moment(name: str, meaning: str, value: Callable[[T], Cell]) -> Column[T]:
    """Return a column of moments in UTC."""
    return Column(Field(name, MOMENT, meaning), value)


def day(name: str, meaning: str, value: Callable[[T], Cell]) -> Column[T]:
    """Return a column of days."""
    return Column(Field(name, DAY, meaning), value)


def cells(columns: Sequence[Column[T]], thing: T) -> list[Cell]:
    """Return the row of a thing."""
    return [column.value(thing) for column in columns]


def fields(columns: Sequence[Column[T]]) -> tuple[Field, ...]:
    """Return how the columns are described."""
    return tuple(column.field for column in columns)


def joined(found: Iterator[str | None]) -> str | None:
    """Return several values as one cell, each once."""
    return BETWEEN.join(dict.fromkeys(each for each in found if each)) or None


def table_schema(described: Sequence[Field]) -> dict[str, object]:
    """Return the descriptor of a table, by whose key each row is found again."""
    return {
        "$schema": "https://datapackage.org/profiles/1.0/tableschema.json",
        "fields": [each.described() for each in described],
        "missingValues": [""],
        "primaryKey": described[0].name,
    }


def point(lon: float | None, lat: float | None) -> Geometry | None:
    """Return a point of GeoJSON: longitude first (RFC 7946, 3.1.1)."""
    if lon is None or lat is None:
        return None
    return {"type": "Point", "coordinates": [round(lon, 6), round(lat, 6)]}
