"""Lets a thing say again what it said in an earlier version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, override

from sozialatlas.accounts.models import User
from sozialatlas.directory import dependents
from sozialatlas.directory.actions.changing import hold
from sozialatlas.directory.actions.editing import edited
from sozialatlas.directory.history import values_of
from sozialatlas.directory.kinds import KIND_OF_MODEL, Kind
from sozialatlas.directory.models import Contact, FieldOwner, Published, Revision
from sozialatlas.directory.references import References
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import PublishedValues


def go_back(
    thing: Published,
    *,
    to: Revision,
    by: User,
    at: dt.datetime,
    owner: str | None = FieldOwner.Owner.COUNTY,
) -> frozenset[str]:
    """Take over what differs from an earlier version, as an edit; return the changed fields.

    Without an `owner` the fields stay with whoever keeps them.
    The dates of verification stay: nobody has confirmed the old words anew.
    Raises: UnknownReference, if the version names a topic or area that is no longer there.
    """
    kind = KIND_OF_MODEL[type(thing)]
    values = values_of(to)
    with transaction.atomic():
        hold([(kind.code, thing.pk)])
        thing.refresh_from_db()
        before = snapshot(thing)
        references = References.load(to.source, [values])
        for column, value in references.columns(kind, values).items():
            setattr(thing, column, value)
        thing.save()
        for name in dict.fromkeys(_different(kind, before, values)):
            _replace(kind, name, dependents.Written(thing.pk, values), references)
        return edited(thing, before=before, by=by, at=at, reason=_reason(to), owner=owner)


def _different(kind: Kind, before: PublishedValues, values: PublishedValues) -> Iterable[str]:
    """Name the rows to write anew; the others stay as they are."""
    for name in kind.children:
        if _unordered(getattr(before, name)) != _unordered(getattr(values, name)):
            yield dependents.WRITTEN_WITH.get(name, name)


def _unordered(value: object) -> object:
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return sorted(value)
    return value


def _replace(kind: Kind, name: str, written: dependents.Written, references: References) -> None:
    owner = {f"{kind.code}_id": written.id}
    hidden = (
        list(Contact.objects.filter(**owner, is_public=False).values_list("name", "email"))
        if name == "contacts"
        else []
    )
    dependents.replace(kind, name, [written], references, {written.id})
    # Going back is about words, and publishes nobody: who was hidden a moment ago stays hidden.
    for person, email in hidden:
        Contact.objects.filter(**owner, name=person, email=email).update(is_public=False)


def _reason(to: Revision) -> str:
    with override("de"):  # history is kept in the language of the county
        day = date_format(localtime(to.at), "SHORT_DATETIME_FORMAT")
        return gettext("zurück zur Fassung vom {day}").format(day=day)
