"""From the parameters of an address to a request: the place is found, also among the words."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from sozialatlas.core.search_box import DEFAULT_RADIUS_KM
from sozialatlas.places import queries as places
from sozialatlas.search import answers, home
from sozialatlas.search.answers import Notice
from sozialatlas.search.locating import Located, locate
from sozialatlas.search.misspelt_towns import town_meant
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.requests import (
    DATE,
    DISTANCE,
    EVENT,
    RELEVANCE,
    SERVICE,
    BadRequestError,
    Near,
    SearchRequest,
)
from sozialatlas.search.scope import EVERYTHING, Scope
from sozialatlas.search.understanding import crisis, place_inside
from sozialatlas.search.understanding.crisis import Crisis
from sozialatlas.search.understanding.crisis_words import LONGEST_TEXT
from sozialatlas.search.understanding.knowledge import knowledge
from sozialatlas.search.understanding.place_inside import Gazetteer


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, the parameters that say the same, and what has to be said about the place.

    `words` ask the same again, beside the parameters; `danger` is what they tell of. With
    `is_elsewhere` the place that was asked for lies outside the town of the portal.
    """

    parameters: Parameters
    located: Located | None
    request: SearchRequest
    notices: tuple[Notice, ...]
    words: str
    danger: Crisis | None
    is_elsewhere: bool = False

    @property
    def is_danger(self) -> bool:
        """Whether the words tell of danger."""
        return self.danger is not None


def ask(given: Parameters, now: dt.datetime, scope: Scope = EVERYTHING) -> Asked:
    """Return the request of parameters in a portal; a place among the words becomes the place.

    Whoever is in danger is shown the nearest help, however far away it is. The border of a town
    gives way to that, to a place elsewhere, and to who looks all around.
    Raises: BadRequestError for `around` in a portal that is no town's.
    """
    if given.around and not scope.home:
        raise BadRequestError("around", "exists in a town's portal only")
    danger = crisis.recognise(given.whole_q)
    parameters, notices = _with_place_inside(given)
    words = parameters.q
    if danger is not None:
        words = _telling(danger, given, parameters)
        parameters, notices = _at_any_distance(parameters, given, notices)
    located = locate(parameters)
    is_elsewhere = _is_elsewhere(located, scope)
    is_around = given.around or is_elsewhere or danger is not None
    if scope.home and is_around and located is None:
        located = _around_home(scope, parameters)
    near = located.near if located else None
    request = dataclasses.replace(
        request_of(_of_types(parameters, scope), near, now),
        scope=scope,
        around=bool(scope.home) and is_around,
    )
    return Asked(parameters, located, request, notices, words, danger, is_elsewhere)


def _is_elsewhere(located: Located | None, scope: Scope) -> bool:
    near = located.near if located else None
    return bool(scope.home) and near is not None and near.municipality_key not in scope.home


def _around_home(scope: Scope, parameters: Parameters) -> Located | None:
    near = home.around(scope.home, parameters.radius_km)
    return Located(near) if near is not None else None


def _of_types(parameters: Parameters, scope: Scope) -> Parameters:
    """Return parameters that look for what the portal has, where no type was named."""
    is_open = parameters.types == (SERVICE,) and SERVICE not in scope.types
    return (
        dataclasses.replace(parameters, types=scope.types)
        if scope.types and is_open
        else parameters
    )


def _telling(danger: Crisis, given: Parameters, parameters: Parameters) -> str:
    """Return the words without the place, but with all that tells of the same danger.

    A long message may tell of it at its end, and "bei mir" may belong to what somebody tells.
    """
    without_place = parameters.q + given.whole_q.removeprefix(given.q)
    is_told = crisis.recognise(without_place) == danger
    return (without_place if is_told else given.whole_q)[:LONGEST_TEXT]


def _with_place_inside(given: Parameters) -> tuple[Parameters, tuple[Notice, ...]]:
    if not given.q or given.place or given.lat is not None or given.is_place_given:
        return given, ()
    found = place_inside.find(
        given.q, Gazetteer(places.places_named, places.is_loaded, knowledge().words, town_meant)
    )
    if found is None:
        return given, ()
    # Danger is looked for in all words still: "bei mir" may belong to what somebody tells.
    without = dataclasses.replace(given, q=found.rest)
    if found.is_near_me:
        return without, (Notice(answers.NEAR_ME),)
    radius = DEFAULT_RADIUS_KM if given.radius_km is None else given.radius_km
    changed = dataclasses.replace(without, place=found.name, radius_km=radius)
    return changed, (Notice(answers.PLACE_UNDERSTOOD, (found.name, given.whole_q)),)


def _at_any_distance(
    parameters: Parameters, given: Parameters, notices: tuple[Notice, ...]
) -> tuple[Parameters, tuple[Notice, ...]]:
    """Leave out a radius, and say so where somebody had chosen it."""
    if parameters.radius_km is None:
        return parameters, notices
    if given.radius_km is not None:
        notices = (*notices, Notice(answers.ANY_DISTANCE, (f"{given.radius_km:g}",)))
    return dataclasses.replace(parameters, radius_km=None), notices


def request_of(parameters: Parameters, near: Near | None, now: dt.datetime) -> SearchRequest:
    """Return the search that the parameters ask for, once the place is known.

    A place that nobody knows, or that may be several, is told apart from a search that names
    none: there is nothing to measure from, so the best hits come first.
    Where no order is named, events come by date, and what is only near to a place by distance.
    Raises: BadRequestError, if they do not fit together (order by distance without a place).
    """
    return SearchRequest(
        now=now,
        words=parameters.q,
        is_shortened=parameters.is_shortened,
        whole_words=parameters.whole_q,
        near=near,
        bbox=parameters.bbox,
        types=parameters.types,
        as_typed=parameters.as_typed,
        sort=_order(parameters, near),
        page=parameters.page,
        page_size=parameters.page_size,
        topics=parameters.lists["topic"],
        audiences=parameters.lists["audience"],
        life_situations=parameters.lists["life_situation"],
        languages=parameters.lists["language"],
        accessibility=parameters.lists["accessibility"],
        municipalities=parameters.lists["municipality"],
        social_areas=parameters.lists["social_area"],
        organizations=parameters.lists["organization"],
        commitments=parameters.lists["commitment"],
        availability=parameters.lists["availability"],
        abilities=parameters.lists["ability"],
        days=parameters.lists["day"],
        time=parameters.time,
        age=parameters.age,
        free="free" in parameters.flags,
        open_now="open_now" in parameters.flags,
        remote="remote" in parameters.flags,
        by_phone="by_phone" in parameters.flags,
        online="online" in parameters.flags,
        at_home="at_home" in parameters.flags,
        in_person="in_person" in parameters.flags,
        outside="outside" in parameters.flags,
    )


def _order(parameters: Parameters, near: Near | None) -> str:
    is_place_open = near is None and bool(parameters.place)
    if parameters.sort:
        is_far_unknown = parameters.sort == DISTANCE and is_place_open
        return RELEVANCE if is_far_unknown else parameters.sort
    if parameters.types == (EVENT,):
        return DATE
    return DISTANCE if near is not None and not parameters.q else RELEVANCE
