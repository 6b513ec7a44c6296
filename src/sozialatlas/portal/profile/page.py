"""The page on which somebody says what they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sozialatlas.core import addresses, formats
from sozialatlas.portal.profile import address, words
from sozialatlas.portal.profile.address import NAME, Pairs
from sozialatlas.portal.profile.rules import PROFILES
from sozialatlas.search.models import Portal
from sozialatlas.search.parameters import MOST_VALUES, NAMES
from sozialatlas.search.portals import COUNTY
from sozialatlas.search.presets import Preset

WORD = "barrieren"
BACK = "zu"
"""The parameter that names the page to come back to, where it is not the search of services."""
_PAGES = (
    addresses.EVENTS,
    f"{addresses.EVENTS}/monat",
    f"{addresses.EVENTS}/karte",
    addresses.VOLUNTEERING,
)
# The days that the calendar shows, besides the search.
_DAYS = ("from", "month")
# As long as the field of the search takes: a message keeps its end.
_LONGEST = 1200


@dataclass(frozen=True, slots=True)
class Box:
    """One profile to choose, with the features that it asks for."""

    value: str
    label: str
    looks_at: str
    is_checked: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """The line above results and records: whose needs are looked at, and where to change them.

    A device that `is_shared` (the info point of a town hall) keeps nothing of anybody.
    """

    names: tuple[str, ...]
    change_url: str
    forget_url: str
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """What the template shows; `kept` is the search that somebody came from."""

    boxes: list[Box]
    action: str
    kept: Pairs
    clear_url: str
    is_of_services: bool = True
    is_shared: bool = False


def is_shared(portal: Preset) -> bool:
    """Return whether many people use the device, one after another."""
    return portal.kind == Portal.Kind.KIOSK


def page(
    given: Mapping[str, Sequence[str]], language: str, portal: Preset = COUNTY
) -> ProfilePage:
    """Return the page for an address."""
    chosen = address.known(given.get(NAME, ()))
    back = next((word for word in given.get(BACK, ()) if word in _PAGES), addresses.SEARCH)
    kept = tuple(
        (name, value)
        for name in (*NAMES, *_DAYS)
        for value in given.get(name, ())[:MOST_VALUES]
        if value and name != "page" and len(value) <= _LONGEST
    )
    action = addresses.page(back, language)
    boxes = [Box(one, words.name(one), _features(one), one in chosen) for one in PROFILES]
    clear_url = addresses.page(WORD, language) if chosen else ""
    is_of_services = back == addresses.SEARCH
    return ProfilePage(boxes, action, kept, clear_url, is_of_services, is_shared(portal))


def bar(
    profile: tuple[str, ...],
    query: str,
    forget_url: str,
    language: str,
    portal: Preset = COUNTY,
) -> Bar:
    """Return the line for a page; `query` holds the search and the profile."""
    path = addresses.page(WORD, language)
    change_url = f"{path}?{query}" if query else path
    names = tuple(map(words.short, profile))
    return Bar(names, change_url, forget_url, is_shared(portal))


def _features(profile: str) -> str:
    return formats.joined(words.feature(need.feature) for need in PROFILES[profile])
