"""The suggestions of the present state, made anew behind the scenes when that changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import chain

from django.db.models import Max
from django.utils import timezone

from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.places import queries as places
from sozialatlas.search import answers, freed
from sozialatlas.search.engine.reader import Stamp, reader, with_index
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.finding import answering
from sozialatlas.search.garbage import no_collection
from sozialatlas.search.keeping import Keeping, state_of
from sozialatlas.search.models import OutboxEntry, Synonym
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.suggesting import place_texts, record_texts, taxonomy_texts
from sozialatlas.search.suggesting.choosing import Shelves

_FACETS = (answers.TOPIC, answers.LIFE_SITUATION)
# The indexer takes up a change in a fraction of this time, unless it has stopped.
_PATIENCE = dt.timedelta(seconds=5)


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


def gather(now: dt.datetime, before: Shelves | None = None) -> Shelves:
    """Return all that can be offered at a moment; what is as before is not made again."""
    counts = _counts(now)
    day = timezone.localdate(now)
    with no_collection():
        made = Shelves(
            chain(
                taxonomy_texts.topics(counts.get(answers.TOPIC)),
                taxonomy_texts.life_situations(counts.get(answers.LIFE_SITUATION)),
                place_texts.around_here(day),
                record_texts.services_and_organizations(day),
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


def _counts(now: dt.datetime) -> dict[str, dict[str, int]]:
    """Return how many records topics and life situations lead to; nothing without an index."""
    # As typed: the phrases that people say need not be read for it, which takes a second.
    everything = SearchRequest(now=now, page_size=1, as_typed=True)
    try:
        answer = with_index(lambda opened: answering.answer(everything, opened))
    except IndexMissingError:
        return {}
    return {
        facet.key: {choice.key: choice.count for choice in facet.choices}
        for facet in answer.facets
        if facet.key in _FACETS
    }


def keeping() -> Keeping[Shelves]:
    """Return shelves that follow the directory; those of this process are `held`."""
    return Keeping(_state_now, _Making().anew, is_beside=True)


def _state_now() -> State:
    return state(timezone.now())


class _Making:
    """Suggestions made again and again: most changes of records leave most names as they were."""

    def __init__(self) -> None:
        self._made: Shelves | None = None

    def anew(self) -> Shelves:
        """Return all that can be offered now."""
        self._made = gather(timezone.now(), self._made)
        return self._made


held = keeping()
