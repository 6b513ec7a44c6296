"""From the parameters of an address to a request: the place is found, also among the words."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from sozialatlas.core.search_box import DEFAULT_RADIUS_KM
from sozialatlas.places import queries as places
from sozialatlas.search import answers, parameters as search_parameters
from sozialatlas.search.answers import Notice
from sozialatlas.search.locating import Located, locate
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.understanding import place_inside
from sozialatlas.search.understanding.knowledge import knowledge
from sozialatlas.search.understanding.place_inside import Gazetteer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, the parameters that say the same, and what has to be said about the place."""

    parameters: Parameters
    located: Located | None
    request: SearchRequest
    notices: tuple[Notice, ...] = ()


def ask(given: Parameters, now: dt.datetime) -> Asked:
    """Return the request of parameters; a place among the words becomes the place."""
    parameters, notices = _with_place_inside(given)
    located = locate(parameters)
    request = search_parameters.request(parameters, located.near if located else None, now)
    return Asked(parameters, located, request, notices)


def _with_place_inside(given: Parameters) -> tuple[Parameters, tuple[Notice, ...]]:
    if not given.q or given.place or given.lat is not None or given.as_typed:
        return given, ()
    found = place_inside.find(
        given.q, Gazetteer(places.places_named, places.is_loaded, knowledge().words)
    )
    if found is None:
        return given, ()
    if found.is_near_me:
        return dataclasses.replace(given, q=found.rest), (Notice(answers.NEAR_ME),)
    radius = DEFAULT_RADIUS_KM if given.radius_km is None else given.radius_km
    changed = dataclasses.replace(given, q=found.rest, place=found.name, radius_km=radius)
    return changed, (Notice(answers.PLACE_UNDERSTOOD, (found.name, given.q)),)
