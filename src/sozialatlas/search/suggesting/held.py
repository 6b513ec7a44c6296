"""The suggestions of the present state, made anew behind the scenes when that changes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from django.db.models import Max
from django.utils import timezone

from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.places import queries as places
from sozialatlas.search import answers, freed
from sozialatlas.search.engine.reader import Opened, Stamp, reader, with_index
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.finding import answering
from sozialatlas.search.garbage import no_collection
from sozialatlas.search.keeping import Keeping, state_of
from sozialatlas.search.models import OutboxEntry, Synonym
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.scope import EVERYTHING, Scope
from sozialatlas.search.suggesting import place_texts, record_texts, taxonomy_texts
from sozialatlas.search.suggesting.choosing import Shelves

# Facets are called as the fields of the index are.
_FACETS = (answers.TOPIC, answers.LIFE_SITUATION)
_NONE: frozenset[uuid.UUID] = frozenset()
# The indexer takes up a change in a fraction of this time, unless it has stopped.
_PATIENCE = dt.timedelta(seconds=5)
# Portals whose suggestions are kept: half a kilobyte a name of each.
_PORTALS_HELD = 32


@dataclass(frozen=True, slots=True)
class State:
    """What suggestions are made of: equal states give equal suggestions.

    `stuck` is the newest change that the index should have long since.
    """

    index: tuple[str, Stamp] | None
    stuck: int | None
    words: tuple[object, ...]
    places: str
    day: dt.date


def state(now: dt.datetime) -> State:
    """Return the state at a moment; each process sees by the index that records changed.

    What was closed must not be offered for as long as the indexer stands still.
    """
    return State(
        index=_index(),
        stuck=_stuck(now),
        words=tuple(map(state_of, (Topic, LifeSituation, Synonym))),
        places=places.data_version(),
        day=timezone.localdate(now),
    )


def gather(now: dt.datetime, before: Shelves | None = None, scope: Scope = EVERYTHING) -> Shelves:
    """Return all that can be offered in a portal at a moment; what is as before is kept."""
    carried = _carried(now, scope)
    counts = carried.counts
    day = timezone.localdate(now)
    with no_collection():
        made = Shelves(
            chain(
                taxonomy_texts.topics(counts.get(answers.TOPIC)),
                taxonomy_texts.life_situations(counts.get(answers.LIFE_SITUATION)),
                place_texts.around_here(day),
                record_texts.services_and_organizations(day, carried.inside),
            ),
            before,
        )
    freed.give_back()
    return made


def _index() -> tuple[str, Stamp] | None:
    try:
        opened = reader.opened()
    except IndexMissingError:
        return None
    # Not the index itself: an old one that is held could not be removed from the disk.
    return opened.generation.name, opened.stamp


def _stuck(now: dt.datetime) -> int | None:
    waiting = OutboxEntry.objects.filter(changed_at__lt=now - _PATIENCE).order_by()
    newest: int | None = waiting.aggregate(newest=Max("pk"))["newest"]
    return newest


@dataclass(frozen=True, slots=True)
class _Carried:
    """How many records topics and life situations lead to; `inside` the records, None for all.

    Without an index nobody has counted.
    """

    counts: Mapping[str, Mapping[str, int]]
    inside: frozenset[uuid.UUID] | None


def _carried(now: dt.datetime, scope: Scope) -> _Carried:
    # As typed: the phrases that people say need not be read for it, which takes a second.
    everything = SearchRequest(now=now, page_size=1, as_typed=True, scope=scope)
    try:
        return with_index(lambda opened: _carried_in(opened, everything))
    except IndexMissingError:
        is_all = scope.is_everything
        return _Carried({} if is_all else {key: {} for key in _FACETS}, None if is_all else _NONE)


def _carried_in(opened: Opened, request: SearchRequest) -> _Carried:
    counts = answering.counted(request, _FACETS, opened)
    is_all = request.scope.is_everything
    return _Carried(counts, None if is_all else answering.ids(request, opened))


def keeping(scope: Scope = EVERYTHING) -> Keeping[Shelves]:
    """Return shelves that follow the directory; those of this process are `held`."""
    return Keeping(_state_now, _Making(scope).anew, is_beside=True)


def _state_now() -> State:
    return state(timezone.now())


class _Making:
    """Suggestions made again and again: most changes of records leave most names as they were."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._made: Shelves | None = None

    def anew(self) -> Shelves:
        """Return all that can be offered now."""
        self._made = gather(timezone.now(), self._made, self._scope)
        return self._made


held = keeping()


@lru_cache(maxsize=_PORTALS_HELD)
def _held_in(scope: Scope) -> Keeping[Shelves]:
    return keeping(scope)


def held_in(scope: Scope) -> Keeping[Shelves]:
    """Return the shelves of a portal; only editors make scopes, so that they are few."""
    return held if scope.is_everything else _held_in(scope)


def forget() -> None:
    """Gather all suggestions anew at the next question."""
    held.forget()
    _held_in.cache_clear()
