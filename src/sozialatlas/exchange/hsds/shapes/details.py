"""What hangs on services, organizations and locations."""

from __future__ import annotations

from sozialatlas.exchange.hsds.shapes.base import (
    Answered,
    Day,
    Email,
    Id,
    Moment,
    Shape,
    Time,
    Uri,
)


class Phone(Shape, frozen=True, kw_only=True):
    """A number to call; an extension that is no plain number stays in `number`."""

    id: Id
    number: str
    location_id: Id | None = None
    service_id: Id | None = None
    organization_id: Id | None = None
    service_at_location_id: Id | None = None
    extension: int | None = None
    type: str | None = None
    description: str | None = None


class Contact(Shape, frozen=True, kw_only=True):
    """A person or desk to turn to."""

    id: Id
    organization_id: Id | None = None
    service_id: Id | None = None
    service_at_location_id: Id | None = None
    name: str | None = None
    title: str | None = None
    department: str | None = None
    email: Email | None = None


class Schedule(Shape, frozen=True, kw_only=True):
    """One row of opening hours, by the clock of `time_zone`.

    `description` says the row in words, with what HSDS has no field for. A season is two days of
    each year, MM-DD. `on_holidays` and `in_vacations` are same, closed or only.
    """

    PROFILE = frozenset(
        {
            "time_zone",
            "by_appointment",
            "season_from",
            "season_to",
            "on_holidays",
            "in_vacations",
        }
    )

    id: Id
    service_id: Id | None = None
    location_id: Id | None = None
    service_at_location_id: Id | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    dtstart: Day | None = None
    wkst: str | None = None
    freq: str | None = None
    interval: int | None = None
    byday: str | None = None
    description: str | None = None
    opens_at: Time | None = None
    closes_at: Time | None = None
    attending_type: str | None = None
    notes: str | None = None
    time_zone: str | None = None
    by_appointment: bool | None = None
    season_from: str | None = None
    season_to: str | None = None
    on_holidays: str | None = None
    in_vacations: str | None = None


class ServiceArea(Shape, frozen=True, kw_only=True):
    """Where a service reaches; `area_key` is the official key of the area."""

    PROFILE = frozenset({"area_key", "area_kind", "is_everywhere"})

    id: Id
    service_id: Id | None = None
    name: str | None = None
    extent: str | None = None
    extent_type: str | None = None
    area_key: str | None = None
    area_kind: str | None = None
    is_everywhere: bool | None = None


class Language(Shape, frozen=True, kw_only=True):
    """A language in which people are helped."""

    id: Id
    service_id: Id | None = None
    name: str | None = None
    code: str | None = None
    note: str | None = None


class CostOption(Shape, frozen=True, kw_only=True):
    """What a service costs for whom."""

    id: Id
    service_id: Id | None = None
    option: str | None = None
    currency: str | None = None
    amount: float | None = None
    amount_description: str | None = None


class RequiredDocument(Shape, frozen=True, kw_only=True):
    """A paper to bring along."""

    id: Id
    service_id: Id | None = None
    document: str | None = None


class Unit(Shape, frozen=True, kw_only=True):
    """What places are counted in."""

    id: Id
    name: str


class Capacity(Shape, frozen=True, kw_only=True):
    """How many places are free; after `valid_until` the count is too old to be relied on."""

    PROFILE = frozenset({"service_at_location_id", "valid_until"})

    id: Id
    unit: Unit
    available: int
    updated: Moment
    service_id: Id | None = None
    maximum: int | None = None
    service_at_location_id: Id | None = None
    valid_until: Moment | None = None


class CapacityLimit(Shape, frozen=True, kw_only=True):
    """How many places there are where nobody said how many are free: HSDS has no word for it."""

    id: Id
    unit: str
    updated: Moment
    maximum: int | None = None
    service_at_location_id: Id | None = None


class Accessibility(Shape, frozen=True, kw_only=True):
    """One feature of a place: yes, no or unknown; a measure in its unit."""

    PROFILE = frozenset({"feature", "state", "measure", "measure_unit"})

    id: Id
    location_id: Id | None = None
    description: str | None = None
    details: str | None = None
    feature: str | None = None
    state: Answered | None = None
    measure: float | None = None
    measure_unit: str | None = None


class Address(Shape, frozen=True, kw_only=True):
    """A visiting address; what is not known of a required field is an empty text."""

    PROFILE = frozenset({"district"})

    id: Id
    address_1: str
    city: str
    state_province: str
    postal_code: str
    country: str
    address_type: str
    location_id: Id | None = None
    attention: str | None = None
    address_2: str | None = None
    region: str | None = None
    district: str | None = None


class Text(Shape, frozen=True, kw_only=True):
    """A field in another language; `origin` is human, machine or reviewed."""

    field: str
    language: str
    text: str
    origin: str


class Picture(Shape, frozen=True, kw_only=True):
    """The picture of a thing."""

    url: Uri
    width: int
    height: int
    description: str | None = None
    credit: str | None = None
