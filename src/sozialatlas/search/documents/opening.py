"""Opening hours of records as one text each: equal hours give equal texts."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from functools import lru_cache

from sozialatlas.directory.hours import pattern
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Schedule
from sozialatlas.directory.models.schedule import RULE_COLUMNS
from sozialatlas.search.documents.places import Place
from sozialatlas.search.documents.related import gathered

Rules = tuple[HoursRule, ...]


def of_links(
    links: Collection[tuple[uuid.UUID, uuid.UUID, Place]],
) -> Mapping[uuid.UUID, str]:
    """Return the hours by the first id of links: their own, else the service's, the location's.

    A link is its id, its service's, and its place.
    """
    own = _rules("service_at_location_id", {link for link, _, _ in links})
    services = _rules("service_id", {service for _, service, _ in links})
    places = _rules("location_id", {place.id for _, _, place in links})
    return {
        link: _encoded(own[link] or services[service] or places[place.id], place.region)
        for link, service, place in links
    }


def of_services(service_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Return the hours of services without a location; empty where they say none."""
    found = _rules("service_id", service_ids)
    return {key: _encoded(found[key], "") for key in service_ids}


def _rules(owner: str, keys: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Rules]:
    rows = Schedule.objects.filter(**{f"{owner}__in": keys}).order_by(owner, "pk")
    told = rows.values_list(owner, *RULE_COLUMNS)
    return gathered((row[0], _rule(row[1:])) for row in told.iterator())


# Rows and whole weeks repeat: most offices open at the same hours.
@lru_cache(maxsize=20_000)
def _rule(values: tuple[object, ...]) -> HoursRule:
    return HoursRule(**dict(zip(RULE_COLUMNS, values, strict=True)))  # type: ignore[arg-type]  # -- the columns have the rule's types


@lru_cache(maxsize=20_000)
def _encoded(rules: Rules, region: str) -> str:
    return pattern.encode(rules, region)
