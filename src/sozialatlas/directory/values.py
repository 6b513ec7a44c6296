"""What a source says about the directory: plain values, keyed by the source's own keys.

Importers and the demo county hand a `DirectoryPackage` to `directory.actions`; nothing else
writes many records. `key` is the source's key, unique per kind; it gives the stable id.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal

from sozialatlas.directory.hours.rules import HoursRule

_NAMESPACE = uuid.UUID("6f0d7c0e-3a41-5d3b-9a86-1f6f2f5c7a10")


def stable_id(source: str, kind: str, key: str) -> uuid.UUID:
    """Return the id that a thing of a source has in every installation and on every run."""
    return uuid.uuid5(_NAMESPACE, f"{source}/{kind}/{key}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedValues:
    """What all published things say."""

    key: str
    status: str = "active"
    visible_from: dt.date | None = None
    visible_to: dt.date | None = None
    verified_at: dt.datetime | None = None
    verified_how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneValues:
    """A number as the source writes it."""

    number: str
    kind: str = "voice"
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactValues:
    """A person or desk to turn to."""

    name: str = ""
    title: str = ""
    department: str = ""
    email: str = ""
    is_public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureValues:
    """The picture of a record, by its name; without `alt` it is mere decoration."""

    picture_id: str
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextValues:
    """A field in another language; origin is human, machine or reviewed.

    `translated_from` is the mark of its German text; empty stands for that of the same values.
    """

    field: str
    language: str
    text: str
    origin: str = "human"
    translated_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationValues(PublishedValues):
    """An organization (Träger)."""

    name: str
    alternate_name: str = ""
    description: str = ""
    legal_status: str = ""
    url: str = ""
    email: str = ""
    parent_key: str = ""
    phones: tuple[PhoneValues, ...] = ()
    contacts: tuple[ContactValues, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressValues:
    """A visiting address."""

    street: str = ""
    extra: str = ""
    postal_code: str = ""
    city: str = ""
    district: str = ""
    country: str = "DE"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessibilityValues:
    """One feature of a location; answer is yes, no or unknown."""

    feature: str
    answer: str
    measure: Decimal | None = None
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationValues(PublishedValues):
    """A location; `municipality_key` and `social_area_key` are area keys, empty where unknown."""

    name: str = ""
    organization_key: str = ""
    description: str = ""
    transportation: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = "none"
    is_confidential: bool = False
    municipality_key: str = ""
    social_area_key: str = ""
    is_outside: bool = False
    country: str = "DE"
    address: AddressValues | None = None
    accessibility: tuple[AccessibilityValues, ...] = ()
    phones: tuple[PhoneValues, ...] = ()
    schedules: tuple[HoursRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CostValues:
    """A price and for whom."""

    option: str = ""
    amount: Decimal | None = None
    currency: str = "EUR"
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageNoteValues:
    """What is to be said about a language of a service, such as when it is spoken."""

    code: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceValues(PublishedValues):
    """A service; topics, audiences and life situations by code, languages by ISO 639 code.

    `serves` holds area keys; `serves_everywhere` says that there is no limit.
    """

    name: str
    organization_key: str
    alternate_name: str = ""
    summary: str = ""
    description: str = ""
    application_process: str = ""
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    is_free: str = "unknown"
    fees: str = ""
    is_online: bool = False
    is_by_phone: bool = False
    is_at_home: bool = False
    url: str = ""
    email: str = ""
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    life_situations: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    language_notes: tuple[LanguageNoteValues, ...] = ()
    serves: tuple[str, ...] = ()
    serves_everywhere: bool = False
    cost_options: tuple[CostValues, ...] = ()
    required_documents: tuple[str, ...] = ()
    phones: tuple[PhoneValues, ...] = ()
    contacts: tuple[ContactValues, ...] = ()
    schedules: tuple[HoursRule, ...] = ()
    picture: PictureValues | None = None
    texts: tuple[TextValues, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityValues:
    """Places, free and in all, and when somebody counted."""

    unit: str
    asserted_at: dt.datetime
    available: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAtLocationValues(PublishedValues):
    """A service at a location: one record."""

    service_key: str
    location_key: str
    description: str = ""
    phones: tuple[PhoneValues, ...] = ()
    contacts: tuple[ContactValues, ...] = ()
    schedules: tuple[HoursRule, ...] = ()
    capacities: tuple[CapacityValues, ...] = ()
    texts: tuple[TextValues, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValues(PublishedValues):
    """An event; `exdates` are ISO moments on which it does not take place."""

    name: str
    organization_key: str
    starts_at: dt.datetime
    location_key: str = ""
    summary: str = ""
    description: str = ""
    ends_at: dt.datetime | None = None
    rrule: str = ""
    exdates: tuple[str, ...] = ()
    is_free: str = "unknown"
    fees: str = ""
    is_online: bool = False
    url: str = ""
    email: str = ""
    phone: str = ""
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    picture: PictureValues | None = None
    texts: tuple[TextValues, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerRoleValues(PublishedValues):
    """A task for volunteers."""

    name: str
    organization_key: str
    location_key: str = ""
    summary: str = ""
    description: str = ""
    skills: str = ""
    time_needed: str = ""
    commitment: str = ""
    availability: tuple[str, ...] = ()
    abilities: tuple[str, ...] = ()
    contact_name: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    is_online: bool = False
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    picture: PictureValues | None = None
    texts: tuple[TextValues, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryPackage:
    """All that a source says, or a batch of it, in the order in which it can be written."""

    organizations: tuple[OrganizationValues, ...] = ()
    locations: tuple[LocationValues, ...] = ()
    services: tuple[ServiceValues, ...] = ()
    services_at_location: tuple[ServiceAtLocationValues, ...] = ()
    events: tuple[EventValues, ...] = ()
    volunteer_roles: tuple[VolunteerRoleValues, ...] = ()

    @property
    def count(self) -> int:
        """How many things the package holds, of all kinds."""
        return sum(
            len(values)
            for values in (
                self.organizations,
                self.locations,
                self.services,
                self.services_at_location,
                self.events,
                self.volunteer_roles,
            )
        )
