"""A card: one record in the few words that a list or a map has room for."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Answer, RecordKind, slug_of

SERVICE = RecordKind.SERVICE.value
EVENT = RecordKind.EVENT.value
VOLUNTEER_ROLE = RecordKind.VOLUNTEER_ROLE.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When an event takes place."""

    starts_at: dt.datetime
    ends_at: dt.datetime | None
    rrule: str
    exdates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One record in a list. The point is the public one: never finer than may be shown.

    One that is not exact is the middle of a municipality, or near the place.
    `thing_id` is the service's id for a service at a location, else the record's own.
    `town` is that of the address, where no loaded municipality holds the place.
    Name and summary are in the language that was asked for, or else in German.
    """

    id: uuid.UUID
    type: str
    thing_id: uuid.UUID
    name: str
    organization: str
    summary: str
    status: str
    location_name: str = ""
    location_id: uuid.UUID | None = None
    municipality: str = ""
    municipality_key: str = ""
    town: str = ""
    lat: float | None = None
    lon: float | None = None
    is_exact: bool = False
    is_confidential: bool = False
    region: str = ""
    is_free: str = Answer.UNKNOWN
    step_free: str = Answer.UNKNOWN
    is_online: bool = False
    is_by_phone: bool = False
    is_at_home: bool = False
    time_needed: str = ""
    verified_at: dt.datetime | None = None
    topics: tuple[str, ...] = ()
    rules: tuple[HoursRule, ...] = ()
    timing: Timing | None = None
    name_language: str = GERMAN
    summary_language: str = GERMAN

    @property
    def slug(self) -> str:
        """The readable part of the record's address."""
        return slug_of(self.name)
