"""What some entries leave out and others say: country, postal codes, an address. No Django."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sozialatlas.marketplace.duplicates.evidence import Entry, Site, house_in_city
from sozialatlas.marketplace.duplicates.houses import in_one_spelling, street_and_number

USUAL = "DE"


def completed(entries: Sequence[Entry]) -> tuple[list[Entry], str]:
    """Return entries with what others say of their houses, and their country.

    A house without a postal code gets the one that others have; a name that is the address of a
    known house stands for that house. A number without a place is one of the country in which
    most entries lie.
    """
    houses = _houses(entries)
    entries = [_at_its_name(each, houses) for each in entries]
    codes = _codes(entries)
    countries = Counter(site.country for each in entries for site in each.sites if site.country)
    country = min(countries, key=lambda each: (-countries[each], each), default=USUAL)
    return [_with_codes(each, codes) for each in entries], country


def _houses(entries: Sequence[Entry]) -> Mapping[str, Sequence[Site]]:
    """Return the known houses by number, each once."""
    found: defaultdict[str, dict[str, Site]] = defaultdict(dict)
    for site in (each for entry in entries for each in entry.sites):
        _street, number = street_and_number(site.street)
        if number and (house := house_in_city(site)):
            found[number].setdefault(house, site)
    return {number: list(sites.values()) for number, sites in found.items()}


def _at_its_name(entry: Entry, houses: Mapping[str, Sequence[Site]]) -> Entry:
    """Return an entry without a street at the house whose address it bears as its name."""
    if any(site.street for site in entry.sites):
        return entry
    street, number = street_and_number(entry.name)
    said = in_one_spelling(entry.name)
    for house in houses.get(number, ()) if street else ():
        # "1500 Galen Street SE Washington, DC": the town follows without a sign between them.
        is_there = street.startswith(street_and_number(house.street, house.city)[0])
        if is_there and in_one_spelling(house.city) in said:
            own = next((site for site in entry.sites if site.point), Site())
            return replace(entry, sites=(replace(house, lat=own.lat, lon=own.lon),))
    return entry


def _codes(entries: Sequence[Entry]) -> Mapping[str, str]:
    """Return the postal codes of houses for which only one is said."""
    lacking = {
        house_in_city(site) for each in entries for site in each.sites if not site.postal_code
    }
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in entries if lacking - {""} else ():
        for site in each.sites:
            if site.postal_code and (house := house_in_city(site)) in lacking:
                found[house].add(site.postal_code)
    return {house: min(some) for house, some in found.items() if len(some) == 1}


def _with_codes(entry: Entry, codes: Mapping[str, str]) -> Entry:
    if all(site.postal_code for site in entry.sites):
        return entry
    return replace(entry, sites=tuple(_with_code(site, codes) for site in entry.sites))


def _with_code(site: Site, codes: Mapping[str, str]) -> Site:
    code = "" if site.postal_code else codes.get(house_in_city(site), "")
    return replace(site, postal_code=code) if code else site
