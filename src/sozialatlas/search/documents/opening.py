"""Opening hours of records as one text each: equal hours give equal texts."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from sozialatlas.directory.hours import pattern
from sozialatlas.directory.hours.calendar import region_of
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Location, Schedule, Service, ServiceAtLocation
from sozialatlas.search.documents.related import gathered

Rules = tuple[HoursRule, ...]
_COLUMNS = tuple(field.name for field in dataclasses.fields(HoursRule))


def of_links(
    links: Collection[ServiceAtLocation], locations: Mapping[uuid.UUID, Location]
) -> Mapping[uuid.UUID, str]:
    """Return the hours of services at locations: their own, else the service's, the location's."""
    own = _rules("service_at_location_id", {link.pk for link in links})
    services = _rules("service_id", {link.service_id for link in links})
    places = _rules("location_id", locations.keys())
    return {
        link.pk: _encoded(
            own[link.pk] or services[link.service_id] or places[link.location_id],
            _region(locations[link.location_id]),
        )
        for link in links
    }


def of_services(services: Iterable[Service]) -> Mapping[uuid.UUID, str]:
    """Return the hours of services without a location; empty where they say none."""
    keys = {service.pk for service in services}
    found = _rules("service_id", keys)
    return {key: _encoded(found[key], "") for key in keys}


def _rules(owner: str, keys: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Rules]:
    rows = Schedule.objects.filter(**{f"{owner}__in": keys}).order_by(owner, "pk")
    told = rows.values_list(owner, *_COLUMNS)
    return gathered((row[0], _rule(row[1:])) for row in told.iterator())


# Rows and whole weeks repeat: most offices open at the same hours.
@lru_cache(maxsize=20_000)
def _rule(values: tuple[object, ...]) -> HoursRule:
    return HoursRule(**dict(zip(_COLUMNS, values, strict=True)))  # type: ignore[arg-type]  # -- the columns have the rule's types


@lru_cache(maxsize=20_000)
def _encoded(rules: Rules, region: str) -> str:
    return pattern.encode(rules, region)


def _region(location: Location) -> str:
    key = location.municipality.key if location.municipality else ""
    return region_of(key, location.country)
