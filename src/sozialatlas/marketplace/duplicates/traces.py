"""The traces of organizations: what finds them by an index while somebody types."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator

from django.db import transaction

from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace.duplicates import reading
from sozialatlas.marketplace.duplicates.evidence import ADDRESS, DOMAIN, MAIL, PHONE, traits
from sozialatlas.marketplace.duplicates.models import Trace

NAME = "name"
SORTS = (PHONE, MAIL, DOMAIN, ADDRESS)
_BATCH = 1_000
_LONGEST = 250


def renew(ids: Collection[uuid.UUID] | None = None) -> int:
    """Write the traces of organizations anew, of all or of some; return how many there are."""
    found = set(_found(ids))
    with transaction.atomic():
        stored = Trace.objects.order_by()
        if ids is not None:
            stored = stored.filter(organization_id__in=ids)
        known = {(sort, value, pk): key for key, sort, value, pk in stored.values_list(
            "pk", "sort", "value", "organization_id"
        )}  # fmt: skip
        gone = [known[each] for each in known.keys() - found]
        for start in range(0, len(gone), _BATCH):
            Trace.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
        fresh = sorted(found - known.keys(), key=str)
        Trace.objects.bulk_create(
            (Trace(sort=sort, value=value, organization_id=pk) for sort, value, pk in fresh),
            batch_size=_BATCH,
            ignore_conflicts=True,
        )
    return len(found)


def _found(ids: Collection[uuid.UUID] | None) -> Iterator[tuple[str, str, uuid.UUID]]:
    for entry in reading.entries(RecordKind.ORGANIZATION, ids):
        each, pk = traits(entry), uuid.UUID(entry.id)
        for sort, value in each.keys:
            if sort in SORTS:
                yield sort, value[:_LONGEST], pk
        for word in {word for name in each.names for word in name}:
            yield NAME, word[:_LONGEST], pk
