"""Brings the index in step with the directory: all of it, or what the outbox names."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.utils import timezone

from sozialatlas.core.progress import progress
from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.search.documents import Catalogue, documents_of, every_id
from sozialatlas.search.documents.moments import minute
from sozialatlas.search.engine import generations, schema as fields
from sozialatlas.search.engine.reader import with_index
from sozialatlas.search.engine.writer import Writer
from sozialatlas.search.finding import clauses, pages
from sozialatlas.search.garbage import no_collection
from sozialatlas.search.models import OutboxEntry

_BUILD_BATCH = 2000
_FORGET_BATCH = 500

Item = TypeVar("Item")


def build(now: dt.datetime | None = None) -> Path:
    """Build a new generation beside the old one and let it count; return its folder.

    Events stand at the date that is their next one now.
    Entries of the outbox that stood there before are done by that; later ones stay.
    """
    generations.grant_rebuild()
    covered = list(OutboxEntry.objects.order_by("pk").values_list("pk", flat=True))
    ids = list(every_id())
    catalogue = Catalogue(now or timezone.now())
    generation = generations.begin()
    writer = Writer(generation, is_new=True)
    with no_collection(), progress("Suchindex", len(ids)) as step:
        for batch in _batches(ids, _BUILD_BATCH):
            writer.add(documents_of(batch, catalogue))
            step(len(batch))
    writer.commit()
    writer.close()
    generations.publish(generation)
    forget(covered)
    return generation


def follow(writer: Writer, entries: Sequence[OutboxEntry], now: dt.datetime) -> None:
    """Bring the records of outbox entries up to date in one commit, then forget the entries.

    Dying anywhere between leaves the entries in the outbox: the next run repeats them.
    """
    ids = _with_their_services({entry.record_id for entry in entries})
    documents = documents_of(ids, Catalogue(now))
    writer.remove(sorted(ids))
    writer.add(documents)
    writer.commit()
    forget([entry.pk for entry in entries])


def note_passed_dates(now: dt.datetime) -> int:
    """Put events into the outbox whose date is over and that have another; return how many.

    Raises: IndexMissingError.
    """
    passed = clauses.at_most(fields.OVER, minute(now))
    ids = with_index(lambda opened: pages.ids_of(passed, opened.searcher))
    entries = [OutboxEntry(record_id=record_id) for record_id in sorted(ids)]
    OutboxEntry.objects.bulk_create(entries, batch_size=_FORGET_BATCH)
    return len(entries)


def forget(entry_ids: Iterable[int]) -> None:
    """Delete outbox entries that the index has committed."""
    for batch in _batches(entry_ids, _FORGET_BATCH):
        OutboxEntry.objects.filter(pk__in=batch).delete()


def _with_their_services(ids: set[uuid.UUID]) -> set[uuid.UUID]:
    """Return the ids with the services that change with them.

    A service with a link is no record itself, and one without any lies where the others do.
    """
    links = ServiceAtLocation.objects.filter(pk__in=ids)
    services = set(links.values_list("service_id", flat=True))
    return ids | services | directory.lone_services_beside(ids)


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
