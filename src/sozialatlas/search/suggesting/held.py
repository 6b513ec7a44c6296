"""The suggestions of the present state, made anew behind the scenes when that changes."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from dataclasses import dataclass

from django.db import close_old_connections, connection
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.places import queries as places
from sozialatlas.search import answers
from sozialatlas.search.engine.reader import Stamp, reader, with_index
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.finding import answering
from sozialatlas.search.garbage import no_collection
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.suggesting import place_texts, record_texts, taxonomy_texts
from sozialatlas.search.suggesting.choosing import Shelves

log = logging.getLogger(__name__)

# A change is looked for no more often than this.
SECONDS_BETWEEN_LOOKS = 1.0
# Making the shelves takes at most one part in so many of the time, however often editors save.
_SHARE_OF_TIME = 20
_FACETS = (answers.TOPIC, answers.LIFE_SITUATION)


@dataclass(frozen=True, slots=True)
class State:
    """What suggestions are made of: equal states give equal suggestions."""

    index: tuple[str, Stamp] | None
    taxonomy: tuple[object, ...]
    places: str
    day: dt.date


def state(now: dt.datetime) -> State:
    """Return the state at a moment; each process sees by the index that records changed."""
    return State(
        index=_index(),
        taxonomy=(*_terms(Topic.objects.all()), *_terms(LifeSituation.objects.all())),
        places=places.data_version(),
        day=timezone.localdate(now),
    )


def _terms(terms: QuerySet[Topic] | QuerySet[LifeSituation]) -> tuple[object, ...]:
    """Return what changes with each term that is added, edited, switched off or removed."""
    told = terms.aggregate(
        count=Count("pk", filter=Q(is_active=True)), newest=Max("pk"), edited=Max("edited_at")
    )
    return tuple(told.values())


def gather(now: dt.datetime) -> Shelves:
    """Return all that can be offered at a moment."""
    counts = _counts(now)
    day = timezone.localdate(now)
    with no_collection():
        return Shelves(
            (
                *taxonomy_texts.topics(counts.get(answers.TOPIC)),
                *taxonomy_texts.life_situations(counts.get(answers.LIFE_SITUATION)),
                *place_texts.around_here(day),
                *record_texts.services_and_organizations(day),
            )
        )


def _index() -> tuple[str, Stamp] | None:
    try:
        opened = reader.opened()
    except IndexMissingError:
        return None
    # Not the index itself: an old one that is held could not be removed from the disk.
    return opened.generation.name, opened.stamp


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


class Held:
    """The shelves of one process: the first are waited for, later ones are made beside them."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._lock = threading.Lock()
        self._look_at = 0.0
        self._state: State | None = None
        self._shelves: Shelves | None = None

    def shelves(self) -> Shelves:
        """Return the shelves; a change shows in them a moment later."""
        held = self._shelves
        if held is None:
            with self._lock:
                return self._shelves or self._made(timezone.now())
        if time.monotonic() >= self._look_at and self._lock.acquire(blocking=False):
            # Whoever came here looks; all others are served what there is.
            self._renew()
        return held

    def forget(self) -> None:
        """Make the shelves anew at the next question."""
        with self._lock:
            self._shelves = None

    def _renew(self) -> None:
        try:
            now = timezone.now()
            self._look_at = time.monotonic() + SECONDS_BETWEEN_LOOKS
            is_same = state(now) == self._state
        except BaseException:
            self._lock.release()
            raise
        if is_same:
            self._lock.release()
        else:
            threading.Thread(target=self._make_beside, args=(now,), daemon=True).start()

    def _make_beside(self, now: dt.datetime) -> None:
        try:
            close_old_connections()
            self._made(now)
        except Exception:
            # The older suggestions stay, and the next look tries again.
            log.exception("suggestions could not be made anew")
        finally:
            connection.close()
            self._lock.release()

    def _made(self, now: dt.datetime) -> Shelves:
        began = time.monotonic()
        # Asked first: what changes meanwhile is seen as a change afterwards.
        seen = state(now)
        made = gather(now)
        self._state, self._shelves = seen, made
        took = time.monotonic() - began
        self._look_at = time.monotonic() + max(SECONDS_BETWEEN_LOOKS, _SHARE_OF_TIME * took)
        return made


held = Held()
