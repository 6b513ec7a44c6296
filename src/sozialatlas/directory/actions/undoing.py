"""Takes back what an import did, as far as nobody has worked on it since."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import ProtectedError

from sozialatlas.accounts.models import User
from sozialatlas.directory import queries, signals
from sozialatlas.directory.actions.applying import restore
from sozialatlas.directory.kinds import KIND_OF, KINDS, Kind
from sozialatlas.directory.models import FieldOwner, Revision


@dataclass(frozen=True, slots=True)
class UndoEntry:
    """What an import did to one thing: the revision before (None: it was created) and after."""

    kind: str
    id: uuid.UUID
    revision_before: int | None
    revision_after: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did; `kept` are things that were edited or built upon since."""

    removed: int
    restored: int
    kept: tuple[tuple[str, uuid.UUID], ...]


def undo(
    entries: Iterable[UndoEntry], *, at: dt.datetime, by: User | None = None, reason: str = ""
) -> Undone:
    """Remove what was created and restore what was changed, in one transaction."""
    by_kind: dict[str, list[UndoEntry]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry)
    with transaction.atomic():
        results = [
            _undo_kind(kind, by_kind[kind.code], at, by, reason)
            for kind in reversed(KINDS)
            if by_kind[kind.code]
        ]
    return Undone(
        sum(each.removed for each in results),
        sum(each.restored for each in results),
        tuple(ref for each in results for ref in each.kept),
    )


def _undo_kind(
    kind: Kind,
    entries: Collection[UndoEntry],
    at: dt.datetime,
    by: User | None,
    reason: str,
) -> Undone:
    latest = queries.latest_revisions(kind.code, [entry.id for entry in entries])
    touched = [entry for entry in entries if latest.get(entry.id) != entry.revision_after]
    clean = [entry for entry in entries if latest.get(entry.id) == entry.revision_after]
    stuck, removed = _remove(kind, [each.id for each in clean if each.revision_before is None])
    before = {each.id: each.revision_before for each in clean if each.revision_before is not None}
    _restore(kind, before, at, by, reason)
    kept = [(kind.code, entry.id) for entry in touched] + [(kind.code, pk) for pk in stuck]
    return Undone(removed, len(before), tuple(kept))


def _remove(kind: Kind, ids: Collection[uuid.UUID]) -> tuple[list[uuid.UUID], int]:
    if not ids:
        return [], 0
    announced = queries.record_ids_of((kind.code, each) for each in ids)
    rows = kind.model._default_manager.filter(pk__in=ids)
    stuck: list[uuid.UUID] = []
    try:
        with transaction.atomic():
            rows.delete()
    except ProtectedError as error:
        stuck = sorted({_protected(kind, each) for each in error.protected_objects} & set(ids))
        rows.exclude(pk__in=stuck).delete()
    gone = set(ids) - set(stuck)
    FieldOwner.objects.filter(kind=kind.code, record_id__in=gone).delete()
    signals.records_changed.send(sender=None, record_ids=announced)
    return stuck, len(gone)


def _protected(kind: Kind, user: object) -> uuid.UUID:
    """Return the id of the thing that another one builds on."""
    columns = ("parent_id",) if isinstance(user, kind.model) else (f"{kind.code}_id",)
    found = getattr(user, columns[0])
    assert isinstance(found, uuid.UUID)
    return found


def _restore(
    kind: Kind,
    before: Mapping[uuid.UUID, int],
    at: dt.datetime,
    by: User | None,
    reason: str,
) -> None:
    revisions = Revision.objects.in_bulk(list(before.values()))
    for source in sorted({revision.source for revision in revisions.values()}):
        chosen = [each for each in revisions.values() if each.source == source]
        restore(KIND_OF[kind.code], chosen, at=at, by=by, reason=reason)
