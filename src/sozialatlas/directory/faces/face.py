"""A face: one record with everything that the public may know, and nothing finer.

Its parts resemble those of `values` on purpose: there stands what a source may say and what the
history keeps, here what a page may show. A new field there is not public until it stands here.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.shown_pictures import Shown


@dataclass(frozen=True, slots=True)
class Said:
    """A text in one language, and how it came about: `origin` is empty for the original."""

    text: str = ""
    language: str = GERMAN
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One feature of a place: yes, no or unknown; the measure in `unit`."""

    feature: str
    answer: str
    measure: Decimal | None = None
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place with its record's id. What is confidential was left out when it was read.

    `is_exact` says that the point is that of the door, not only of the municipality.
    """

    record_id: uuid.UUID
    name: str
    lines: tuple[str, ...]
    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = "DE"
    municipality: str = ""
    municipality_key: str = ""
    lat: float | None = None
    lon: float | None = None
    is_exact: bool = False
    is_confidential: bool = False
    transportation: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number to call, as given, with what answers there."""

    text: str
    kind: str = "voice"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person or desk to turn to."""

    name: str = ""
    title: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaching:
    """How one gets in touch; the provider's own contact stands in where the record has none."""

    numbers: tuple[Number, ...] = ()
    emails: tuple[str, ...] = ()
    url: str = ""
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Price:
    """What it costs for whom."""

    option: str
    amount: Decimal | None
    currency: str
    description: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language in which people are helped."""

    code: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """How many places there are and how many are free, as counted at a moment."""

    unit: str
    available: int | None
    maximum: int | None
    asserted_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Term:
    """A topic or an audience, in the language of the page."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """Where a service reaches: areas by name and key, or everywhere."""

    areas: tuple[tuple[str, str], ...] = ()
    is_everywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One record with all that its page says."""

    id: uuid.UUID
    type: str
    organization: str
    organization_id: uuid.UUID
    organization_url: str = ""
    name: Said
    summary: Said = Said()
    description: Said = Said()
    here: Said = Said()
    eligibility: Said = Said()
    steps: Said = Said()
    fees: Said = Said()
    skills: Said = Said()
    time_needed: Said = Said()
    commitment: str = ""
    availability: tuple[str, ...] = ()
    abilities: tuple[str, ...] = ()
    minimum_age: int | None = None
    maximum_age: int | None = None
    topics: tuple[Term, ...] = ()
    audiences: tuple[Term, ...] = ()
    prices: tuple[Price, ...] = ()
    documents: tuple[str, ...] = ()
    languages: tuple[Spoken, ...] = ()
    served: Served = Served()
    places: tuple[Places, ...] = ()
    site: Site | None = None
    sites: tuple[Site, ...] = ()
    access: tuple[Access, ...] = ()
    reaching: Reaching = Reaching()
    picture: Shown | None = None
    is_visible: bool = True
    changed_at: dt.datetime | None = None
