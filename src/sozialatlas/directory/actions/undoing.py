"""Takes back what an import did, as far as nobody has worked on it since."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import ProtectedError

from sozialatlas.accounts.models import User
from sozialatlas.directory import queries
from sozialatlas.directory.actions.applying import restore
from sozialatlas.directory.announcing import announce
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
class Kept:
    """A thing that an undo left: `used_by` builds on it; empty: it was changed since."""

    kind: str
    id: uuid.UUID
    name: str
    used_by: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did, and what it left."""

    removed: int
    restored: int
    kept: tuple[Kept, ...]


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
    touched = [entry.id for entry in entries if latest.get(entry.id) != entry.revision_after]
    clean = [entry for entry in entries if latest.get(entry.id) == entry.revision_after]
    stuck, removed = _remove(kind, [each.id for each in clean if each.revision_before is None])
    before = {each.id: each.revision_before for each in clean if each.revision_before is not None}
    _restore(kind, before, at, by, reason)
    users = {**dict.fromkeys(touched, ""), **stuck}
    return Undone(removed, len(before), tuple(_kept(kind, users)))


def _kept(kind: Kind, users: Mapping[uuid.UUID, str]) -> Iterator[Kept]:
    names = {row.pk: str(row) for row in kind.model._default_manager.filter(pk__in=users)}
    for pk, user in users.items():
        if pk in names:  # else an editor has deleted it, and nothing is left to take back
            yield Kept(kind.code, pk, names[pk], user)


def _remove(kind: Kind, ids: Collection[uuid.UUID]) -> tuple[Mapping[uuid.UUID, str], int]:
    """Delete what nothing builds upon; return the rest with what does, and how many went."""
    if not ids:
        return {}, 0
    hanging = queries.record_ids_of((kind.code, each) for each in ids)
    stuck = _delete_unused(kind, set(ids))
    gone = set(ids) - set(stuck)
    FieldOwner.objects.filter(kind=kind.code, record_id__in=gone).delete()
    announce(((kind.code, each) for each in gone), also=hanging)
    return stuck, len(gone)


def _delete_unused(kind: Kind, ids: set[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Delete all but what is used; a parent is free only once its members are gone."""
    left = ids
    while left:
        users = _users(kind, left)
        if not users:
            break
        if len(users) == len(left):
            return users
        kind.model._default_manager.filter(pk__in=left - set(users)).delete()
        left = set(users)
    return {}


def _users(kind: Kind, ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Delete all, or nothing and return which ones are used, each with one of its users."""
    try:
        with transaction.atomic():
            kind.model._default_manager.filter(pk__in=ids).delete()
    except ProtectedError as error:
        return {_protected(kind, each): str(each) for each in error.protected_objects}
    return {}


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
