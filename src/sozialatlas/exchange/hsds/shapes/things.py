"""Organizations, locations, services, services at locations; events and volunteer roles."""

from __future__ import annotations

from sozialatlas.exchange.hsds.shapes.base import Answered, Day, Email, Id, Moment, Shape, Uri
from sozialatlas.exchange.hsds.shapes.details import (
    Accessibility,
    Address,
    Capacity,
    CapacityLimit,
    Contact,
    CostOption,
    Language,
    Phone,
    Picture,
    RequiredDocument,
    Schedule,
    ServiceArea,
    Text,
)
from sozialatlas.exchange.hsds.shapes.terms import Attribute

# The three dates, never mixed: saved, changed in what is said, confirmed to be true.
DATES = frozenset({"last_modified", "content_changed", "verified", "verified_how"})


class Location(Shape, frozen=True, kw_only=True):
    """A place; of a confidential one nothing is said but its municipality."""

    PROFILE = DATES | {
        "status",
        "precision",
        "is_confidential",
        "municipality_key",
        "municipality",
        "social_area_key",
        "social_area",
    }

    id: Id
    location_type: str
    organization_id: Id | None = None
    name: str | None = None
    alternate_name: str | None = None
    description: str | None = None
    transportation: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    external_identifier: str | None = None
    external_identifier_type: str | None = None
    addresses: tuple[Address, ...] = ()
    accessibility: tuple[Accessibility, ...] = ()
    phones: tuple[Phone, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    status: str | None = None
    precision: str | None = None
    is_confidential: bool | None = None
    municipality_key: str | None = None
    municipality: str | None = None
    social_area_key: str | None = None
    social_area: str | None = None
    last_modified: Moment | None = None
    content_changed: Moment | None = None
    verified: Moment | None = None
    verified_how: str | None = None


class Organization(Shape, frozen=True, kw_only=True):
    """An organization, alone or with all that it offers."""

    PROFILE = DATES | {"status"}

    id: Id
    name: str
    description: str
    alternate_name: str | None = None
    email: Email | None = None
    website: Uri | None = None
    legal_status: str | None = None
    parent_organization_id: Id | None = None
    contacts: tuple[Contact, ...] = ()
    phones: tuple[Phone, ...] = ()
    locations: tuple[Location, ...] = ()
    services: tuple[Service, ...] = ()
    status: str | None = None
    last_modified: Moment | None = None
    content_changed: Moment | None = None
    verified: Moment | None = None
    verified_how: str | None = None


class ServiceAtLocation(Shape, frozen=True, kw_only=True):
    """A service at one of its locations; `page` is where people read about it there."""

    PROFILE = DATES | {"name", "status", "page", "texts"}

    id: Id
    service_id: Id | None = None
    location_id: Id | None = None
    name: str | None = None
    status: str | None = None
    description: str | None = None
    contacts: tuple[Contact, ...] = ()
    phones: tuple[Phone, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    location: Location | None = None
    service: Service | None = None
    page: Uri | None = None
    texts: tuple[Text, ...] = ()
    last_modified: Moment | None = None
    content_changed: Moment | None = None
    verified: Moment | None = None
    verified_how: str | None = None


class SingleServiceAtLocation(ServiceAtLocation, frozen=True, kw_only=True):
    """The same, asked for alone.

    Here the OpenAPI document of HSDS refers to the schema of services, which requires a name and
    a status.
    """

    PROFILE = ServiceAtLocation.PROFILE - {"name", "status"}


class Service(Shape, frozen=True, kw_only=True):
    """A service, alone or with all that belongs to it.

    `page` is where people read about it, `correction_url` where they tell that it is wrong.
    """

    PROFILE = frozenset(
        {
            "summary",
            "is_free",
            "is_online",
            "is_by_phone",
            "is_at_home",
            "content_changed",
            "verified",
            "verified_how",
            "page",
            "correction_url",
            "picture",
            "texts",
            "capacity_limits",
        }
    )

    id: Id
    name: str
    status: str
    organization_id: Id | None = None
    alternate_name: str | None = None
    description: str | None = None
    url: Uri | None = None
    email: Email | None = None
    application_process: str | None = None
    fees_description: str | None = None
    eligibility_description: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured_date: Day | None = None
    last_modified: Moment | None = None
    phones: tuple[Phone, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    service_areas: tuple[ServiceArea, ...] = ()
    service_at_locations: tuple[ServiceAtLocation, ...] = ()
    languages: tuple[Language, ...] = ()
    organization: Organization | None = None
    cost_options: tuple[CostOption, ...] = ()
    required_documents: tuple[RequiredDocument, ...] = ()
    contacts: tuple[Contact, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    summary: str | None = None
    is_free: Answered | None = None
    is_online: bool | None = None
    is_by_phone: bool | None = None
    is_at_home: bool | None = None
    content_changed: Moment | None = None
    verified: Moment | None = None
    verified_how: str | None = None
    page: Uri | None = None
    correction_url: Uri | None = None
    picture: Picture | None = None
    texts: tuple[Text, ...] = ()
    capacity_limits: tuple[CapacityLimit, ...] = ()


class Activity(Shape, frozen=True, kw_only=True):
    """What events and volunteer roles both say: things of our profile, unknown to HSDS."""

    id: Id
    name: str
    status: str
    organization_id: Id
    location_id: Id | None = None
    summary: str | None = None
    description: str | None = None
    url: Uri | None = None
    email: Email | None = None
    phone: str | None = None
    is_online: bool | None = None
    last_modified: Moment | None = None
    content_changed: Moment | None = None
    verified: Moment | None = None
    verified_how: str | None = None
    page: Uri | None = None
    correction_url: Uri | None = None
    organization: Organization | None = None
    location: Location | None = None
    attributes: tuple[Attribute, ...] = ()
    picture: Picture | None = None
    texts: tuple[Text, ...] = ()


class Event(Activity, frozen=True, kw_only=True):
    """An event; `rrule` is a rule of RFC 5545, counted from `starts_at`."""

    starts_at: Moment
    ends_at: Moment | None = None
    time_zone: str | None = None
    rrule: str | None = None
    exdates: tuple[Moment, ...] = ()
    is_free: Answered | None = None
    fees_description: str | None = None


class VolunteerRole(Activity, frozen=True, kw_only=True):
    """A task for volunteers."""

    skills: str | None = None
    time_needed: str | None = None
    commitment: str | None = None
    availability: tuple[str, ...] = ()
    abilities: tuple[str, ...] = ()
    contact_name: str | None = None
