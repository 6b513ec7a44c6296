"""Begins once more with what was refused or taken back, so that nobody types it twice."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.partial import from_json, to_json
from sozialatlas.marketplace.entries.actions import beginning, unfinished
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.proposals.queries import wanted_of

_State = Proposal.State
STATES = frozenset({_State.REJECTED, _State.PARTLY, _State.WITHDRAWN, _State.UNDONE})
"""What may be mended and sent once more."""


@dataclass(frozen=True, slots=True)
class Again:
    """A draft to go on with; `says_the_same` is whether it was begun with what was sent."""

    draft: Draft
    says_the_same: bool


def begin_again(draft: Draft, *, by: User, at: dt.datetime) -> Again:
    """Return a draft that says what was sent before; whoever has one goes on with it.

    Raises: Gone, if a published thing that it changes was deleted.
    """
    old = draft.proposal
    ids = _ids(draft)
    things = {
        kind: [ids.get(key, key), is_new and not _is_there(kind, ids.get(key, key))]
        for kind, (key, is_new) in draft.things.items()
    }
    with transaction.atomic():
        # Two presses at once are answered one after the other.
        User.objects.select_for_update(of=("self",)).get(pk=by.pk)
        wanted = [_renamed(each, ids) for each in wanted_of(old)]
        for each in unfinished(by, draft.of_kind):
            if each.things[draft.kind][0] == things[draft.kind][0]:
                return Again(each, says_the_same=_says(each, wanted))
        proposal = proposals.begin(beginning(old.organization, by, at), wanted)
        made = Draft.objects.create(proposal=proposal, kind=draft.kind, things=things)
        return Again(made, says_the_same=True)


def _says(draft: Draft, wanted: Sequence[Wanted]) -> bool:
    """Return whether a draft says all that was sent before."""
    said = {(each.kind, each.id): each.fields for each in wanted_of(draft.proposal)}
    return all(
        name in found and found[name] == value
        for each in wanted
        for found in (said.get((each.kind, each.id), {}),)
        for name, value in each.fields.items()
    )


def _ids(draft: Draft) -> Mapping[str, str]:
    """Return, for the new things that were never published, the ids of those that follow them."""
    return {
        key: str(uuid.uuid5(draft.pk, key))
        for kind, (key, is_new) in draft.things.items()
        if is_new and not _is_there(kind, key)
    }


def _is_there(kind: str, key: str) -> bool:
    return bool(KIND_OF[kind].model._default_manager.filter(pk=key).exists())


def _renamed(wanted: Wanted, ids: Mapping[str, str]) -> Wanted:
    key = ids.get(str(wanted.id), str(wanted.id))
    said = json.dumps(to_json(wanted.fields))
    for old, new in ids.items():
        said = said.replace(old, new)
    return Wanted(
        kind=wanted.kind,
        id=uuid.UUID(key),
        fields=from_json(KIND_OF[wanted.kind], json.loads(said)),
        is_new=wanted.is_new and not _is_there(wanted.kind, key),
    )
