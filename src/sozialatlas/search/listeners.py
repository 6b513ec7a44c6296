"""Notes each change of the directory in the outbox, inside the same transaction."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from sozialatlas.directory.signals import records_changed
from sozialatlas.search.models import OutboxEntry

_BATCH = 1000


def connect() -> None:
    """Listen to the directory."""
    records_changed.connect(note_changes, dispatch_uid="search.outbox")


def note_changes(sender: object, record_ids: Collection[UUID], **_kwargs: object) -> None:
    """Write one outbox entry for each changed record."""
    entries = (OutboxEntry(record_id=record_id) for record_id in sorted(record_ids))
    OutboxEntry.objects.bulk_create(entries, batch_size=_BATCH)
