"""A question as it was asked: by the parameters of an address, or by the body of a POST."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from sozialatlas.exchange.hsds.parameters import (
    GERMAN,
    JSON,
    LINES,
    PARAMETERS,
    PER_PAGE,
    PLAIN,
    Value,
)
from sozialatlas.search.requests import BadRequestError


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for; None and False let everything through, and filters add up."""

    search: str | None = None
    page: int = 1
    per_page: int | None = None
    format: str = JSON
    profile: str = GERMAN
    taxonomy_term_id: uuid.UUID | None = None
    taxonomy_id: uuid.UUID | None = None
    organization_id: uuid.UUID | None = None
    modified_after: dt.datetime | None = None
    minimal: bool = False
    full: bool = False
    full_service: bool = False
    postcode: str | None = None
    proximity: int | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    day: tuple[str, ...] = ()
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    top_only: bool = False
    parent_id: uuid.UUID | None = None
    type: str | None = None

    @property
    def is_plain(self) -> bool:
        """Whether only fields of HSDS itself are wanted."""
        return self.profile == PLAIN

    @property
    def is_stream(self) -> bool:
        """Whether all entries are wanted at once, one a line."""
        return self.format == LINES

    @property
    def size(self) -> int:
        """How many entries a page holds."""
        return self.per_page or PER_PAGE


def asked(request: HttpRequest, known: Sequence[str]) -> Asked:
    """Return the question of a request. Raises: BadRequestError, naming the parameter."""
    given = _pairs(request)
    values: dict[str, Value] = {}
    for name, text in given:
        if name not in known:
            raise BadRequestError(name, "is not a known parameter here")
        if name in values:
            raise BadRequestError(name, "may be given once")
        if "\x00" in text:
            raise BadRequestError(name, "must not hold NUL")
        try:
            values[name] = PARAMETERS[name].read(text)
        except ValueError as error:
            raise BadRequestError(name, str(error)) from error
    found = Asked(**values)  # type: ignore[arg-type]  # -- each was read as its parameter says
    _check_together(found)
    return found


def _check_together(found: Asked) -> None:
    if found.proximity is not None and found.postcode is None:
        raise BadRequestError("proximity", "needs a postcode")
    low, high = found.minimum_age, found.maximum_age
    if low is not None and high is not None and low > high:
        raise BadRequestError("minimum_age", "must not be above maximum_age")
    if found.minimal and found.full:
        raise BadRequestError("minimal", "cannot be asked for together with full")


def _pairs(request: HttpRequest) -> Iterable[tuple[str, str]]:
    yield from ((name, text) for name in request.GET for text in request.GET.getlist(name))
    if request.method != "POST":
        return
    if request.content_type == "application/json":
        yield from _of_json(request.body)
    else:
        yield from ((name, text) for name in request.POST for text in request.POST.getlist(name))


_TYPES: Mapping[object, type] = {"string": str, "integer": int, "boolean": bool}


def _of_json(body: bytes) -> Iterable[tuple[str, str]]:
    """Yield the fields of an object as an address would hold them."""
    if not body.strip():
        return
    try:
        found: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequestError("body", "must be a JSON object") from error
    if not isinstance(found, dict):
        raise BadRequestError("body", "must be a JSON object")
    for name, value in found.items():
        wanted = PARAMETERS[name].schema["type"] if name in PARAMETERS else "string"
        if type(value) is not _TYPES[wanted]:
            raise BadRequestError(name, f"must be of the type {wanted}")
        yield name, str(value).lower() if isinstance(value, bool) else str(value)
