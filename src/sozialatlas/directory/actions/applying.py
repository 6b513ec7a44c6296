"""Applies what a source says: creates, changes, and leaves alone what others keep."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory import dependents, queries, signals
from sozialatlas.directory.announcing import announce
from sozialatlas.directory.fingerprints import fingerprint
from sozialatlas.directory.history import Change, record, values_of
from sozialatlas.directory.kinds import GROUP_OF, KINDS, Kind
from sozialatlas.directory.models import FieldOwner, Published, Revision
from sozialatlas.directory.ownership import foreign_groups
from sozialatlas.directory.references import References, id_of
from sozialatlas.directory.values import DirectoryPackage, PublishedValues
from sozialatlas.directory.withheld import Withheld, withheld


@dataclass(frozen=True, slots=True)
class RecordRef:
    """One thing of the directory, and the revision that it had before (None: none)."""

    kind: str
    id: uuid.UUID
    revision_before: int | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """What a call of `apply` did."""

    created: tuple[RecordRef, ...]
    changed: tuple[RecordRef, ...]
    unchanged_count: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `apply` would do: keys of the source, per kind."""

    created: Mapping[str, frozenset[str]]
    changed: Mapping[str, frozenset[str]]
    unchanged: Mapping[str, frozenset[str]]


@dataclass
class _Run:
    """The circumstances of one call of `apply`, and what it has done so far."""

    source: str
    at: dt.datetime
    by: User | None
    reason: str
    owner: str
    references: References
    created: list[RecordRef] = field(default_factory=list)
    changed: list[RecordRef] = field(default_factory=list)
    unchanged: Counter[str] = field(default_factory=Counter)
    withheld: list[Withheld] = field(default_factory=list)


def compare(package: DirectoryPackage, *, source: str) -> Comparison:
    """Return what `apply` would create, change and leave, without writing anything."""
    created, changed, unchanged = {}, {}, {}
    for kind, batch in _parts(package):
        known = _fingerprints(kind, source, batch)
        new = {each.key for each in batch if each.key not in known}
        same = {each.key for each in batch if known.get(each.key) == fingerprint(each)}
        created[kind.code] = frozenset(new)
        unchanged[kind.code] = frozenset(same)
        changed[kind.code] = frozenset({each.key for each in batch} - new - same)
    return Comparison(created, changed, unchanged)


def apply(
    package: DirectoryPackage,
    *,
    source: str,
    at: dt.datetime,
    by: User | None = None,
    reason: str = "",
    owner: str = FieldOwner.Owner.REGISTER,
) -> Applied:
    """Write what a source says, in one transaction, and tell the rooms above.

    What the source said before in the same words is left untouched; groups of fields that
    belong to somebody else than `owner` keep their values, and what the source says of them is
    told by the signal `withheld`. Hand over at most 500 things.

    Raises: UnknownReference, if a key or code of the package stands for nothing.
    """
    everything = [values for _, batch in _parts(package) for values in batch]
    with transaction.atomic():
        references = References.load(source, everything)
        run = _Run(source, at, by, reason, owner, references)
        for kind, batch in _parts(package):
            _apply_kind(run, kind, batch)
        _announce([*run.created, *run.changed])
        if run.withheld:
            signals.withheld.send(sender=None, source=source, at=at, things=run.withheld)
    return Applied(tuple(run.created), tuple(run.changed), run.unchanged.total())


def restore(
    kind: Kind,
    revisions: Sequence[Revision],
    *,
    at: dt.datetime,
    by: User | None,
    reason: str,
) -> None:
    """Let things say again what they said in revisions, all of one source; adds revisions."""
    if not revisions:
        return
    source = revisions[0].source
    written = [dependents.Written(each.record_id, values_of(each)) for each in revisions]
    with transaction.atomic():
        references = References.load(source, [each.values for each in written])
        run = _Run(source, at, by, reason, FieldOwner.Owner.REGISTER, references)
        _write(run, kind, written)
        _announce([RecordRef(kind.code, each.id) for each in written])


