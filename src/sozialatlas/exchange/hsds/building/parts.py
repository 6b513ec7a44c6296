"""What hangs on services, organizations and locations, as shapes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from functools import lru_cache
from typing import TypedDict

from sozialatlas.directory.hours import typed_text
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.exchange.hsds import ids, shapes
from sozialatlas.exchange.hsds.building import phones as numbers
from sozialatlas.exchange.hsds.building.texts import day, email, moment, said
from sozialatlas.exchange.hsds.reading import rows


class OwnerIds(TypedDict, total=False):
    """The field that names whose a part is."""

    service_id: str
    location_id: str
    organization_id: str
    service_at_location_id: str


class ContactOwner(TypedDict, total=False):
    """The same for people and desks, which no location has."""

    service_id: str
    organization_id: str
    service_at_location_id: str


class HoursOwner(TypedDict, total=False):
    """The same for hours, which no organization has."""

    service_id: str
    location_id: str
    service_at_location_id: str


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY_DAY = ",".join(WEEKDAYS)


def phones(
    owner: uuid.UUID, of: OwnerIds, found: Iterable[rows.PhoneRow]
) -> tuple[shapes.Phone, ...]:
    """Return the numbers of a thing; `of` is its id under the name that says what it is."""
    part = ids.PartIds(owner)
    return tuple(_phone(part, of, row) for row in found)


def _phone(part: ids.PartIds, of: OwnerIds, row: rows.PhoneRow) -> shapes.Phone:
    number, extension = numbers.split(row.number)
    return shapes.Phone(
        id=part.of("phone", row.number, row.kind),
        number=number,
        extension=extension,
        type=numbers.TYPES.get(row.kind, "voice"),
        description=said(row.description),
        **of,
    )


def contacts(
    owner: uuid.UUID, of: ContactOwner, found: Iterable[rows.ContactRow]
) -> tuple[shapes.Contact, ...]:
    """Return the people and desks of a thing."""
    part = ids.PartIds(owner)
    return tuple(
        shapes.Contact(
            id=part.of("contact", row.name, row.title, row.department, row.email),
            name=said(row.name),
            title=said(row.title),
            department=said(row.department),
            email=email(row.email),
            **of,
        )
        for row in found
    )


def schedules(
    owner: uuid.UUID, of: HoursOwner, time_zone: str, found: Iterable[HoursRule]
) -> tuple[shapes.Schedule, ...]:
    """Return the hours of a thing."""
    part = ids.PartIds(owner)
    return tuple(_schedule(part, of, time_zone, rule) for rule in found)


def _schedule(
    part: ids.PartIds, of: HoursOwner, time_zone: str, rule: HoursRule
) -> shapes.Schedule:
    is_timed = rule.has_times
    return shapes.Schedule(
        id=part.of("schedule", rule),
        valid_from=day(rule.valid_from),
        valid_to=day(rule.valid_to),
        dtstart=day(rule.anchor_on),
        wkst="MO" if is_timed else None,
        freq=_frequency(rule),
        interval=rule.every_n_weeks if rule.every_n_weeks > 1 else None,
        byday=_days(rule),
        description=said(_in_words(rule)),
        opens_at=f"{rule.opens:%H:%M}" if rule.opens is not None else None,
        closes_at=f"{rule.closes:%H:%M}" if rule.closes is not None else None,
        attending_type="nach Vereinbarung" if rule.by_appointment else None,
        notes=said(rule.note),
        time_zone=time_zone if is_timed else None,
        by_appointment=True if rule.by_appointment else None,
        season_from=said(rule.season_from),
        season_to=said(rule.season_to),
        on_holidays=None if rule.is_note else rule.on_holidays,
        in_vacations=None if rule.is_note else rule.in_vacations,
        **of,
    )


def _frequency(rule: HoursRule) -> str | None:
    if rule.weekday is None and not rule.has_times:
        return None
    # HSDS knows no DAILY: every day is each day of the week.
    return "WEEKLY" if rule.week_of_month is None else "MONTHLY"


def _days(rule: HoursRule) -> str | None:
    if rule.weekday is None:
        return _EVERY_DAY if rule.has_times else None
    return f"{rule.week_of_month or ''}{WEEKDAYS[rule.weekday]}"


@lru_cache(maxsize=10_000)
def _in_words(rule: HoursRule) -> str:
    return typed_text.written([rule])


def texts(found: Iterable[rows.TextRow]) -> tuple[shapes.Text, ...]:
    """Return the texts of a thing in other languages."""
    return tuple(
        shapes.Text(field=row.field, language=row.language, text=row.text, origin=row.origin)
        for row in found
    )


def picture(root: str, found: Iterable[rows.PictureRow]) -> shapes.Picture | None:
    """Return the one picture of a thing."""
    for row in found:
        return shapes.Picture(
            url=f"{root}/bilder/{row.picture_id}/wide.webp",
            width=row.picture__width,
            height=row.picture__height,
            description=said(row.alt),
            credit=said(row.credit),
        )
    return None


def attributes(
    owner: uuid.UUID, entity: str, terms: Iterable[shapes.TaxonomyTerm]
) -> tuple[shapes.Attribute, ...]:
    """Return the words that are said of a thing."""
    part = ids.PartIds(owner)
    return tuple(
        shapes.Attribute(
            id=part.of("attribute", term.id),
            link_id=str(owner),
            taxonomy_term_id=term.id,
            link_type=term.taxonomy,
            link_entity=entity,
            value=term.name,
            taxonomy_term=term,
        )
        for term in terms
    )


def capacities(
    service: uuid.UUID, found: Iterable[rows.CapacityRow], lasts: dt.timedelta
) -> tuple[shapes.Capacity, ...]:
    """Return the counts of free places; `lasts` is how long one can be relied on."""
    return tuple(
        shapes.Capacity(
            id=ids.PartIds(row.service_at_location_id).of("capacity", row.unit),
            unit=shapes.Unit(id=ids.of_unit(row.unit), name=row.unit),
            available=row.available,
            updated=moment(row.asserted_at) or "",
            service_id=str(service),
            maximum=row.maximum,
            service_at_location_id=str(row.service_at_location_id),
            valid_until=moment(row.asserted_at + lasts),
        )
        for row in found
        if row.available is not None
    )


def capacity_limits(found: Iterable[rows.CapacityRow]) -> tuple[shapes.CapacityLimit, ...]:
    """Return how many places there are where nobody counted the free ones."""
    return tuple(
        shapes.CapacityLimit(
            id=ids.PartIds(row.service_at_location_id).of("capacity", row.unit),
            unit=row.unit,
            updated=moment(row.asserted_at) or "",
            maximum=row.maximum,
            service_at_location_id=str(row.service_at_location_id),
        )
        for row in found
        if row.available is None
    )
