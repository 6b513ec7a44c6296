"""What a critical reader finds wrong in the demo county, one function for each kind of defect."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.values import LocationValues, ServiceValues
from sozialatlas.exchange.importers.demo.county import DemoCounty
from tests.exchange.demo_expectations import (
    CHARGED,
    INSURED,
    OTHER_PROVIDERS,
    OTHER_THINGS,
    USUAL_HOURS,
)

_SAYS_FREE = re.compile(r"\bkostet nichts\b|ohne Beitrag\b|, kostenlos\b|^Umsonst")
_SAYS_PRICE = re.compile(r"kleines Geld|Jahresbeitrag|verkaufen sie günstig|Teil der Gebühr")


@dataclass(frozen=True, slots=True)
class Record:
    """A service at one place, or without any."""

    service: ServiceValues
    provider: str
    place: LocationValues | None
    rules: tuple[HoursRule, ...]

    @property
    def label(self) -> str:
        """How a reader finds it again."""
        return f"{self.service.name} | {self.provider}"

    @property
    def text(self) -> str:
        """All that it says about itself, but for its name."""
        return f"{self.service.summary} {self.service.description}"


def records(county: DemoCounty) -> list[Record]:
    """Return all records of the county."""
    package = county.package
    names = {each.key: each.name for each in package.organizations}
    places = {each.key: each for each in package.locations}
    services = {each.key: each for each in package.services}
    linked = {link.service_key for link in package.services_at_location}
    located = [
        Record(service, names[service.organization_key], places[link.location_key], link.schedules)
        for link in package.services_at_location
        for service in [services[link.service_key]]
    ]
    return located + [
        Record(service, names[service.organization_key], None, service.schedules)
        for service in package.services
        if service.key not in linked
    ]


def repeated_names(county: DemoCounty) -> list[str]:
    """Return what has the name of another thing of its provider in its municipality."""
    of_place = {each.key: each.municipality_key for each in county.package.locations}
    activities = (*county.package.events, *county.package.volunteer_roles)
    found = Counter(
        ("service", record.service.name, record.provider, _municipality(record))
        for record in records(county)
    ) + Counter(
        (
            type(each).__name__,
            each.name,
            each.organization_key,
            of_place.get(each.location_key, ""),
        )
        for each in activities
    )
    return [
        f"{count} x {what}" for what, count in found.items() for _ in range(count) if count > 1
    ]


def other_things(county: DemoCounty) -> list[str]:
    """Return what says of itself what something of another name would."""
    return [
        f"{record.label}: {said.group()}"
        for record in records(county)
        for word, other in OTHER_THINGS.items()
        if re.search(word, record.service.name)
        for said in [re.search(other, record.text)]
        if said
    ]


def other_providers(county: DemoCounty) -> list[str]:
    """Return what is offered by somebody who would not."""
    return [
        record.label
        for record in records(county)
        for what, other in OTHER_PROVIDERS.items()
        if re.search(what, record.service.name) or re.search(what, record.service.topics[0])
        if re.search(other, record.provider)
    ]


def impossible_costs(county: DemoCounty) -> list[str]:
    """Return what costs nothing though it must, or something though it says not."""
    return [record.label for record in records(county) if _has_wrong_cost(record.service)]


def _has_wrong_cost(service: ServiceValues) -> bool:
    if service.topics[0] in INSURED and "Osteopathie" not in service.name:
        return service.is_free == "yes" or not (service.fees or service.cost_options)
    if service.is_free == "yes":
        is_priced = _SAYS_PRICE.search(f"{service.summary} {service.description}")
        return service.topics[0] in CHARGED or bool(is_priced)
    return service.is_free == "no" and bool(_SAYS_FREE.search(f"{service.name} {service.summary}"))


def wrong_ranks(county: DemoCounty) -> list[str]:
    """Return towns that are called Gemeinde, villages with a Stadtpark, towns that are a Dorf."""
    towns = {each.key: each for each in county.land.municipalities}
    found = []
    for record in records(county):
        if record.place is None or record.place.municipality_key not in towns:
            continue
        town = towns[record.place.municipality_key]
        address = record.place.address
        said = (
            f"{record.service.name} {record.text} {record.place.transportation} {address.street}"
        )
        wrong = r"(?<!kirchliche )\bGemeinde " if town.is_town else r"\bStadt "
        is_middle = town.is_town and not address.district
        if (
            re.search(rf"{wrong}{town.name}\b", f"{said} {record.provider}")
            or (is_middle and re.search(r"\bDorf(?!aue\b)", said))
            or (not town.is_town and re.search(r"\bStadt|\bBusbahnhof", said))
        ):
            found.append(record.label)
    return found


def other_places(county: DemoCounty) -> list[str]:
    """Return what names a municipality or district where it is not, provider's names aside."""
    names = {m.name for m in county.land.municipalities}
    names |= {d.name for m in county.land.municipalities for d in m.districts}
    place_name = re.compile(r"\b(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\b")
    found = []
    for record in records(county):
        if record.place is None:
            continue
        address = record.place.address
        said = f"{record.service.name} {record.text}".replace(record.provider, "")
        said = said.replace("Geschäftsstelle in Auenburg", "")
        others = set(place_name.findall(said)) - {address.city, address.district}
        if others:
            found.append(f"{record.label}: {sorted(others)}")
    return found


def other_streets(county: DemoCounty) -> list[str]:
    """Return houses named after a street in which they are not."""
    streets = {each.address.street.rpartition(" ")[0] for each in county.package.locations} - {""}
    street_name = re.compile(r"(?<=[ ,])(?:" + "|".join(sorted(streets, key=len)) + r")$")
    return [
        f"{place.name}: {place.address.street}"
        for place in county.package.locations
        for named in [street_name.search(place.name)]
        if named and place.address.street and not place.address.street.startswith(named.group())
    ]


def impossible_hours(county: DemoCounty) -> list[str]:
    """Return what is open when nothing of this kind is."""
    return [
        f"{record.label}: {rule.weekday} {rule.opens} {rule.closes}"
        for record in records(county)
        for usual in USUAL_HOURS
        if re.search(usual.name, record.service.name)
        for rule in record.rules
        if not usual.covers(rule)
    ]


def strange_words(county: DemoCounty) -> list[str]:
    """Return what a search for a nursing home finds though it is something else."""
    return [
        record.label
        for record in records(county)
        if re.search(r"Pflegeheim|Seniorenheim|Altenheim", record.text)
        and record.service.topics[0] != "nursing_home"
    ]


def _municipality(record: Record) -> str:
    return record.place.municipality_key if record.place else ""


def all_defects(county: DemoCounty) -> Iterator[tuple[str, list[str]]]:
    """Return each kind of defect and where it is."""
    for find in (
        repeated_names,
        other_things,
        other_providers,
        impossible_costs,
        wrong_ranks,
        other_places,
        other_streets,
        impossible_hours,
        strange_words,
    ):
        yield find.__name__, find(county)
