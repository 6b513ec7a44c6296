"""What the index knows about a record, before any analysis."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sozialatlas.directory.recurrence import Dated

ALWAYS = 2**62
NEVER_BEFORE = 0
EVERY_AGE = (0, 999)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a record is given, as the public may know it.

    `area_id` is the municipality's row, `social_key` the social area's key. With `has_door` it
    is told where exactly to go.
    """

    lat: float | None = None
    lon: float | None = None
    area_id: int | None = None
    social_key: str = ""
    is_outside: bool = False
    has_door: bool = False
    texts: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Serves:
    """Whom a service reaches although it may sit elsewhere."""

    area_ids: tuple[int, ...] = ()
    is_everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Words of the taxonomy of a record, as row ids; the rest as codes."""

    topics: tuple[int, ...] = ()
    audiences: tuple[int, ...] = ()
    life_situations: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    abilities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Care:
    """How well a record is kept: when it was checked and changed, and whether it pauses."""

    verified_on: dt.date | None = None
    changed_on: dt.date | None = None
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One record: `since` and `until` are minutes since 1970; `where` is None without a place.

    `dated` says when an event takes place; None for all others. `ages` are both included.
    """

    id: uuid.UUID
    type: str
    service_id: uuid.UUID
    organization_id: uuid.UUID
    names: tuple[str, ...]
    texts: tuple[str, ...]
    terms: Terms
    where: Whereabouts | None
    serves: Serves
    is_free: bool
    is_by_phone: bool
    is_online: bool
    is_at_home: bool
    hours: str
    since: int
    until: int
    dated: Dated | None = None
    ages: tuple[int, int] = EVERY_AGE
    care: Care = Care()
