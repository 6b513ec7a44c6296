"""Opening hours of records as one text each: equal hours give equal texts."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping

from sozialatlas.directory.hours import pattern
from sozialatlas.directory.hours.calendar import region_of
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.hours_rows import rule_of
from sozialatlas.directory.models import Location, Schedule, Service, ServiceAtLocation
from sozialatlas.search.documents.related import gathered

Rules = tuple[HoursRule, ...]


def of_links(links: Collection[ServiceAtLocation]) -> Mapping[uuid.UUID, str]:
    """Return the hours of services at locations: their own, else the service's, the location's."""
    own = _rules("service_at_location_id", {link.pk for link in links})
    services = _rules("service_id", {link.service_id for link in links})
    locations = _rules("location_id", {link.location_id for link in links})
    return {
        link.pk: pattern.encode(
            own[link.pk] or services[link.service_id] or locations[link.location_id],
            _region(link.location),
        )
        for link in links
    }


def of_services(services: Iterable[Service]) -> Mapping[uuid.UUID, str]:
    """Return the hours of services without a location; empty where they say none."""
    keys = {service.pk for service in services}
    found = _rules("service_id", keys)
    return {key: pattern.encode(found[key]) for key in keys}


def _rules(owner: str, keys: set[uuid.UUID]) -> Mapping[uuid.UUID, Rules]:
    rows = Schedule.objects.filter(**{f"{owner}__in": keys}).order_by(owner, "pk")
    return gathered((getattr(row, owner), rule_of(row)) for row in rows)


def _region(location: Location) -> str:
    key = location.municipality.key if location.municipality else ""
    return region_of(key, location.country)