def _parts(package: DirectoryPackage) -> Iterator[tuple[Kind, Sequence[PublishedValues]]]:
    for kind in KINDS:
        if batch := kind.of(package):
            yield kind, batch


def _fingerprints(kind: Kind, source: str, batch: Sequence[PublishedValues]) -> dict[str, str]:
    key_of = {id_of(source, kind.code, each.key): each.key for each in batch}
    ids = list(key_of)
    found: dict[str, str] = {}
    for start in range(0, len(ids), dependents.BATCH):
        rows = kind.model._default_manager.filter(pk__in=ids[start : start + dependents.BATCH])
        found.update(
            {key_of[pk]: mark for pk, mark in rows.values_list("pk", "source_fingerprint")}
        )
    return found


def _apply_kind(run: _Run, kind: Kind, batch: Sequence[PublishedValues]) -> None:
    ids = {each.key: id_of(run.source, kind.code, each.key) for each in batch}
    existing = kind.model._default_manager.in_bulk(list(ids.values()))
    fresh = [each for each in batch if ids[each.key] not in existing]
    different = [
        each
        for each in batch
        if (row := existing.get(ids[each.key])) and row.source_fingerprint != fingerprint(each)
    ]
    run.unchanged[kind.code] += len(batch) - len(fresh) - len(different)
    if not fresh and not different:
        return
    before = queries.latest_revisions(kind.code, [ids[each.key] for each in different])
    _write(run, kind, [dependents.Written(ids[each.key], each) for each in fresh + different])
    run.created += [RecordRef(kind.code, ids[each.key]) for each in fresh]
    run.changed += [
        RecordRef(kind.code, ids[each.key], before.get(ids[each.key])) for each in different
    ]


def _write(run: _Run, kind: Kind, written: Sequence[dependents.Written]) -> None:
    existing = kind.model._default_manager.in_bulk([each.id for each in written])
    foreign = foreign_groups(kind.code, list(existing), run.owner)
    rows = [_row(run, kind, each, existing, foreign) for each in written]
    kind.model._default_manager.bulk_create(
        rows,
        batch_size=dependents.BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_updatable(kind),
    )
    for name in kind.children:
        allowed = [
            each for each in written if GROUP_OF[name] not in foreign.get(each.id, frozenset())
        ]
        dependents.replace(kind, name, allowed, run.references, existing.keys())
    run.withheld += withheld(kind, written, foreign, run.source)
    change = Change(run.source, run.at, run.by, run.reason)
    record(kind, [(each.id, each.values) for each in written], change)


def _row(
    run: _Run,
    kind: Kind,
    written: dependents.Written,
    existing: Mapping[uuid.UUID, Published],
    foreign: Mapping[uuid.UUID, Collection[str]],
) -> Published:
    row = existing.get(written.id) or kind.model(
        id=written.id, source=run.source, source_key=written.values.key
    )
    kept = foreign.get(written.id, frozenset())
    for column, value in run.references.columns(kind, written.values, kept).items():
        setattr(row, column, value)
    row.source_fingerprint = fingerprint(written.values)
    row.content_changed_at = run.at
    _verify(row, written.values)
    return row


def _verify(row: Published, values: PublishedValues) -> None:
    """Take over a verification; a later one that is already known stays."""
    if values.verified_at and (row.verified_at is None or row.verified_at < values.verified_at):
        row.verified_at = values.verified_at
        row.verified_how = values.verified_how


def _updatable(kind: Kind) -> list[str]:
    fixed = {"id", "created_at", "source", "source_key"}
    return [each.name for each in kind.model._meta.concrete_fields if each.name not in fixed]


def _announce(touched: Sequence[RecordRef]) -> None:
    if touched:
        announce((each.kind, each.id) for each in touched)
