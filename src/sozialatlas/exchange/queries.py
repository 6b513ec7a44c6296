"""Questions about imports."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from django.db.models import Max

from sozialatlas.directory.kinds import KINDS
from sozialatlas.directory.models import Revision
from sozialatlas.exchange.models import ImportRun


def keys_of_source(source: str) -> Mapping[str, frozenset[str]]:
    """Return the keys under which a source is known already, per kind."""
    return {
        kind.code: frozenset(
            kind.model._default_manager.filter(source=source).values_list("source_key", flat=True)
        )
        for kind in KINDS
    }


def open_run_of(source: str) -> ImportRun | None:
    """Return the run of a source that was begun and not brought to an end."""
    return ImportRun.objects.filter(source=source, state__in=ImportRun.OPEN).first()


def latest_revisions(record_ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, int]:
    """Return the number of the newest revision of each record."""
    rows = Revision.objects.filter(record_id__in=list(record_ids)).order_by()
    newest = rows.values("record_id").annotate(newest=Max("pk"))
    return dict(newest.values_list("record_id", "newest"))
