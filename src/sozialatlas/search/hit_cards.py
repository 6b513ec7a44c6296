"""Cards of hits, kept in memory for as long as nothing changes: much of a page is its cards."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterable, Mapping

from sozialatlas.directory.cards import Card, by_type, cards
from sozialatlas.places import queries as places
from sozialatlas.search.answers import Hit
from sozialatlas.search.engine.reader import Opened, reader
from sozialatlas.search.errors import IndexMissingError
from sozialatlas.search.models import OutboxEntry

# Of all languages together, besides those of one page: some 15 MB.
_MOST_KEPT = 5000


class _Kept:
    """The cards of one state of the index and of places."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state: tuple[Opened, str] | None = None
        self._cards: dict[tuple[str, uuid.UUID], Card] = {}

    def of(self, state: tuple[Opened, str]) -> dict[tuple[str, uuid.UUID], Card]:
        """Return what is kept of a state, empty for a new one."""
        with self._lock:
            if self._state != state:
                self._state, self._cards = state, {}
            return self._cards


_kept = _Kept()


def hit_cards(hits: Iterable[Hit], language: str) -> Mapping[uuid.UUID, Card]:
    """Return the cards of hits as the tables have them now; those that are gone are left out.

    A change stands in the outbox until the index has it, so cards are as old as the index only
    where there is none that it does not have.
    """
    asked = {hit.id: hit.type for hit in hits}
    kept = _kept_now()
    # One look for each: another thread may clear what is kept in between.
    found = {id_: card for id_ in asked if (card := kept.get((language, id_))) is not None}
    missing = [(type_, id_) for id_, type_ in asked.items() if id_ not in found]
    read = cards(by_type(missing), language=language) if missing else {}
    if len(kept) + len(read) > _MOST_KEPT:
        kept.clear()
    kept.update({(language, id_): card for id_, card in read.items()})
    return {**found, **read}


def _kept_now() -> dict[tuple[str, uuid.UUID], Card]:
    """Return the cards that are still right; none while a change waits for the index."""
    # Before the index: what it takes up in between then makes another state.
    if OutboxEntry.is_any_waiting():
        return {}
    try:
        return _kept.of((reader.opened(), places.data_version()))
    except IndexMissingError:
        return {}
