"""The whole demo county: land, providers, services, events and tasks, from one seed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sozialatlas.directory.values import DirectoryPackage
from sozialatlas.exchange.importers.demo.activities import Activities
from sozialatlas.exchange.importers.demo.geography.land import DemoLand, lay_out
from sozialatlas.exchange.importers.demo.locations import Locations
from sozialatlas.exchange.importers.demo.organizations import Organizations
from sozialatlas.exchange.importers.demo.places import Spots
from sozialatlas.exchange.importers.demo.services import Services
from sozialatlas.exchange.importers.demo.topics import TopicContent, read_topics
from sozialatlas.exchange.importers.demo.translations import translated

RECORD_COUNT = 24_000
EVENT_COUNT = 600
ROLE_COUNT = 400


@dataclass(frozen=True, slots=True)
class DemoCounty:
    """The land and all that its directory holds."""

    land: DemoLand
    package: DirectoryPackage

    @property
    def record_count(self) -> int:
        """Services at locations, and services without any."""
        linked = {link.service_key for link in self.package.services_at_location}
        alone = sum(service.key not in linked for service in self.package.services)
        return len(self.package.services_at_location) + alone


def generate_county(today: dt.date, seed: int, records: int = RECORD_COUNT) -> DemoCounty:
    """Return the fictional county; the same day, seed and count give the same county."""
    land = lay_out(seed)
    spots = Spots(land)
    organizations = Organizations(seed, today)
    locations = Locations(seed, today)
    services = Services(seed, today, spots, organizations, locations)
    for topic, count in shares(read_topics(), records):
        services.make(topic, count)
    activities = Activities(seed, today, spots, organizations, locations)
    share = min(1.0, records / RECORD_COUNT)
    events = activities.events(max(1, round(EVENT_COUNT * share)))
    roles = activities.roles(max(1, round(ROLE_COUNT * share)))
    package = DirectoryPackage(
        organizations=tuple(provider.values for provider in organizations.founded.values()),
        locations=tuple(locations.made.values()),
        services=translated(services.made),
        services_at_location=tuple(services.at_locations),
        events=events,
        volunteer_roles=roles,
    )
    return DemoCounty(land, package)


def shares(topics: Sequence[TopicContent], records: int) -> list[tuple[TopicContent, int]]:
    """Return how many records each topic gets: in proportion, at least one, exactly `records`.

    With fewer records than topics, the first topics get one each.
    """
    total = sum(topic.count for topic in topics)
    spare = max(0, records - len(topics))
    exact = [(topic.count * spare / total, topic) for topic in topics]
    counts = {topic.key: 1 + int(wanted) for wanted, topic in exact}
    missing = records - sum(counts.values())
    by_rest = sorted(exact, key=lambda pair: (-(pair[0] % 1), pair[1].key))
    for _, topic in by_rest[: max(0, missing)]:
        counts[topic.key] += 1
    return [(topic, counts[topic.key]) for topic in topics[:records]]
