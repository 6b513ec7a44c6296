"""All that is said of some services or organizations, by what it hangs on."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model, Q, QuerySet

from sozialatlas.core.rows import columns
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import (
    Accessibility,
    Capacity,
    Contact,
    CostOption,
    Language,
    LocalizedText,
    Location,
    Organization,
    Phone,
    RecordPicture,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
)
from sozialatlas.directory.models.schedule import RULE_COLUMNS
from sozialatlas.exchange import public_things
from sozialatlas.exchange.delta.queries import newest_changes
from sozialatlas.exchange.hsds.reading import rows

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Row = TypeVar("Row", bound=DataclassInstance)

OWNERS = ("service_id", "location_id", "service_at_location_id", "organization_id")
_TERMS = {
    "topics": "topic_id",
    "audiences": "audience_id",
    "life_situations": "lifesituation_id",
}


@dataclass(slots=True)
class Known:
    """Rows by their own id, or by the id of what they hang on."""

    organizations: dict[uuid.UUID, rows.OrganizationRow] = field(default_factory=dict)
    services: dict[uuid.UUID, rows.ServiceRow] = field(default_factory=dict)
    links: Mapping[uuid.UUID, list[rows.LinkRow]] = field(default_factory=dict)
    locations: dict[uuid.UUID, rows.LocationRow] = field(default_factory=dict)
    phones: Mapping[uuid.UUID, list[rows.PhoneRow]] = field(default_factory=dict)
    contacts: Mapping[uuid.UUID, list[rows.ContactRow]] = field(default_factory=dict)
    hours: Mapping[uuid.UUID, list[HoursRule]] = field(default_factory=dict)
    costs: Mapping[uuid.UUID, list[rows.CostRow]] = field(default_factory=dict)
    documents: Mapping[uuid.UUID, list[rows.DocumentRow]] = field(default_factory=dict)
    languages: Mapping[uuid.UUID, list[rows.LanguageRow]] = field(default_factory=dict)
    areas: Mapping[uuid.UUID, list[rows.AreaRow]] = field(default_factory=dict)
    capacities: Mapping[uuid.UUID, list[rows.CapacityRow]] = field(default_factory=dict)
    access: Mapping[uuid.UUID, list[rows.AccessRow]] = field(default_factory=dict)
    texts: Mapping[uuid.UUID, list[rows.TextRow]] = field(default_factory=dict)
    pictures: Mapping[uuid.UUID, list[rows.PictureRow]] = field(default_factory=dict)
    terms: Mapping[str, Mapping[uuid.UUID, list[int]]] = field(default_factory=dict)
    changed: Mapping[uuid.UUID, dt.datetime] = field(default_factory=dict)


def of_services(ids: Collection[uuid.UUID], today: dt.date) -> Known:
    """Return all that is said of services: at most some hundreds, for they are held in memory."""
    known = Known(services=_by_id(rows.ServiceRow, Service.objects.filter(pk__in=ids)))
    known.links = links_of(Q(service__in=ids), today)
    found = [link for links in known.links.values() for link in links]
    places = {link.location_id for link in found}
    providers = {service.organization_id for service in known.services.values()}
    known.organizations = organizations_of(providers)
    known.locations = locations_of(Q(pk__in=places))
    add_belongings(known, {link.id for link in found})
    return known


def bare_services(ids: Collection[uuid.UUID]) -> Known:
    """Return services with their organizations, and nothing that hangs on them."""
    known = Known(services=_by_id(rows.ServiceRow, Service.objects.filter(pk__in=ids)))
    known.organizations = organizations_of(
        {each.organization_id for each in known.services.values()}
    )
    known.changed = newest_changes({*known.services, *known.organizations})
    return known


def of_links(ids: Collection[uuid.UUID], today: dt.date, *, is_whole: bool) -> Known:
    """Return services at locations, with what hangs on them where the whole is wanted."""
    links = links_of(Q(pk__in=ids), today)
    known = bare_services(links.keys())
    known.links = links
    found = [link for of_service in links.values() for link in of_service]
    known.locations = locations_of(Q(pk__in={link.location_id for link in found}))
    if is_whole:
        add_belongings(known, {link.id for link in found})
    else:
        own = {*known.locations, *(link.id for link in found)}
        known.changed = {**known.changed, **newest_changes(own)}
    return known


def of_activities(
    ids: Collection[uuid.UUID],
    organizations: Collection[uuid.UUID],
    places: Collection[uuid.UUID],
) -> Known:
    """Return what events or volunteer roles point to, and what is said of themselves by id."""
    known = Known(organizations=organizations_of(organizations))
    known.locations = locations_of(Q(pk__in=places))
    add_belongings(known, set(ids))
    return known


def bare_organizations(ids: Collection[uuid.UUID]) -> Known:
    """Return organizations, and nothing that hangs on them."""
    return Known(organizations=organizations_of(ids), changed=newest_changes(ids))


def of_organizations(ids: Collection[uuid.UUID], today: dt.date) -> Known:
    """Return all that is said of organizations but for their services, with their locations."""
    known = Known(organizations=organizations_of(ids))
    own = public_things.visible("", today) & Q(organization__in=ids)
    known.locations = locations_of(own)
    add_belongings(known, set())
    return known


def organizations_of(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, rows.OrganizationRow]:
    """Return organizations by their ids."""
    return _by_id(rows.OrganizationRow, Organization.objects.filter(pk__in=ids))


def locations_of(condition: Q) -> dict[uuid.UUID, rows.LocationRow]:
    """Return locations with their areas and addresses."""
    return _by_id(rows.LocationRow, Location.objects.filter(condition))


def links_of(condition: Q, today: dt.date) -> Mapping[uuid.UUID, list[rows.LinkRow]]:
    """Return the services at open locations, by service."""
    found: dict[uuid.UUID, list[rows.LinkRow]] = defaultdict(list)
    links = public_things.links(today).filter(condition).order_by("service_id", "pk")
    for values in links.values_list(*columns(rows.LinkRow)):
        row = rows.LinkRow(*values)
        found[row.service_id].append(row)
    return found


def add_belongings(known: Known, links: set[uuid.UUID]) -> None:
    """Read what hangs on the things that are known by now."""
    services, places = known.services.keys(), known.locations.keys()
    owners = Q(service__in=services) | Q(organization__in=known.organizations)
    owners |= Q(service_at_location__in=links)
    known.phones = _owned(rows.PhoneRow, Phone.objects.filter(owners | Q(location__in=places)))
    known.contacts = _owned(rows.ContactRow, Contact.objects.filter(owners, is_public=True))
    known.hours = _hours(Q(service__in=services) | Q(location__in=places), links)
    known.access = _by(
        "location_id", rows.AccessRow, Accessibility.objects.filter(location__in=places)
    )
    things = {*services, *links, *places, *known.organizations}
    known.texts = _by(
        "record_id", rows.TextRow, LocalizedText.objects.filter(record_id__in=things)
    )
    known.changed = newest_changes(things)
    if services:
        _add_of_services(known, services, links)


def _add_of_services(
    known: Known, services: Collection[uuid.UUID], links: Collection[uuid.UUID]
) -> None:
    of = Q(service__in=services)
    known.costs = _by("service_id", rows.CostRow, CostOption.objects.filter(of))
    known.documents = _by("service_id", rows.DocumentRow, RequiredDocument.objects.filter(of))
    known.languages = _by("service_id", rows.LanguageRow, Language.objects.filter(of))
    known.areas = _by("service_id", rows.AreaRow, ServiceArea.objects.filter(of))
    known.pictures = _by("service_id", rows.PictureRow, RecordPicture.objects.filter(of))
    counted = Capacity.objects.filter(service_at_location__in=links)
    known.capacities = _by("service_at_location_id", rows.CapacityRow, counted)
    known.terms = {name: _terms(name, services) for name in _TERMS}


def _terms(name: str, services: Collection[uuid.UUID]) -> Mapping[uuid.UUID, list[int]]:
    through = getattr(Service, name).through
    found: dict[uuid.UUID, list[int]] = defaultdict(list)
    pairs = through._default_manager.filter(service__in=services).order_by(_TERMS[name])
    for service, key in pairs.values_list("service_id", _TERMS[name]):
        found[service].append(key)
    return found


def _hours(condition: Q, links: Collection[uuid.UUID]) -> Mapping[uuid.UUID, list[HoursRule]]:
    found: dict[uuid.UUID, list[HoursRule]] = defaultdict(list)
    schedules = Schedule.objects.filter(condition | Q(service_at_location__in=links))
    owners = ("service_id", "location_id", "service_at_location_id")
    for row in schedules.order_by("pk").values_list(*owners, *RULE_COLUMNS):
        owner = row[0] or row[1] or row[2]
        rule = HoursRule(**dict(zip(RULE_COLUMNS, row[len(owners) :], strict=True)))
        found[owner].append(rule)
    return found


def _by_id(kind: type[Row], things: QuerySet[Model]) -> dict[uuid.UUID, Row]:
    found = things.order_by("pk").values_list(*columns(kind))
    return {values[0]: kind(*values) for values in found}


def _by(owner: str, kind: type[Row], things: QuerySet[Model]) -> Mapping[uuid.UUID, list[Row]]:
    found: dict[uuid.UUID, list[Row]] = defaultdict(list)
    for values in things.order_by("pk").values_list(*columns(kind)):
        row = kind(*values)
        found[getattr(row, owner)].append(row)
    return found


def _owned(kind: type[Row], things: QuerySet[Model]) -> Mapping[uuid.UUID, list[Row]]:
    """Return rows by each thing that they hang on; a number may hang on several."""
    found: dict[uuid.UUID, list[Row]] = defaultdict(list)
    for values in things.order_by("pk").values_list(*columns(kind)):
        row = kind(*values)
        for owner in OWNERS:
            if key := getattr(row, owner, None):
                found[key].append(row)
    return found
