"""What some entries leave out and others say: the country, and postal codes. No Django."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sozialatlas.marketplace.duplicates.evidence import Entry, Site, house_in_city

USUAL = "DE"


def completed(entries: Sequence[Entry]) -> tuple[list[Entry], str]:
    """Return entries with the postal codes that others have for the house, and their country.

    A number without a place is one of the country in which most entries lie.
    """
    codes = _codes(entries)
    countries = Counter(site.country for each in entries for site in each.sites if site.country)
    country = min(countries, key=lambda each: (-countries[each], each), default=USUAL)
    return [_with_codes(each, codes) for each in entries], country


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
