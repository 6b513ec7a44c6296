"""The parameters of a search in an address, the same for pages and for the JSON interface."""

from __future__ import annotations

import datetime as dt
import math
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sozialatlas.core.invisible import trimmed
from sozialatlas.search.requests import (
    DAYS,
    OLDEST,
    PAGE_SIZE_LIMIT,
    SERVICE,
    SORTS,
    TYPES,
    BadRequestError,
    BBox,
)
from sozialatlas.search.understanding import bounds

LISTS = (
    "topic",
    "audience",
    "life_situation",
    "language",
    "accessibility",
    "municipality",
    "social_area",
    "organization",
    "day",
    "commitment",
    "availability",
    "ability",
)
"""Parameters that may be repeated."""

FLAGS = (
    "free", "open_now", "in_person", "remote", "by_phone", "online", "at_home", "outside",
)  # fmt: skip
NAMES = (
    "q",
    "place",
    "lat",
    "lon",
    "radius_km",
    "bbox",
    *LISTS,
    "time",
    "age",
    *FLAGS,
    "around",
    "type",
    "exact",
    "sort",
    "page",
    "page_size",
)
"""All parameters, in the order in which an address names them."""

LONGEST_TEXT = 200
MOST_VALUES = 50
MOST_RADIUS_KM = 500.0
# What Python reads besides (5_0, nan, digits of other scripts) is no number in an address.
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]{1,3})?", re.IGNORECASE)
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
# NUL, which PostgreSQL refuses, and halves of characters, which nothing can write.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_TRUE = {"1", "true", "ja", "yes", "on"}
_FALSE = {"", "0", "false", "nein", "no"}
# Of `exact`: no place among the words, but typing errors and topics.
EXACT_PLACE = "place"
_ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What an address asks for; the place is still a text, and an empty `sort` names no order.

    `whole_q` is all that was typed: of it `q` is what is looked for, without the place.
    With `is_place_given` no place is looked for among the words; `around` leaves the town of a
    town's portal.
    """

    q: str = ""
    is_shortened: bool = False
    whole_q: str = ""
    place: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    bbox: BBox | None = None
    lists: Mapping[str, tuple[str, ...]]
    flags: frozenset[str] = frozenset()
    around: bool = False
    time: dt.time | None = None
    age: int | None = None
    types: tuple[str, ...] = (SERVICE,)
    as_typed: bool = False
    is_place_given: bool = False
    sort: str = ""
    page: int = 1
    page_size: int = 20


def parse(given: Mapping[str, Sequence[str]], *, page_size: int = 20) -> Parameters:
    """Return what the parameters ask for.

    Raises: BadRequestError, naming the parameter, for an unknown one or a bad value.
    """
    for name in given:
        if name not in NAMES:
            raise BadRequestError(name, "is not a known parameter")
    single = {name: _single(given, name) for name in NAMES if name not in LISTS}
    words = bounds.clean(single["q"])
    lat, lon = _number(single, "lat", 90), _number(single, "lon", 180)
    if (lat is None) != (lon is None):
        raise BadRequestError("lon" if lon is None else "lat", "lat and lon come together")
    return Parameters(
        q=words.text,
        is_shortened=words.is_shortened,
        whole_q=words.whole,
        place=_text(single, "place"),
        lat=lat,
        lon=lon,
        radius_km=_radius(single),
        bbox=bbox("bbox", single["bbox"]),
        lists=_lists(given),
        time=_time(single),
        age=_whole(single, "age", 0, OLDEST),
        flags=frozenset(name for name in FLAGS if _flag(single, name)),
        around=_flag(single, "around"),
        types=_types(given),
        as_typed=_exact(single) == _ALL,
        is_place_given=_exact(single) != "",
        sort=_sort(single),
        page=_whole(single, "page", 1, 100_000) or 1,
        page_size=_whole(single, "page_size", 1, PAGE_SIZE_LIMIT) or page_size,
    )


def _single(given: Mapping[str, Sequence[str]], name: str) -> str:
    values = given.get(name, ())
    if name == "type":
        return ""
    if len(set(values)) > 1:
        raise BadRequestError(name, "may be given once")
    return trimmed(values[0]) if values else ""


def _text(single: Mapping[str, str], name: str) -> str:
    text = single[name]
    if len(text) > LONGEST_TEXT:
        raise BadRequestError(name, f"is longer than {LONGEST_TEXT} characters")
    if _NO_TEXT.search(text):
        raise BadRequestError(name, "holds a character that is no text")
    return text


def _lists(given: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    lists = {name: _list(given, name) for name in LISTS}
    if unknown := set(lists["day"]) - set(DAYS):
        raise BadRequestError("day", f"{min(unknown)!r} is none of {', '.join(DAYS)}")
    return {**lists, "organization": tuple(dict.fromkeys(map(_id, lists["organization"])))}


def _id(text: str) -> str:
    """Return a UUID in the one spelling that the index has."""
    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        raise BadRequestError("organization", f"{text[:40]!r} is no UUID") from error


def _time(single: Mapping[str, str]) -> dt.time | None:
    text = single["time"]
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None:
        raise BadRequestError("time", "must be a time of day, HH:MM")
    return dt.time(int(found[1]), int(found[2]))


def _list(given: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    given_values = (trimmed(value) for value in given.get(name, ()))
    values = tuple(dict.fromkeys(value for value in given_values if value))
    if len(values) > MOST_VALUES:
        raise BadRequestError(name, f"may be given at most {MOST_VALUES} times")
    if any(len(value) > LONGEST_TEXT or _NO_TEXT.search(value) for value in values):
        raise BadRequestError(name, "is no known value")
    return values


def _flag(single: Mapping[str, str], name: str) -> bool:
    text = single[name].lower()
    if text not in _TRUE | _FALSE:
        known = f"true, false or {EXACT_PLACE}" if name == "exact" else "true or false"
        raise BadRequestError(name, f"must be {known}")
    return text in _TRUE


def _exact(single: Mapping[str, str]) -> str:
    """Return what is taken exactly as typed: all of it, only what may be a place, or nothing."""
    if single["exact"].lower() == EXACT_PLACE:
        return EXACT_PLACE
    return _ALL if _flag(single, "exact") else ""


def _number(single: Mapping[str, str], name: str, limit: float) -> float | None:
    if not single[name]:
        return None
    number = _float(name, single[name])
    if not -limit <= number <= limit:
        raise BadRequestError(name, f"must be between -{limit} and {limit}")
    return number


def _float(name: str, text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise BadRequestError(name, "must be a number with a decimal point")
    number = float(text)
    if not math.isfinite(number):
        raise BadRequestError(name, "must be a finite number")
    return number


def _radius(single: Mapping[str, str]) -> float | None:
    if not single["radius_km"]:
        return None
    radius = _float("radius_km", single["radius_km"])
    if not 0 < radius <= MOST_RADIUS_KM:
        raise BadRequestError("radius_km", f"must be over 0 and at most {MOST_RADIUS_KM:g}")
    return radius


def bbox(name: str, text: str) -> BBox | None:
    """Return the box of a parameter, west,south,east,north in degrees; None for an empty text.

    Raises: BadRequestError.
    """
    if not text:
        return None
    parts = text.split(",")
    if len(parts) != 4:
        raise BadRequestError(name, "must be west,south,east,north")
    return BBox(*(_float(name, part.strip()) for part in parts))


def _types(given: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    values = _list(given, "type") or (SERVICE,)
    if unknown := set(values) - set(TYPES):
        raise BadRequestError("type", f"{min(unknown)} is none of {', '.join(TYPES)}")
    return values


def _sort(single: Mapping[str, str]) -> str:
    sort = single["sort"]
    if sort and sort not in SORTS:
        raise BadRequestError("sort", f"must be one of {', '.join(SORTS)}")
    return sort


def _whole(single: Mapping[str, str], name: str, least: int, most: int) -> int | None:
    text = single[name]
    if not text:
        return None
    if (
        not (text.isascii() and text.isdigit() and len(text) <= 9)
        or not least <= int(text) <= most
    ):
        raise BadRequestError(name, f"must be a whole number from {least} to {most}")
    return int(text)
