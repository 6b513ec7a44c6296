"""Writes and reads the append-only history of the directory."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from sozialatlas.accounts.models import User
from sozialatlas.directory.kinds import KIND_OF, Kind
from sozialatlas.directory.models import Revision
from sozialatlas.directory.values import PublishedValues


@dataclass(frozen=True, slots=True)
class Change:
    """From where, when, by whom and why something changed."""

    source: str
    at: dt.datetime
    by: User | None
    reason: str


def record(
    kind: Kind, written: Sequence[tuple[uuid.UUID, PublishedValues]], change: Change
) -> None:
    """Add one revision for each thing that was written."""
    Revision.objects.bulk_create(
        [
            Revision(
                kind=kind.code,
                record_id=record_id,
                values=msgspec.to_builtins(values),
                source=change.source,
                by=change.by,
                at=change.at,
                reason=change.reason,
            )
            for record_id, values in written
        ],
        batch_size=500,
    )


def values_of(revision: Revision) -> PublishedValues:
    """Return what a record said in a revision."""
    return msgspec.convert(revision.values, KIND_OF[revision.kind].values)
