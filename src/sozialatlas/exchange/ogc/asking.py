"""What is asked of a collection: a page of its features, where, when and in which system."""

from __future__ import annotations

import datetime as dt
import math
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from sozialatlas.exchange.hsds import values
from sozialatlas.exchange.ogc.crs import CRS84, SYSTEMS, degrees
from sozialatlas.exchange.open_records import Span
from sozialatlas.search.requests import BadRequestError, BBox

LIMIT, MOST, FURTHEST = 100, 1_000, 10_000_000
FORMATS = ("json", "html")
_OPEN = ("", "..")
_WHOLE = re.compile(r"\d{1,8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of features; `filters` are values of queryables by their names."""

    limit: int = LIMIT
    offset: int = 0
    bbox: BBox | None = None
    crs: str = CRS84
    span: Span | None = None
    filters: Mapping[str, str] = field(default_factory=dict)


def asked(given: QueryDict, queryables: Mapping[str, str]) -> Asked:
    """Return what parameters ask for. Raises: BadRequestError, naming the one that is wrong."""
    for name, texts in given.lists():
        if name not in (*_PARAMETERS, *queryables):
            raise BadRequestError(name, "is not a known parameter here")
        if len(texts) > 1:
            raise BadRequestError(name, "may be given once")
    return Asked(
        limit=min(_number(given, "limit", LIMIT, least=1), MOST),
        offset=_number(given, "offset", 0, least=0),
        bbox=_bbox(given.get("bbox", ""), _crs(given, "bbox-crs")),
        crs=_crs(given, "crs"),
        span=_span(str(given["datetime"])) if "datetime" in given else None,
        filters={
            name: _value(name, str(given[name]), queryables)
            for name in queryables
            if name in given
        },
    )


_PARAMETERS = ("limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "f")


def _number(given: QueryDict, name: str, usual: int, *, least: int) -> int:
    text = given.get(name, str(usual))
    if not _WHOLE.fullmatch(text) or not least <= int(text) <= FURTHEST:
        raise BadRequestError(name, f"must be a whole number from {least} to {FURTHEST}")
    return int(text)


def _crs(given: QueryDict, name: str) -> str:
    crs = given.get(name, CRS84).strip("<>[]")
    if crs not in SYSTEMS:
        raise BadRequestError(name, f"must be one of {', '.join(SYSTEMS)}")
    return crs


def _bbox(text: str, crs: str) -> BBox | None:
    if not text:
        return None
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError as error:
        raise BadRequestError("bbox", "must be four numbers with commas") from error
    if len(numbers) == 6:  # heights are left aside: nothing here has any
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)):
        raise BadRequestError("bbox", "must be four numbers with commas")
    try:
        return BBox(*degrees(numbers, crs))
    except ValueError as error:
        raise BadRequestError("bbox", "must be a rectangle of its system") from error


def _span(text: str) -> Span:
    first, is_span, last = text.partition("/")
    if not is_span:
        return Span(_moment(first), _end(first))
    return Span(None if first in _OPEN else _moment(first), None if last in _OPEN else _end(last))


def _moment(text: str) -> dt.datetime:
    try:
        return values.moment(text)
    except ValueError as error:
        raise BadRequestError("datetime", str(error)) from error


def _end(text: str) -> dt.datetime:
    """Return the end of what a text names: of a day its last moment."""
    found = _moment(text)
    return found if "T" in text else found + dt.timedelta(days=1, microseconds=-1)


def _value(name: str, text: str, queryables: Mapping[str, str]) -> str:
    kind = queryables[name]
    if kind == "boolean" and text not in {"true", "false"}:
        raise BadRequestError(name, "must be true or false")
    if kind == "uuid":
        try:
            return str(uuid.UUID(text))
        except ValueError as error:
            raise BadRequestError(name, "must be a UUID") from error
    if "\x00" in text:
        raise BadRequestError(name, "must not hold NUL")
    return text
