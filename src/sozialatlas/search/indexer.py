"""The indexer: the one process of a machine that writes the index."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import Error as DatabaseError, close_old_connections
from django.utils import timezone

from sozialatlas.search import indexing
from sozialatlas.search.engine import generations
from sozialatlas.search.engine.writer import Writer
from sozialatlas.search.errors import IndexDamagedError, IndexMissingError
from sozialatlas.search.models import OutboxEntry

log = logging.getLogger(__name__)

# Measured: commits more often than this end in many small segments.
SECONDS_BETWEEN_COMMITS = 0.25
# After a quiet time a change is taken up at once; a look costs half a millisecond.
SECONDS_BETWEEN_LOOKS = 0.05
DOCUMENTS_PER_COMMIT = 500
SECONDS_AFTER_TROUBLE = 2.0
# Until then an event that is over stands at its past date, before all others.
SECONDS_BETWEEN_DATES = 60.0


class Indexer:
    """Follows the outbox, and builds the index anew where it must."""

    def __init__(self) -> None:
        """Start without an open index; the first step opens or builds it."""
        self._writer: Writer | None = None
        self._dates_due_at = 0.0

    def run(self, is_over: Callable[[], bool]) -> None:
        """Work until told to stop; call inside `only_writer`."""
        while not is_over():
            close_old_connections()
            time.sleep(self._pause_after_step())
        self.close()

    def step(self) -> int:
        """Do what is due once, and return how many outbox entries were done.

        Raises: IndexDamagedError, if the index broke meanwhile; the next step builds a new one.
        """
        writer = self._ready()
        entries = list(OutboxEntry.objects.order_by("pk")[:DOCUMENTS_PER_COMMIT])
        if entries:
            try:
                indexing.follow(writer, entries, timezone.now())
            except IndexDamagedError:
                generations.ask_for_rebuild()
                raise
        elif self._dates_due_at <= time.monotonic():
            self._dates_due_at = time.monotonic() + SECONDS_BETWEEN_DATES
            indexing.note_passed_dates(timezone.now())
        return len(entries)

    def close(self) -> None:
        """Let go of the index."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _pause_after_step(self) -> float:
        try:
            done = self.step()
        except (IndexDamagedError, IndexMissingError, DatabaseError) as error:
            log.warning("indexer: %s", error)
            return SECONDS_AFTER_TROUBLE
        if not done:
            return SECONDS_BETWEEN_LOOKS
        # A full batch means that more is waiting.
        return 0.0 if done == DOCUMENTS_PER_COMMIT else SECONDS_BETWEEN_COMMITS

    def _ready(self) -> Writer:
        if _is_unusable() or generations.rebuild_is_wanted():
            self._rebuild()
        if self._writer is None:
            generation = generations.link().resolve()
            try:
                self._writer = Writer(generation)
            except IndexDamagedError:
                self._rebuild()
                self._writer = Writer(generations.link().resolve())
        return self._writer

    def _rebuild(self) -> None:
        # Not closed: a broken writer cannot wait for its threads.
        self._writer = None
        started = time.monotonic()
        generation = indexing.build()
        log.info("index %s built in %.1f s", generation.name, time.monotonic() - started)


def _is_unusable() -> bool:
    generation = generations.link()
    if not (generation / "meta.json").exists():
        return True
    return generations.versions_of(generation) != generations.here()
