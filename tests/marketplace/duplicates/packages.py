"""Entries to compare, straight from a package of values: no database is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from sozialatlas.directory.taxonomy.reader import read_taxonomy
from sozialatlas.directory.values import (
    DirectoryPackage,
    LocationValues,
    OrganizationValues,
    PhoneValues,
    ServiceValues,
)
from sozialatlas.marketplace.duplicates.evidence import Entry, Site


def entries(package: DirectoryPackage) -> dict[str, list[Entry]]:
    """Return the organizations, locations and services of a package, by kind."""
    world = _World(package)
    return {
        "organization": [world.organization(each) for each in package.organizations],
        "location": [world.location(each) for each in package.locations],
        "service": [world.service(each) for each in package.services],
    }


class _World:
    def __init__(self, package: DirectoryPackage) -> None:
        self.names = {each.key: each.name for each in package.organizations}
        locations = {each.key: each for each in package.locations}
        services = {each.key: each for each in package.services}
        self.sites: defaultdict[str, set[Site]] = defaultdict(set)
        self.phones: defaultdict[str, set[str]] = defaultdict(set)
        self.mails: defaultdict[str, set[str]] = defaultdict(set)
        for each in package.locations:
            self._place(("organization", each.organization_key), site(each))
            self._call(("organization", each.organization_key), each.phones)
        for each in package.services:
            self._call(("organization", each.organization_key), each.phones)
            self.mails[f"organization/{each.organization_key}"].add(each.email)
        for link in package.services_at_location:
            place = locations.get(link.location_key)
            service = services.get(link.service_key)
            if place is None or service is None:  # real files name rows that they lack
                continue
            self._place(("service", link.service_key), site(place))
            self._place(("organization", service.organization_key), site(place))
            self._call(("service", link.service_key), link.phones)
            self._call(("location", link.location_key), link.phones)
            self._call(("organization", service.organization_key), link.phones)

    def _place(self, of: tuple[str, str], where: Site) -> None:
        self.sites["/".join(of)].add(where)

    def _call(self, of: tuple[str, str], phones: Iterable[PhoneValues]) -> None:
        self.phones["/".join(of)].update(numbers(phones))

    def _owner(self, key: str) -> str:
        return key if key in self.names else ""  # real files name organizations that they lack

    def organization(self, values: OrganizationValues) -> Entry:
        key = f"organization/{values.key}"
        return Entry(
            kind="organization",
            id=values.key,
            name=values.name,
            other_name=values.alternate_name,
            phones=(*numbers(values.phones), *sorted(self.phones[key])),
            mails=tuple(sorted({values.email, *self.mails[key]} - {""})),
            urls=(values.url,) if values.url else (),
            sites=_in_order(self.sites[key]),
            parent=values.parent_key,
            text=values.description,
        )

    def location(self, values: LocationValues) -> Entry:
        return Entry(
            kind="location",
            id=values.key,
            name=values.name,
            phones=(*numbers(values.phones), *sorted(self.phones[f"location/{values.key}"])),
            sites=(site(values),),
            owner=self._owner(values.organization_key),
            owner_name=self.names.get(values.organization_key, ""),
        )

    def service(self, values: ServiceValues) -> Entry:
        key = f"service/{values.key}"
        return Entry(
            kind="service",
            id=values.key,
            name=values.name,
            other_name=values.alternate_name,
            phones=(*numbers(values.phones), *sorted(self.phones[key])),
            mails=(values.email,) if values.email else (),
            urls=(values.url,) if values.url else (),
            sites=_in_order(self.sites[key]),
            owner=self._owner(values.organization_key),
            owner_name=self.names.get(values.organization_key, ""),
            text=values.description,
            topics=values.topics,
            fields=tuple(sorted({_fields()[each] for each in values.topics if each in _fields()})),
        )


@cache
def _fields() -> dict[str, str]:
    return {each.code: each.group for each in read_taxonomy().topics}


def site(values: LocationValues) -> Site:
    """Return where a location is."""
    written, is_exact = values.address, values.precision == "exact"
    return Site(
        street=written.street if written else "",
        extra=written.extra if written else "",
        postal_code=written.postal_code if written else "",
        city=written.city if written else "",
        country=values.country,
        lat=values.lat if is_exact else None,
        lon=values.lon if is_exact else None,
    )


def numbers(phones: Iterable[PhoneValues]) -> tuple[str, ...]:
    """Return what rings."""
    return tuple(each.number for each in phones if each.kind in {"voice", "mobile"})


def _in_order(sites: Iterable[Site]) -> tuple[Site, ...]:
    return tuple(sorted(sites, key=lambda each: (each.postal_code, each.street, each.city)))
