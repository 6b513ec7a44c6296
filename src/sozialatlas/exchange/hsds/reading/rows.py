"""Rows as the tables hold them; objects of the models would take three times as long."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True)
class Dated:
    """What all published things say of themselves."""

    id: uuid.UUID
    status: str
    updated_at: dt.datetime
    content_changed_at: dt.datetime | None
    verified_at: dt.datetime | None
    verified_how: str


@dataclass(slots=True)
class OrganizationRow(Dated):
    """An organization."""

    name: str
    alternate_name: str
    description: str
    legal_status: str
    url: str
    email: str
    parent_id: uuid.UUID | None


@dataclass(slots=True)
class ServiceRow(Dated):
    """A service."""

    organization_id: uuid.UUID
    name: str
    alternate_name: str
    summary: str
    description: str
    application_process: str
    eligibility: str
    minimum_age: int | None
    maximum_age: int | None
    is_free: str
    fees: str
    is_online: bool
    is_by_phone: bool
    is_at_home: bool
    url: str
    email: str


@dataclass(slots=True)
class LinkRow(Dated):
    """A service at a location."""

    service_id: uuid.UUID
    location_id: uuid.UUID
    description: str


@dataclass(slots=True)
class LocationRow(Dated):
    """A location with its address and areas, where it has them."""

    organization_id: uuid.UUID | None
    name: str
    alternate_name: str
    description: str
    transportation: str
    lat: float | None
    lon: float | None
    precision: str
    is_confidential: bool
    country: str
    municipality__key: str | None
    municipality__name: str | None
    municipality__lat: float | None
    municipality__lon: float | None
    social_area__key: str | None
    social_area__name: str | None
    address__attention: str | None
    address__street: str | None
    address__extra: str | None
    address__postal_code: str | None
    address__city: str | None
    address__district: str | None
    address__country: str | None


@dataclass(slots=True)
class PhoneRow:
    """A number and whose it is."""

    service_id: uuid.UUID | None
    location_id: uuid.UUID | None
    service_at_location_id: uuid.UUID | None
    organization_id: uuid.UUID | None
    number: str
    kind: str
    description: str


@dataclass(slots=True)
class ContactRow:
    """A person or desk and whose it is."""

    service_id: uuid.UUID | None
    service_at_location_id: uuid.UUID | None
    organization_id: uuid.UUID | None
    name: str
    title: str
    department: str
    email: str


@dataclass(slots=True)
class CostRow:
    """A price."""

    service_id: uuid.UUID
    option: str
    amount: Decimal | None
    currency: str
    description: str


@dataclass(slots=True)
class DocumentRow:
    """A paper to bring."""

    service_id: uuid.UUID
    document: str


@dataclass(slots=True)
class LanguageRow:
    """A language in which people are helped."""

    service_id: uuid.UUID
    code: str
    note: str


@dataclass(slots=True)
class AreaRow:
    """An area that a service reaches; all are None where it reaches everywhere."""

    service_id: uuid.UUID
    area__key: str | None
    area__name: str | None
    area__kind: str | None


@dataclass(slots=True)
class CapacityRow:
    """Places of a service at a location."""

    service_at_location_id: uuid.UUID
    unit: str
    available: int | None
    maximum: int | None
    asserted_at: dt.datetime


@dataclass(slots=True)
class AccessRow:
    """A feature of a location."""

    location_id: uuid.UUID
    feature: str
    answer: str
    measure: Decimal | None
    unit: str
    note: str


@dataclass(slots=True)
class TextRow:
    """A field in another language."""

    record_id: uuid.UUID
    field: str
    language: str
    text: str
    origin: str


@dataclass(slots=True)
class PictureRow:
    """The picture of a service."""

    service_id: uuid.UUID
    picture_id: str
    picture__width: int
    picture__height: int
    alt: str
    credit: str
