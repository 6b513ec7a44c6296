"""Places what was read: by coordinates, else by address, else outside of all loaded areas."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from sozialatlas.directory.models import RecordKind
from sozialatlas.directory.models.location import Precision
from sozialatlas.directory.outside import Site, country_outside
from sozialatlas.directory.values import (
    AddressValues,
    DirectoryPackage,
    LocationValues,
    ServiceAtLocationValues,
    ServiceValues,
)
from sozialatlas.exchange.importers.draft import ReadResult
from sozialatlas.exchange.importers.findings import CellError, Finding, Reason
from sozialatlas.places.references import AreaRef, Place, PlaceKind

# Mainland and islands of Germany, Austria, Switzerland and Liechtenstein, rounded outwards.
_LATITUDES, _LONGITUDES = (45.5, 55.5), (5.5, 17.5)
_OUR_COUNTRIES = frozenset(("DE", "AT", "CH", "LI", ""))
_MAX_LAT, _MAX_LON = 90, 180

AreaAt = Callable[[float, float], AreaRef | None]
PlacesNamed = Callable[[str], tuple[Place, ...]]


class Placing:
    """Finds the municipality of locations with the map and the place finder."""

    def __init__(self, area_at: AreaAt, places_named: PlacesNamed) -> None:
        """Take the two questions that can be asked about places."""
        self.area_at, self.places_named = area_at, places_named
        self._known: dict[tuple[str, str, str], Place | None] = {}

    def place(self, values: LocationValues) -> LocationValues:
        """Return the location with its municipality, or marked as outside.

        Raises: CellError, if the coordinates cannot be meant so.
        """
        if values.lat is not None and values.lon is not None:
            return self._by_point(values, values.lat, values.lon)
        found = self._by_address(values.address) if values.address else None
        if found:
            return _at_municipality(values, found)
        if values.address is None:
            return dataclasses.replace(values, precision=Precision.NONE.value)
        return _outside(values, Precision.NONE)

    def _by_point(self, values: LocationValues, lat: float, lon: float) -> LocationValues:
        if abs(lat) > _MAX_LAT or abs(lon) > _MAX_LON:
            self._refuse_swapped(values, lat, lon)
            raise CellError("lat", Reason.OFF_THE_GLOBE, f"{lat}, {lon}")
        area = self.area_at(lat, lon)
        if area is None:
            self._refuse_swapped(values, lat, lon)
            return _outside(values, Precision.EXACT)
        return dataclasses.replace(
            values,
            precision=Precision.EXACT.value,
            municipality_key=area.key,
            social_area_key=area.social_area_key,
            country=area.country,
            address=_in_country(values.address, area.country),
        )

    def _refuse_swapped(self, values: LocationValues, lat: float, lon: float) -> None:
        in_our_countries = (
            values.country in _OUR_COUNTRIES
            and _LATITUDES[0] <= lon <= _LATITUDES[1]
            and _LONGITUDES[0] <= lat <= _LONGITUDES[1]
        )
        fits = abs(lon) <= _MAX_LAT and self.area_at(lon, lat) is not None
        if in_our_countries or fits:
            raise CellError("lat", Reason.SWAPPED_AXES, f"{lat}, {lon}")

    def _by_address(self, address: AddressValues) -> Place | None:
        asked = address.country, address.postal_code, address.city
        if asked not in self._known:
            self._known[asked] = self._one_place(address)
        return self._known[asked]

    def knows(self, address: AddressValues) -> bool:
        """Return whether any place is called as an address says."""
        text = _town(address)
        return not text or bool(self.places_named(text))

    def _one_place(self, address: AddressValues) -> Place | None:
        """Return the place of an address, if it leaves no choice between municipalities."""
        text = _town(address)
        found = [
            place
            for place in (self.places_named(text) if text else ())
            if place.is_exact
            and place.kind is not PlaceKind.COUNTY
            and place.municipality_key
            and place.country == (address.country or place.country)
        ]
        chosen = {place.municipality_key for place in found}
        return found[0] if len(chosen) == 1 else None


def place(read: ReadResult, placing: Placing, social_area_of: Callable[[str], str]) -> ReadResult:
    """Return what was read with all locations placed; misplaced ones are rejected.

    A location that is rejected takes its links along, with a reason of their own.
    """
    kept, rejected, notices = [], list(read.rejected), list(read.notices)
    for values in read.package.locations:
        try:
            placed = placing.place(values)
        except CellError as error:
            rejected.append(read.finding(RecordKind.LOCATION, values.key, error))
            continue
        if placed.municipality_key and not placed.social_area_key:
            social = social_area_of(placed.municipality_key)
            placed = dataclasses.replace(placed, social_area_key=social)
        kept.append(placed)
        if doubt := _doubt(placed, placing):
            notices.append(read.finding(RecordKind.LOCATION, values.key, doubt))
    links = _links_of(read, {each.key for each in kept}, rejected)
    package = dataclasses.replace(read.package, locations=tuple(kept), services_at_location=links)
    return dataclasses.replace(
        read, package=package, rejected=tuple(rejected), notices=tuple(notices)
    )


def _doubt(placed: LocationValues, placing: Placing) -> CellError | None:
    """Return what to say of a location that is outside only because nobody knows its town."""
    address = placed.address
    if not placed.is_outside or placed.lat is not None or address is None:
        return None
    if placing.knows(address):
        return None
    return CellError("address", Reason.UNKNOWN_PLACE, _town(address))


def _town(address: AddressValues) -> str:
    return f"{address.postal_code} {address.city}".strip()


def counts(locations: Iterable[LocationValues]) -> Mapping[str, int]:
    """Return how many locations are exact, placed by address, outside, or without a place."""
    found: Counter[str] = Counter(exact=0, by_address=0, outside=0, unplaced=0)
    for values in locations:
        if values.is_outside:
            found["outside"] += 1
        elif not values.municipality_key:
            found["unplaced"] += 1
        else:
            is_exact = values.precision == Precision.EXACT
            found["exact" if is_exact else "by_address"] += 1
    return dict(found)


def services_outside(package: DirectoryPackage) -> Mapping[str, int]:
    """Return how many services without a location lie outside, by their country.

    The rule is that of `directory.queries.services_outside`, for what a file says by itself.
    """
    placed = {values.key: values for values in package.locations}
    links = [each for each in package.services_at_location if each.location_key in placed]
    owners = {service.key: service.organization_key for service in package.services}
    sites: dict[str, set[Site]] = defaultdict(set)
    for values in package.locations:
        sites[values.organization_key].add(_site(values))
    for link in links:
        sites[owners.get(link.service_key, "")].add(_site(placed[link.location_key]))
    of_file = {_site(values) for values in package.locations}
    placed_services = {link.service_key for link in package.services_at_location}
    countries = (
        country_outside(sites.get(service.organization_key) or of_file)
        for service in package.services
        if service.key not in placed_services and not _reaches_here(service)
    )
    return dict(sorted(Counter(each for each in countries if each is not None).items()))


def _site(values: LocationValues) -> Site:
    return Site(values.is_outside, bool(values.municipality_key), values.country)


def _reaches_here(service: ServiceValues) -> bool:
    is_remote = service.is_online or service.is_by_phone
    return is_remote or service.serves_everywhere or bool(service.serves)


def _links_of(
    read: ReadResult, kept: set[str], rejected: list[Finding]
) -> tuple[ServiceAtLocationValues, ...]:
    links = []
    for link in read.package.services_at_location:
        if link.location_key in kept:
            links.append(link)
        else:
            error = CellError("location", Reason.DEPENDS_ON_REJECTED, link.location_key[:60])
            rejected.append(read.finding(RecordKind.SERVICE_AT_LOCATION, link.key, error))
    return tuple(links)


def _at_municipality(values: LocationValues, place: Place) -> LocationValues:
    return dataclasses.replace(
        values,
        lat=place.lat,
        lon=place.lon,
        precision=Precision.MUNICIPALITY.value,
        municipality_key=place.municipality_key,
        country=place.country,
        address=_in_country(values.address, place.country),
    )


def _outside(values: LocationValues, precision: Precision) -> LocationValues:
    return dataclasses.replace(values, is_outside=True, precision=precision.value)


def _in_country(address: AddressValues | None, country: str) -> AddressValues | None:
    return dataclasses.replace(address, country=country) if address else None
