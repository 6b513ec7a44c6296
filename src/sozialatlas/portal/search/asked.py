"""What was asked, as far as its address can be understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from sozialatlas.portal.profile import address as profile_address
from sozialatlas.portal.results_map import borders
from sozialatlas.portal.search.address import SearchAddress
from sozialatlas.search import choices, parameters as search_parameters
from sozialatlas.search.answers import Notice
from sozialatlas.search.asking import ask
from sozialatlas.search.locating import NOWHERE, Located
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.requests import BadRequestError, SearchRequest
from sozialatlas.search.scope import EVERYTHING, Scope

PAGE_SIZE = 20
OF_FORM = ("q", "place", "radius_km")
"""Parameters that the search box asks for."""
OF_POINT = ("lat", "lon")
"""Parameters of "near me", which a place in words replaces."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it was understood; `ignored` names parameters that made no sense.

    `is_danger`: the words tell of danger, and no radius counts. `is_elsewhere`: the place lies
    outside the town whose portal it is. `county_url`: the same question to the county's portal,
    empty where it is asked there, or nothing leads there.
    """

    parameters: Parameters
    located: Located
    request: SearchRequest
    address: SearchAddress
    ignored: tuple[str, ...]
    notices: tuple[Notice, ...] = ()
    is_danger: bool = False
    is_elsewhere: bool = False
    county_url: str = ""

    @property
    def scope(self) -> Scope:
        """What the portal shows."""
        return self.request.scope


def understand(
    given: Mapping[str, Sequence[str]],
    path: str,
    types: tuple[str, ...],
    now: dt.datetime,
    scope: Scope = EVERYTHING,
) -> Asked:
    """Return the request of an address in a portal; what makes no sense is left out and named.

    A page for people never refuses because of an address that somebody mistyped.
    """
    kept = {name: list(values) for name, values in given.items()}
    ignored = _unknown_of_person(kept)
    while True:
        try:
            found = _understand(kept, path, types, now, scope)
            return replace(found, ignored=tuple(ignored))
        except BadRequestError as error:
            names = OF_POINT if error.field in OF_POINT else (error.field,)
            dropped = [name for name in names if kept.pop(name, None) is not None]
            if not dropped:  # nothing left to leave out: going round again would never end
                raise
            ignored += dropped


def _unknown_of_person(given: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the parameters of the profile and of the map if they name what does not exist."""
    profiles = given.get(profile_address.NAME, ())
    is_known = {
        profile_address.NAME: set(filter(None, profiles)) <= set(profile_address.known(profiles)),
        borders.NAME: borders.is_known(given.get(borders.NAME, ())),
    }
    return [name for name, known in is_known.items() if not known]


def _said(parameters: Parameters) -> dict[str, list[str]]:
    """Return the place and the radius that the search box shows once they were understood."""
    radius = parameters.radius_km
    return {
        "place": [parameters.place],
        "radius_km": [f"{radius:g}" if radius is not None else ""],
    }


def _understand(
    kept: Mapping[str, Sequence[str]],
    path: str,
    types: tuple[str, ...],
    now: dt.datetime,
    scope: Scope,
) -> Asked:
    # What the person needs is no part of the search: it leaves nothing out.
    of_person = (profile_address.NAME, borders.NAME)
    searched = {name: kept[name] for name in kept if name not in of_person}
    given = search_parameters.parse(searched, page_size=PAGE_SIZE)
    parameters = choices.known(given, on=timezone.localdate(now))
    if types:
        parameters = replace(parameters, types=types)
    understood = ask(parameters, now, scope)
    said = {name: kept[name] for name in kept if name != "page_size"}
    if understood.parameters is not parameters:
        said |= _said(understood.parameters)
    # In danger more than is looked for: each page that a link leads to must show the help, too.
    said["q"] = [understood.words]
    address = SearchAddress.of(path, said)
    return Asked(
        parameters=understood.parameters,
        located=understood.located or NOWHERE,
        request=understood.request,
        address=address,
        ignored=(),
        notices=understood.notices,
        is_danger=understood.is_danger,
        is_elsewhere=understood.is_elsewhere,
    )
