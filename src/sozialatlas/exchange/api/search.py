"""`GET /api/search`: the same search as on the page, for machines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.utils import timezone

from sozialatlas.core import addresses
from sozialatlas.directory.cards import Card
from sozialatlas.exchange.api.answers import Answer, Choice, Item, Notice
from sozialatlas.exchange.api.inside import inside
from sozialatlas.places import queries as places
from sozialatlas.search import answers, choices, labels, parameters as search_parameters, queries
from sozialatlas.search.asking import ask
from sozialatlas.search.hit_cards import hit_cards
from sozialatlas.search.locating import Located, widened_km

SIMILAR_SHOWN = 5
# Its values: the place as it was typed, then places with names like it.
PLACE_UNKNOWN = "place_unknown"
PLACE_AMBIGUOUS = "place_ambiguous"
SHOWN_FACETS = tuple(key for key in answers.FACETS if key != answers.LIFE_SITUATION)


def answer(
    given: Mapping[str, Sequence[str]],
    *,
    language: str,
    now: dt.datetime,
    root: str,
    portal: object = None,
) -> Answer:
    """Return the answer to the parameters of an address; `root` begins each url.

    `portal` is the one of the address, where a middleware found one.

    Raises: BadRequestError, naming the parameter.
    """
    within = inside(given, portal)
    parameters = search_parameters.parse(within.given)
    asked = choices.known(parameters, on=timezone.localdate(now))
    understood = ask(asked, now, within.scope)
    located = understood.located
    found = queries.search(understood.request)
    known = hit_cards(found.hits, language)
    items = [_item(hit, known[hit.id], language, root) for hit in found.hits if hit.id in known]
    return Answer(
        total=found.total,
        page=found.page,
        items=tuple(items),
        facets={facet.key: _choices(facet) for facet in found.facets if facet.key in SHOWN_FACETS},
        notices=(
            *_place_notices(
                understood.parameters.place, located, widened_km(understood.parameters, located)
            ),
            *(Notice(each.code, each.values) for each in understood.notices),
            *(Notice(each.code, each.values) for each in found.notices),
        ),
    )


def _item(hit: answers.Hit, card: Card, language: str, root: str) -> Item:
    return Item(
        id=str(hit.id),
        type=hit.type,
        service_id=str(hit.service_id),
        name=card.name,
        organization=card.organization,
        topics=card.topics,
        municipality=card.municipality,
        municipality_key=card.municipality_key,
        lat=card.lat,
        lon=card.lon,
        distance_km=None if hit.distance_km is None else round(hit.distance_km, 2),
        url=root + addresses.record(hit.type, card.slug, hit.id, language),
    )


def _choices(facet: answers.Facet) -> tuple[Choice, ...]:
    name = labels.namer(facet.key)
    return tuple(Choice(each.key, name(each.key), each.count) for each in facet.choices)


def _place_notices(
    typed: str, located: Located | None, widened: float | None
) -> tuple[Notice, ...]:
    if located is None:
        return ()
    if widened is not None:
        return (Notice(answers.WIDENED, (f"{widened:g}",)),)
    if located.is_unknown:
        alike = places.similar_places(typed, SIMILAR_SHOWN)
        return (Notice(PLACE_UNKNOWN, (typed, *(place.label for place in alike))),)
    if located.near is None or located.choices:
        return (Notice(PLACE_AMBIGUOUS, tuple(place.label for place in located.choices)),)
    return ()
