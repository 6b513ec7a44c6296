"""Whether something without a place of its own lies outside all loaded areas.

It lies where its organization has its sites: only where each of them is outside, so is it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SEVERAL_COUNTRIES = ""


@dataclass(frozen=True, slots=True)
class Site:
    """A location: outside the loaded areas, in one of them, or (neither) without any place."""

    is_outside: bool
    is_inside: bool
    country: str


def country_outside(sites: Iterable[Site]) -> str | None:
    """Return the country of sites that all lie outside; None where one is inside, or none is.

    Sites in two countries leave the country open: SEVERAL_COUNTRIES.
    """
    known = [site for site in sites if site.is_outside or site.is_inside]
    if not known or any(site.is_inside for site in known):
        return None
    countries = {site.country for site in known}
    return countries.pop() if len(countries) == 1 else SEVERAL_COUNTRIES
