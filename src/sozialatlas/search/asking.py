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
from sozialatlas.search.misspelt_towns import town_meant
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.understanding import crisis, place_inside
from sozialatlas.search.understanding.crisis import Crisis
from sozialatlas.search.understanding.crisis_words import LONGEST_TEXT
from sozialatlas.search.understanding.knowledge import knowledge
from sozialatlas.search.understanding.place_inside import Gazetteer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, the parameters that say the same, and what has to be said about the place.

    `words` ask the same again, beside the parameters; `danger` is what they tell of.
    """

    parameters: Parameters
    located: Located | None
    request: SearchRequest
    notices: tuple[Notice, ...]
    words: str
    danger: Crisis | None

    @property
    def is_danger(self) -> bool:
        """Whether the words tell of danger."""
        return self.danger is not None


def ask(given: Parameters, now: dt.datetime) -> Asked:
    """Return the request of parameters; a place among the words becomes the place.

    Whoever is in danger is shown the nearest help, however far away it is.
    """
    danger = crisis.recognise(_whole(given))
    parameters, notices = _with_place_inside(given)
    words = parameters.q
    if danger is not None:
        words = _telling(danger, given, parameters)
        parameters, notices = _at_any_distance(parameters, given, notices)
    located = locate(parameters)
    request = search_parameters.request(parameters, located.near if located else None, now)
    return Asked(parameters, located, request, notices, words, danger)


def _whole(given: Parameters) -> str:
    return given.whole_q or given.q


def _telling(danger: Crisis, given: Parameters, parameters: Parameters) -> str:
    """Return the words without the place, but with all that tells of the same danger.

    A long message may tell of it at its end, and "bei mir" may belong to what somebody tells.
    """
    whole = _whole(given)
    without_place = parameters.q + whole.removeprefix(given.q)
    is_told = crisis.recognise(without_place) == danger
    return (without_place if is_told else whole)[:LONGEST_TEXT]


def _with_place_inside(given: Parameters) -> tuple[Parameters, tuple[Notice, ...]]:
    if not given.q or given.place or given.lat is not None or given.is_place_given:
        return given, ()
    found = place_inside.find(
        given.q, Gazetteer(places.places_named, places.is_loaded, knowledge().words, town_meant)
    )
    if found is None:
        return given, ()
    # Danger is looked for in all words: "bei mir" may belong to what somebody tells.
    without = dataclasses.replace(given, q=found.rest, whole_q=_whole(given))
    if found.is_near_me:
        return without, (Notice(answers.NEAR_ME),)
    radius = DEFAULT_RADIUS_KM if given.radius_km is None else given.radius_km
    changed = dataclasses.replace(without, place=found.name, radius_km=radius)
    return changed, (Notice(answers.PLACE_UNDERSTOOD, (found.name, _whole(given))),)


def _at_any_distance(
    parameters: Parameters, given: Parameters, notices: tuple[Notice, ...]
) -> tuple[Parameters, tuple[Notice, ...]]:
    """Leave out a radius, and say so where somebody had chosen it."""
    if parameters.radius_km is None:
        return parameters, notices
    told = () if given.radius_km is None else (f"{given.radius_km:g}",)
    said = (Notice(answers.ANY_DISTANCE, told),) if told else ()
    return dataclasses.replace(parameters, radius_km=None), (*notices, *said)
