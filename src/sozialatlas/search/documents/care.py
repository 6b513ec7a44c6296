"""How well records are kept, from the things that they are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sozialatlas.directory.models import Status
from sozialatlas.search.documents.record import Care
from sozialatlas.search.documents.rows import Kept, Seen


def care(said: Iterable[Kept], *, paused_by: Iterable[Seen]) -> Care:
    """Return the newest check and change of what is said, and whether any part is paused."""
    things = tuple(said)
    return Care(
        verified_on=_newest(thing.verified_at for thing in things),
        changed_on=_newest(thing.content_changed_at for thing in things),
        is_paused=any(thing.status == Status.TEMPORARILY_CLOSED for thing in paused_by),
    )


def _newest(moments: Iterable[dt.datetime | None]) -> dt.date | None:
    newest = max((moment for moment in moments if moment is not None), default=None)
    return timezone.localtime(newest).date() if newest else None
