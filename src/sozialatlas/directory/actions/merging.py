"""Merges two things into one, and takes that back. Each call is one transaction."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory import following, organization_tree, queries
from sozialatlas.directory.actions.changing import Authority, Wanted, change
from sozialatlas.directory.actions.editing import OWN_SOURCE, edited
from sozialatlas.directory.announcing import announce
from sozialatlas.directory.differences import difference
from sozialatlas.directory.errors import AlreadyMerged, Gone, LaterMerge, NotMergeable
from sozialatlas.directory.history import Change, record, values_of
from sozialatlas.directory.joining import joined
from sozialatlas.directory.kinds import KIND_OF, KIND_OF_MODEL, REFERENCES, Kind
from sozialatlas.directory.models import (
    Event,
    FieldOwner,
    Location,
    MergedRecord,
    Organization,
    Published,
    RecordKind,
    Revision,
    Service,
    ServiceAtLocation,
    Status,
    VolunteerRole,
)
from sozialatlas.directory.ownership import give_back, owners_of
from sozialatlas.directory.references import BY_ID, id_of
from sozialatlas.directory.snapshots import snapshot

_GONE = "zusammengeführt mit „{name}“"
_TAKEN_APART = "Zusammenführung zurückgenommen"
_LONGEST_REASON = 250
_LONGEST_NAME = 510


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """Which thing stays and which goes into it; `taken` says whose value survives, by field."""

    kind: str
    keep: uuid.UUID
    drop: uuid.UUID
    taken: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakenApart:
    """What a merger that was taken back left with the survivor: changed since, in words."""

    fields: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Link:
    """Things that point to others by a column, which is `key` in their values."""

    model: type[Published]
    column: str
    key: str


_LINKS: Mapping[str, tuple[_Link, ...]] = {
    RecordKind.ORGANIZATION: (
        _Link(Organization, "parent_id", "parent_key"),
        *(
            _Link(model, "organization_id", "organization_key")
            for model in (Location, Service, Event, VolunteerRole)
        ),
    ),
    RecordKind.LOCATION: tuple(
        _Link(model, "location_id", "location_key")
        for model in (ServiceAtLocation, Event, VolunteerRole)
    ),
    RecordKind.SERVICE: (_Link(ServiceAtLocation, "service_id", "service_key"),),
}


def merge(wanted: Merger, *, by: User | None, at: dt.datetime, reason: str = "") -> MergedRecord:
    """Let one thing go into another: its words, what hangs on it, and its address.

    Raises: AlreadyMerged, if one of them is no longer a thing of its own; Gone, if one was
    deleted; NotMergeable, if both are the same; NotAllowed, if what they say together breaks a
    rule of its table.
    """
    if wanted.keep == wanted.drop:
        raise NotMergeable(wanted.kind, wanted.keep)
    with transaction.atomic():
        return _merge(wanted, Authority(by=by, at=at, reason=reason))


def _merge(wanted: Merger, why: Authority, part_of: MergedRecord | None = None) -> MergedRecord:
    kind = KIND_OF[wanted.kind]
    keep, drop = _held(kind, wanted.keep, wanted.drop)
    before = queries.record_ids_of([(kind.code, keep.pk), (kind.code, drop.pk)])
    why = dataclasses.replace(why, reason=why.reason or _reason("„{name}“ übernommen", str(drop)))
    journal: dict[str, object] = {
        "owners": owners_of(kind.code, keep.pk),
        "status": drop.status,
        "owners_dropped": owners_of(kind.code, drop.pk),
    }
    fields = _together(keep, drop, wanted.taken)
    journal |= _said(kind, keep, fields, why)
    merged = MergedRecord.objects.create(
        kind=kind.code,
        old_id=drop.pk,
        new_id=keep.pk,
        old_name=str(drop)[:_LONGEST_NAME],
        part_of=part_of,
        at=why.at,
        by=why.by,
    )
    journal["moved"] = _move(merged, why)
    journal["followed"] = following.move(kind.code, drop.pk, keep.pk)
    _close(drop, dataclasses.replace(why, reason=_reason(_GONE, str(keep))))
    merged.journal = journal
    merged.save(update_fields=["journal"])
    announce([(kind.code, keep.pk), (kind.code, drop.pk)], also=before)
    return merged


def _held(kind: Kind, keep: uuid.UUID, drop: uuid.UUID) -> tuple[Published, Published]:
    """Lock both, always in the same order, so that two mergers never wait for each other."""
    rows = kind.model._default_manager.select_for_update(of=("self",))
    found = {row.pk: row for row in rows.filter(pk__in=(keep, drop)).order_by("pk")}
    for each in (keep, drop):
        if each not in found:
            raise Gone(kind.code, each)
    standing = MergedRecord.objects.standing().filter(old_id__in=(keep, drop))
    if gone := standing.order_by("pk").first():
        raise AlreadyMerged(kind.code, gone.old_id)
    return found[keep], found[drop]


def _together(keep: Published, drop: Published, taken: Mapping[str, str]) -> dict[str, object]:
    """Return what the survivor says otherwise from now on."""
    fields = joined(KIND_OF_MODEL[type(keep)], snapshot(keep), snapshot(drop), taken)
    if isinstance(keep, Organization) and isinstance(drop, Organization):
        fields |= _parent(keep, drop, fields)
    return fields


def _said(
    kind: Kind, keep: Published, fields: dict[str, object], why: Authority
) -> dict[str, object]:
    """Let the survivor say it; return its revisions around that, for the journal."""
    if not fields:
        return {}
    # What nobody imports belongs to whoever kept it; an import would overwrite the choice.
    owner = FieldOwner.Owner.COUNTY if keep.source else None
    wanted = Wanted(kind=kind.code, id=keep.pk, fields=fields)
    [ref] = change([wanted], dataclasses.replace(why, owner=owner))
    newest = queries.latest_revisions(kind.code, [keep.pk])[keep.pk]
    return {"fields": sorted(fields), "before": ref.revision_before, "after": newest}


def _parent(
    keep: Organization, drop: Organization, fields: Mapping[str, object]
) -> dict[str, object]:
    """Return what the survivor belongs to, so that no circle comes about.

    One below the other takes its place; one that would belong to its own member stays as it is.
    """
    tree = organization_tree.tree()
    if str(drop.pk) in tree.over(keep.pk):
        return {"parent_key": f"{BY_ID}{drop.parent_id}" if drop.parent_id else ""}
    chosen = str(fields.get("parent_key", "")).removeprefix(BY_ID)
    if chosen and str(keep.pk) in tree.over(uuid.UUID(chosen)):
        return {"parent_key": f"{BY_ID}{keep.parent_id}" if keep.parent_id else ""}
    return {}


def _move(merged: MergedRecord, why: Authority) -> list[list[str]]:
    """Let everything that points to the one that goes point to the survivor."""
    moved = []
    for link in _LINKS.get(merged.kind, ()):
        part = KIND_OF_MODEL[link.model]
        rows = link.model._default_manager.filter(**{link.column: merged.old_id})
        for row in list(rows.exclude(pk=merged.new_id).order_by("pk")):
            twin = _twin(row, link, merged.new_id)
            if twin is not None:
                wanted = Merger(kind=part.code, keep=twin.pk, drop=row.pk)
                _merge(wanted, why, merged)
                continue
            _point(row, link, merged.new_id, why)
            moved.append([part.code, str(row.pk), link.column])
    return moved


def _twin(row: Published, link: _Link, keep: uuid.UUID) -> Published | None:
    """Return the same service at the same location, which the survivor has already."""
    if not isinstance(row, ServiceAtLocation):
        return None
    pair = {"service_id": row.service_id, "location_id": row.location_id, link.column: keep}
    return ServiceAtLocation.objects.filter(**pair).first()


def _point(row: Published, link: _Link, to: uuid.UUID, why: Authority) -> None:
    """Change one pointer and keep the history; nobody said anything new, so dates stay."""
    kind = KIND_OF_MODEL[link.model]
    before = snapshot(row)
    if row.pk not in queries.latest_revisions(kind.code, [row.pk]):
        record(kind, [(row.pk, before)], Change(row.source, why.at, None, ""))
    link.model._default_manager.filter(pk=row.pk).update(**{link.column: to, "updated_at": why.at})
    after = dataclasses.replace(before, **{link.key: f"{BY_ID}{to}"})  # type: ignore[arg-type]  # -- a field of these values
    record(kind, [(row.pk, after)], Change(OWN_SOURCE, why.at, why.by, why.reason))


def _close(thing: Published, why: Authority) -> None:
    """Close a thing so that no import opens it again."""
    thing.refresh_from_db()
    before = snapshot(thing)
    thing.status = Status.CLOSED
    thing.save(update_fields=["status", "updated_at"])
    edited(thing, before=before, by=why.by, at=why.at, reason=why.reason)


def take_apart(merged: MergedRecord, *, by: User | None, at: dt.datetime) -> TakenApart:
    """Let two things be two again, as far as nobody has worked on them since.

    Raises: AlreadyMerged, if it was taken back before; LaterMerge, if the survivor went into
    another one since: that comes first; Gone, if one of the two was deleted.
    """
    with transaction.atomic():
        return _take_apart(merged, Authority(by=by, at=at, reason=_TAKEN_APART, owner=None))


def _take_apart(merged: MergedRecord, why: Authority) -> TakenApart:
    locked = MergedRecord.objects.select_for_update(of=("self",)).get(pk=merged.pk)
    _refuse(locked)
    kind = KIND_OF[locked.kind]
    keep, drop = _both(kind, locked)
    locked.undone_at, locked.undone_by = why.at, why.by
    locked.save(update_fields=["undone_at", "undone_by"])
    _open(kind, drop, locked.journal, why)
    parts = [_take_apart(each, why) for each in locked.parts.standing().order_by("pk")]
    things = tuple(_move_back(locked, why))
    fields = _unsay(kind, keep, locked.journal, why)
    following.move_back(kind.code, locked.old_id, locked.new_id, locked.journal["followed"])
    announce([(kind.code, keep.pk), (kind.code, drop.pk)])
    return TakenApart(
        (*fields, *(name for part in parts for name in part.fields)),
        (*things, *(name for part in parts for name in part.things)),
    )


def _refuse(merged: MergedRecord) -> None:
    if merged.undone_at is not None:
        raise AlreadyMerged(merged.kind, merged.old_id)
    if MergedRecord.objects.standing().filter(old_id=merged.new_id).exists():
        raise LaterMerge(merged.kind, merged.new_id)


def _both(kind: Kind, merged: MergedRecord) -> tuple[Published, Published]:
    rows = kind.model._default_manager.select_for_update(of=("self",))
    ids = (merged.new_id, merged.old_id)
    found = {row.pk: row for row in rows.filter(pk__in=ids).order_by("pk")}
    for each in ids:
        if each not in found:
            raise Gone(kind.code, each)
    return found[merged.new_id], found[merged.old_id]


def _open(kind: Kind, drop: Published, journal: Mapping[str, object], why: Authority) -> None:
    before = snapshot(drop)
    if drop.status == Status.CLOSED:
        drop.status = str(journal["status"])
        drop.save(update_fields=["status", "updated_at"])
    edited(drop, before=before, by=why.by, at=why.at, reason=why.reason, owner=None)
    give_back(kind.code, drop.pk, _owners(journal, "owners_dropped"), at=why.at)


def _owners(journal: Mapping[str, object], name: str) -> dict[str, str]:
    owners = journal[name]
    assert isinstance(owners, dict)
    return owners


def _move_back(merged: MergedRecord, why: Authority) -> Iterator[str]:
    """Point back what still points to the survivor; yield the names of the rest."""
    links = {
        (KIND_OF_MODEL[each.model].code, each.column): each for each in _LINKS.get(merged.kind, ())
    }
    for code, key, column in merged.journal["moved"]:
        link = links[code, column]
        row = link.model._default_manager.filter(pk=key).first()
        if row is None:
            continue
        if getattr(row, column) == merged.new_id and not _is_taken(row, link, merged.old_id):
            _point(row, link, merged.old_id, why)
        else:
            yield str(row)


def _is_taken(row: Published, link: _Link, by: uuid.UUID) -> bool:
    return _twin(row, link, by) is not None


def _unsay(
    kind: Kind, keep: Published, journal: Mapping[str, object], why: Authority
) -> tuple[str, ...]:
    """Let the survivor say again what it said before; return the labels of what changed since."""
    names = journal.get("fields")
    if not isinstance(names, list):
        return ()
    revisions = Revision.objects.in_bulk([journal["before"], journal["after"]])
    before, after = (values_of(revisions[journal[each]]) for each in ("before", "after"))
    now = snapshot(keep)
    same = [name for name in names if getattr(now, name) == getattr(after, name)]
    source = revisions[journal["before"]].source
    fields = {name: _by_id(name, getattr(before, name), source) for name in same}
    if fields:
        change([Wanted(kind=kind.code, id=keep.pk, fields=fields)], why)
        if len(same) == len(names):
            give_back(kind.code, keep.pk, _owners(journal, "owners"), at=why.at)
    return tuple(
        said.label
        for name in names
        if name not in same
        and (said := difference(kind, name, getattr(after, name), getattr(now, name)))
    )


def _by_id(name: str, value: object, source: str) -> object:
    """Name another thing by its id, where a source named it by its own key."""
    target = REFERENCES[name][1] if name in REFERENCES else "area"
    if target == "area" or not value:
        return value
    return f"{BY_ID}{id_of(source, target, str(value))}"


def _reason(text: str, name: str) -> str:
    """Return a reason for the history, in the county's language as it stays."""
    return text.format(name=name)[:_LONGEST_REASON]
