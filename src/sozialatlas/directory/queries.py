"""Reads the directory across its tables."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Exists, Max, Model, OuterRef, Prefetch, QuerySet

from sozialatlas.directory import organization_tree
from sozialatlas.directory.models import (
    Event,
    Location,
    MergedRecord,
    RecordKind,
    Revision,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Status,
    Topic,
    VolunteerRole,
)
from sozialatlas.directory.outside import Site, country_outside


def record_ids_of(things: Iterable[tuple[str, uuid.UUID]]) -> frozenset[uuid.UUID]:
    """Return the ids of all records whose public face depends on the given things.

    A service is a record itself while it has no location, so its own id is always among them.
    What belongs to an organization is found under it, too.
    """
    ids: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
    for kind, thing_id in things:
        ids[kind].add(thing_id)
    ids[RecordKind.ORGANIZATION] = set(organization_tree.under(ids[RecordKind.ORGANIZATION]))
    found = _of_services(ids)
    for kind, model in ((RecordKind.EVENT, Event), (RecordKind.VOLUNTEER_ROLE, VolunteerRole)):
        found |= ids[kind]
        found |= _ids(model._default_manager.filter(organization__in=ids[RecordKind.ORGANIZATION]))
        found |= _ids(model._default_manager.filter(location__in=ids[RecordKind.LOCATION]))
    return frozenset(found)


def _of_services(ids: defaultdict[str, set[uuid.UUID]]) -> set[uuid.UUID]:
    owned = Service.objects.filter(organization__in=ids[RecordKind.ORGANIZATION])
    services = ids[RecordKind.SERVICE] | _ids(owned)
    links = ServiceAtLocation.objects.all()
    given = ids[RecordKind.SERVICE_AT_LOCATION]
    found = {*services, *given}
    found |= _ids(links.filter(service__in=services))
    found |= _ids(links.filter(location__in=ids[RecordKind.LOCATION]))
    return found | set(links.filter(pk__in=given).values_list("service_id", flat=True))


def merged_into(record_id: uuid.UUID) -> uuid.UUID | None:
    """Return the thing that another one went into, over all steps; None for what stands itself."""
    return merged_many([record_id]).get(record_id)


def merged_many(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, uuid.UUID]:
    """Return what things went into, over all steps; those that stand themselves are left out."""
    found: dict[uuid.UUID, uuid.UUID] = {}
    waiting = set(ids)
    while waiting:
        rows = MergedRecord.objects.standing().filter(old_id__in=waiting).order_by()
        found |= dict(rows.values_list("old_id", "new_id"))
        waiting = {new for old, new in found.items() if old in waiting} - found.keys()
    return {each: _last(found, each) for each in ids if each in found}


def _last(found: Mapping[uuid.UUID, uuid.UUID], record_id: uuid.UUID) -> uuid.UUID:
    while record_id in found:
        record_id = found[record_id]
    return record_id


def topic_groups() -> QuerySet[Topic]:
    """Return the groups of topics in their order, with their active topics."""
    active = Topic.objects.filter(is_active=True).order_by("order", "code")
    children = Prefetch("children", queryset=active)
    return active.filter(parent=None).prefetch_related(children)


def latest_revisions(kind: str, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, int]:
    """Return the number of the newest revision of each thing of a kind that has one."""
    rows = Revision.objects.filter(kind=kind, record_id__in=ids).order_by()
    newest = rows.values("record_id").annotate(newest=Max("pk"))
    return dict(newest.values_list("record_id", "newest"))


def services_outside(services: QuerySet[Service]) -> Mapping[uuid.UUID, str]:
    """Return the country of each service without a location that lies outside the loaded areas.

    It lies where its organization does; nothing being known of that, where its source does. A
    service that says whom it serves, or that is online or on the phone, reaches people here.
    """
    rows = list(_placeless(services).values_list("pk", "organization_id", "source"))
    if not rows:
        return {}
    of_organizations = _sites_of_organizations({organization for _, organization, _ in rows})
    unknown = {source for _, organization, source in rows if organization not in of_organizations}
    of_sources = _sites_of_sources(unknown - {""})
    countries = {
        pk: country_outside(of_organizations.get(organization) or of_sources.get(source, set()))
        for pk, organization, source in rows
    }
    return {pk: country for pk, country in countries.items() if country is not None}


def lone_services_beside(record_ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Return the services whose place is only known by where the given records lie.

    Those of the same organizations, and of the same sources where the organization has no site.
    """
    # Fetched step by step: as one condition with "or", the database reads all services.
    links = ServiceAtLocation.objects.filter(pk__in=record_ids)
    ids = {*record_ids, *links.values_list("service_id", flat=True)}
    given = set(Service.objects.filter(pk__in=ids).values_list("organization_id", "source"))
    lone = _placeless(Service.objects.all())
    found = _ids(lone.filter(organization__in={organization for organization, _ in given}))
    if sources := {source for _, source in given} - {""}:
        used = ServiceAtLocation.objects.filter(service__organization=OuterRef("organization"))
        placeless = lone.filter(source__in=sources, organization__locations=None)
        found |= _ids(placeless.filter(~Exists(used)))
    return frozenset(found)


def _placeless(services: QuerySet[Service]) -> QuerySet[Service]:
    """Return the services that say nothing themselves of where they are or whom they reach."""
    own = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    areas = ServiceArea.objects.filter(service=OuterRef("pk"))
    return services.filter(~Exists(own), ~Exists(areas), is_online=False, is_by_phone=False)


def _sites_of_organizations(keys: Collection[uuid.UUID]) -> Mapping[uuid.UUID, set[Site]]:
    sites: dict[uuid.UUID, set[Site]] = defaultdict(set)
    locations = Location.objects.exclude(status=Status.CLOSED)
    links = ServiceAtLocation.objects.exclude(location__status=Status.CLOSED)
    place = ("is_outside", "municipality_id", "country")
    owned = locations.filter(organization__in=keys).values_list("organization_id", *place)
    used = links.filter(service__organization__in=keys).values_list(
        "service__organization_id", *(f"location__{name}" for name in place)
    )
    for key, is_outside, municipality_id, country in (*owned.distinct(), *used.distinct()):
        sites[key].add(Site(is_outside, municipality_id is not None, country))
    return sites


def _sites_of_sources(sources: Collection[str]) -> Mapping[str, set[Site]]:
    sites: dict[str, set[Site]] = defaultdict(set)
    locations = Location.objects.filter(source__in=sources).exclude(status=Status.CLOSED)
    place = ("source", "is_outside", "municipality_id", "country")
    for source, is_outside, municipality_id, country in locations.values_list(*place).distinct():
        sites[source].add(Site(is_outside, municipality_id is not None, country))
    return sites


def _ids(rows: QuerySet[Model]) -> set[uuid.UUID]:
    return set(rows.values_list("pk", flat=True))


def is_topic(code: str) -> bool:
    """Return whether there is a topic or a group of topics with this code."""
    return Topic.objects.filter(code=code).exists()
