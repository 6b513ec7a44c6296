"""What the exchange does on its own: it notes what changes for whoever keeps a copy."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.utils import timezone

from sozialatlas.directory.signals import records_changed
from sozialatlas.exchange.delta import noting


def connect() -> None:
    """Listen to the directory."""
    records_changed.connect(_note, dispatch_uid="exchange.delta")


def _note(
    sender: object,
    record_ids: Collection[uuid.UUID],
    things: Collection[tuple[str, uuid.UUID]] = (),
    **_kwargs: object,
) -> None:
    noting.note(record_ids, things, at=timezone.now())
