"""Records that the index may no longer show as it has them, while a change waits for it.

The indexer takes up a change in a fraction of a second, unless it has stopped. A location that
was made confidential must not be found by its old point until then, whatever the indexer does.
"""

from __future__ import annotations

import threading
import uuid

from django.db.models import Count, Exists, Max, Model, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from sozialatlas.directory.models import Event, Service, VolunteerRole
from sozialatlas.search import shown
from sozialatlas.search.models import OutboxEntry

Ids = frozenset[uuid.UUID]
_NONE: Ids = frozenset()


class _Known:
    """What is withheld for one state of the outbox."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: tuple[tuple[object, ...], Ids] | None = None

    def of(self, state: tuple[object, ...]) -> Ids:
        """Return what is withheld in a state, worked out once."""
        with self._lock:
            if self._held is None or self._held[0] != state:
                self._held = state, _withheld()
            return self._held[1]


_known = _Known()


def withheld() -> Ids:
    """Return the waiting records that are gone, closed or confidential by now.

    Ask before the index is opened: what the indexer takes up in between waits no longer, and an
    older state still has it as it was.
    """
    if not OutboxEntry.is_any_waiting():
        return _NONE
    # The sum: on PostgreSQL an entry may be committed after later ones, while others leave.
    told = OutboxEntry.objects.aggregate(
        count=Count("pk"), newest=Max("pk"), changed_at=Max("changed_at"), sum=Sum("pk")
    )
    return _known.of(tuple(told.values()))


def _withheld() -> Ids:
    """Return the waiting ids of all but what may be shown together with its place."""
    today = timezone.localdate()
    anywhere = Q(location=None) | Q(location__is_confidential=False)
    may_be_shown: tuple[QuerySet[Model], ...] = (
        shown.links(today).filter(location__is_confidential=False),
        Service.objects.visible_on(today),
        Event.objects.visible_on(today).filter(anywhere),
        VolunteerRole.objects.visible_on(today).filter(anywhere),
    )
    this = OuterRef("record_id")
    hidden = OutboxEntry.objects.filter(*(~Exists(rows.filter(pk=this)) for rows in may_be_shown))
    return frozenset(hidden.order_by().values_list("record_id", flat=True))
