"""What editors do to single things: edit, confirm, remove."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.models import ProtectedError

from sozialatlas.accounts.models import User
from sozialatlas.directory import queries, signals
from sozialatlas.directory.announcing import announce
from sozialatlas.directory.errors import StillUsed
from sozialatlas.directory.history import Change, record
from sozialatlas.directory.kinds import GROUP_OF, KIND_OF_MODEL, VERIFICATION, Kind
from sozialatlas.directory.models import FieldOwner, Published, Status
from sozialatlas.directory.ownership import take_over
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import PublishedValues

OWN_SOURCE = ""
"""The source of what people of the county enter by hand."""

CHECKED = "geprüft"
"""The reason that the history names where somebody confirmed a thing."""


def edited(
    thing: Published,
    *,
    before: PublishedValues | None,
    by: User | None,
    at: dt.datetime,
    reason: str = "",
    owner: str | None = FieldOwner.Owner.COUNTY,
) -> frozenset[str]:
    """Complete an edit that was just saved: history, owner, dates, news; return what differs.

    `before` is the snapshot from before the edit, None for a new thing. From now on `owner`
    keeps the changed groups of fields: an import no longer overwrites them. None leaves them
    with whoever kept them.
    """
    kind = KIND_OF_MODEL[type(thing)]
    with transaction.atomic():
        thing.refresh_from_db()
        after = snapshot(thing)
        fields = _difference(kind, before, after)
        if not fields:
            return fields
        groups = {GROUP_OF[name] for name in fields if name in GROUP_OF}
        if owner is not None:
            take_over(kind.code, thing.pk, groups, owner=owner, at=at)
        if groups:
            thing.content_changed_at = at
            thing.save(update_fields=["content_changed_at", "updated_at"])
        record(kind, [(thing.pk, after)], Change(OWN_SOURCE, at, by, reason))
        _tell_confirmed(kind, thing, before, by, at)
        announce([(kind.code, thing.pk)])
    return fields


def verify(
    thing: Published,
    *,
    how: str,
    by: User | None,
    at: dt.datetime,
    said_by: str = "",
    noted_at: dt.datetime | None = None,
) -> None:
    """Note that somebody confirmed that the thing is still true; its content stays as it is.

    Without an account `by` is None, and `said_by` is the address at which somebody was asked.
    `noted_at` is the moment of writing, where somebody said it earlier.
    """
    verify_all([thing], how=how, by=by, at=at, said_by=said_by, noted_at=noted_at)


def verify_all(
    things: Sequence[Published],
    *,
    how: str,
    by: User | None,
    at: dt.datetime,
    said_by: str = "",
    noted_at: dt.datetime | None = None,
) -> None:
    """Note that somebody confirmed several things of one kind, as `verify` does for one."""
    if not things:
        return
    kind = KIND_OF_MODEL[type(things[0])]
    ids = [thing.pk for thing in things]
    with transaction.atomic():
        for thing in things:
            thing.verified_at, thing.verified_how, thing.verified_by = at, how, by
            thing.save(update_fields=["verified_at", "verified_how", "verified_by", "updated_at"])
        noted_at = noted_at or at
        record(
            kind,
            [(thing.pk, snapshot(thing)) for thing in things],
            Change(OWN_SOURCE, noted_at, by, CHECKED),
        )
        check = signals.Check(how=how, by=by, at=at, noted_at=noted_at, said_by=said_by)
        signals.verified.send(sender=None, kind=kind.code, ids=ids, check=check)
        announce((kind.code, each) for each in ids)


def close(thing: Published, *, by: User, at: dt.datetime, reason: str) -> None:
    """Close a thing for good; its address then answers that it is gone."""
    with transaction.atomic():
        before = snapshot(thing)
        thing.status = Status.CLOSED
        thing.save(update_fields=["status", "updated_at"])
        edited(thing, before=before, by=by, at=at, reason=reason)


def remove(thing: Published) -> None:
    """Delete a thing and what hangs on it; its history stays.

    Raises: StillUsed, if another thing builds on it.
    """
    kind = KIND_OF_MODEL[type(thing)]
    with transaction.atomic(), _announced(kind, thing):
        FieldOwner.objects.filter(kind=kind.code, record_id=thing.pk).delete()
        try:
            thing.delete()
        except ProtectedError as error:
            raise StillUsed(f"{kind.code} {thing.pk}") from error


def _tell_confirmed(
    kind: Kind,
    thing: Published,
    before: PublishedValues | None,
    by: User | None,
    noted_at: dt.datetime,
) -> None:
    """Tell of a confirmation that came with an edit, as the form of editors offers it."""
    at = thing.verified_at
    if at is None or (before is not None and before.verified_at and before.verified_at >= at):
        return
    check = signals.Check(how=thing.verified_how, by=by, at=at, noted_at=noted_at, said_by="")
    signals.verified.send(sender=None, kind=kind.code, ids=[thing.pk], check=check)


def _difference(
    kind: Kind, before: PublishedValues | None, after: PublishedValues
) -> frozenset[str]:
    names = (*kind.fields, *VERIFICATION)
    return frozenset(
        name for name in names if before is None or getattr(before, name) != getattr(after, name)
    )


@contextmanager
def _announced(kind: Kind, thing: Published) -> Iterator[None]:
    """Collect the ids while the rows are still there, and send them when they are gone."""
    ids, of_thing = queries.record_ids_of([(kind.code, thing.pk)]), (kind.code, thing.pk)
    yield
    announce([of_thing], also=ids)
