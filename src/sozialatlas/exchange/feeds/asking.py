"""What the address of a feed asks for: a search, without what only a page of results has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils import timezone

from sozialatlas.core import addresses
from sozialatlas.core.invisible import trimmed
from sozialatlas.exchange import open_answers
from sozialatlas.search import answers, choices, labels, parameters as search_parameters
from sozialatlas.search.asking import ask
from sozialatlas.search.parameters import FLAGS, LISTS, NAMES, Parameters
from sozialatlas.search.requests import (
    EVENT,
    SERVICE,
    VOLUNTEER_ROLE,
    BadRequestError,
    SearchRequest,
)
from sozialatlas.search.scope import Scope

TYPES: Mapping[str, tuple[str, ...]] = {
    addresses.SEARCH: (),
    addresses.EVENTS: (EVENT,),
    addresses.VOLUNTEERING: (VOLUNTEER_ROLE,),
}
"""The pages of results that have feeds, and what each is about; the first may be about all."""

# A feed has one order and one length, and what is open now is nothing to be told of tomorrow.
_OF_PAGE = ("sort", "page", "page_size", "open_now")
OF_FEED = tuple(name for name in NAMES if name not in _OF_PAGE)
"""The parameters of a search that its feed takes."""

Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A search with its parameters in their one order; `about` says in words what it narrows."""

    request: SearchRequest
    query: str
    types: tuple[str, ...]
    about: tuple[str, ...]


def question(given: Given, word: str, scope: Scope, now: dt.datetime) -> Question:
    """Return what is asked under the address of a page of results.

    Raises: BadRequestError, naming the parameter: a reader of feeds sees no notice.
    """
    own = TYPES[word]
    open_answers.refuse_unknown(given, [name for name in OF_FEED if name != "type" or not own])
    parameters = choices.known(search_parameters.parse(given), on=timezone.localdate(now))
    asked = ask(replace(parameters, types=own) if own else parameters, now, scope)
    if asked.located is not None and asked.located.near is None:
        raise BadRequestError("place", "is no place that is known, or there are several")
    near = asked.located.near if asked.located else None
    about = (asked.parameters.q, near.label if near else "", *_chosen(parameters))
    return Question(
        asked.request, _canonical(given), asked.request.types, tuple(filter(None, about))
    )


def _chosen(parameters: Parameters) -> Iterator[str]:
    for name in LISTS:
        for value in parameters.lists[name]:
            yield labels.label(name, value)
    for name in FLAGS:
        if name in parameters.flags:
            yield labels.label(name, answers.YES)


def _canonical(given: Given) -> str:
    """Return the parameters as pages of results write them, so that equal feeds are equal."""
    pairs = {(name, trimmed(value)) for name, values in given.items() for value in values}
    kept = {pair for pair in pairs if pair[1]}
    if [value for name, value in kept if name == "type"] == [SERVICE]:
        kept.remove(("type", SERVICE))
    return urlencode(sorted(kept, key=lambda pair: (NAMES.index(pair[0]), pair[1])))
