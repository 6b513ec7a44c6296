"""Changes single fields of things, as an accepted proposal asks for it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from sozialatlas.accounts.models import User
from sozialatlas.directory import dependents
from sozialatlas.directory.actions.applying import RecordRef
from sozialatlas.directory.actions.editing import OWN_SOURCE, edited
from sozialatlas.directory.errors import AlreadyThere, Gone, NotAllowed
from sozialatlas.directory.history import Change, record
from sozialatlas.directory.kinds import KIND_OF, REFERENCES, Kind
from sozialatlas.directory.models import FieldOwner, Published
from sozialatlas.directory.partial import Fields
from sozialatlas.directory.queries import latest_revisions
from sozialatlas.directory.references import BY_ID, References
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import PublishedValues


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What one thing shall say from now on; other fields stay. A new thing brings its id."""

    kind: str
    id: uuid.UUID
    fields: Fields
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """By whom, when and why something changes, and who keeps the changed fields from then on.

    Without an `owner` the fields stay with whoever kept them.
    """

    by: User | None
    at: dt.datetime
    reason: str = ""
    owner: str | None = FieldOwner.Owner.COUNTY


def change(wanted: Sequence[Wanted], authority: Authority) -> tuple[RecordRef, ...]:
    """Write the wanted fields in one transaction; return what was touched, each as it was before.

    Raises: Gone, if a thing to change is no longer there; AlreadyThere, if a new one already is;
    NotAllowed, if a value breaks a rule of its table; UnknownReference, if it names something
    that is not there.
    """
    order = {code: number for number, code in enumerate(KIND_OF)}
    with transaction.atomic():
        return tuple(
            _change(each, authority) for each in sorted(wanted, key=lambda each: order[each.kind])
        )


def hold(things: Iterable[tuple[str, uuid.UUID]]) -> None:
    """Lock things by kind and id until the transaction ends, always in the same order."""
    asked: dict[str, list[uuid.UUID]] = {}
    for kind, key in things:
        asked.setdefault(kind, []).append(key)
    for code, kind_of in KIND_OF.items():
        if code in asked:
            locked = kind_of.model._default_manager.select_for_update(of=("self",))
            list(locked.filter(pk__in=asked[code]).order_by("pk").values_list("pk"))


def _change(wanted: Wanted, authority: Authority) -> RecordRef:
    kind = KIND_OF[wanted.kind]
    if wanted.is_new:
        _create(kind, wanted, authority)
        return RecordRef(kind.code, wanted.id)
    return RecordRef(kind.code, wanted.id, _alter(kind, wanted, authority))


def _alter(kind: Kind, wanted: Wanted, authority: Authority) -> int:
    """Change a thing; return the revision with what it said before."""
    locked = kind.model._default_manager.select_for_update(of=("self",))
    thing = locked.filter(pk=wanted.id).first()
    if thing is None:
        raise Gone(kind.code, wanted.id)
    before = snapshot(thing)
    revision = _kept(kind, thing, before, authority.at)
    values = dataclasses.replace(before, **wanted.fields)  # type: ignore[arg-type]  # -- checked
    _write(kind, thing, values, set(wanted.fields))
    edited(
        thing,
        before=before,
        by=authority.by,
        at=authority.at,
        reason=authority.reason,
        owner=authority.owner,
    )
    return revision


def _kept(kind: Kind, thing: Published, said: PublishedValues, at: dt.datetime) -> int:
    """Return the revision of what a thing says; one without any history gets its first."""
    newest = latest_revisions(kind.code, [thing.pk]).get(thing.pk)
    if newest is None:
        record(kind, [(thing.pk, said)], Change(thing.source, at, None, ""))
        newest = latest_revisions(kind.code, [thing.pk])[thing.pk]
    return newest


def _create(kind: Kind, wanted: Wanted, authority: Authority) -> None:
    if kind.model._default_manager.filter(pk=wanted.id).exists():
        raise AlreadyThere(kind.code, wanted.id)
    thing = kind.model(id=wanted.id, source=OWN_SOURCE)
    try:
        values = kind.values(key=f"{BY_ID}{wanted.id}", **wanted.fields)  # type: ignore[arg-type]  # -- checked
    except TypeError as error:  # a field without which there is no such thing
        raise NotAllowed(kind.code, wanted.id, {}) from error
    _write(kind, thing, values, set(kind.fields))
    edited(
        thing,
        before=None,
        by=authority.by,
        at=authority.at,
        reason=authority.reason,
        owner=authority.owner,
    )


def _write(kind: Kind, thing: Published, values: PublishedValues, names: Collection[str]) -> None:
    references = References.load(OWN_SOURCE, [values])
    columns = references.columns(kind, values)
    is_new = thing._state.adding
    for name in names:
        column = REFERENCES[name][0] if name in REFERENCES else name
        if column in columns:
            setattr(thing, column, columns[column])
    children = [name for name in kind.children if name in names]
    written = dependents.Written(thing.pk, values)
    parts = dict.fromkeys(dependents.WRITTEN_WITH.get(each, each) for each in children)
    with _refusing(kind, thing.pk):
        thing.full_clean()
    for name in parts:
        with _refusing(kind, thing.pk, name):
            _check_rows(dependents.rows(kind, name, written, references))
    thing.save(force_insert=is_new)
    for name in parts:
        dependents.replace(kind, name, [written], references, () if is_new else {thing.pk})


def _check_rows(rows: Iterable[Model]) -> None:
    """Hold the rules of rows that hang on a thing; what they point to was looked up before."""
    for row in rows:
        pointers = {field.name for field in row._meta.fields if field.is_relation}
        row.full_clean(exclude=pointers, validate_unique=False, validate_constraints=False)


@contextmanager
def _refusing(kind: Kind, thing_id: uuid.UUID, name: str = "") -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        found = {name: error.messages} if name else error.message_dict
        raise NotAllowed(kind.code, thing_id, found) from error
