"""Turns what an import may not write into proposals: what others keep, they decide about."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sozialatlas.directory import signals
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.partial import to_json
from sozialatlas.directory.withheld import Withheld
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.actions import Beginning
from sozialatlas.marketplace.proposals.models import Change, Proposal

_IMPORT = Proposal.Origin.IMPORT
_DECIDED = (Proposal.State.REJECTED, Proposal.State.PARTLY, Proposal.State.ACCEPTED)
_ACCEPTED = object()
"""Stands for a field of which the last proposal was taken."""


def listen() -> None:
    """Hear from now on what imports leave alone."""
    signals.withheld.connect(_propose, dispatch_uid="proposals.imports")


def _propose(source: str, at: dt.datetime, things: Sequence[Withheld], **_kwargs: object) -> None:
    before, refused = _unfinished(source, things), _refused(source, things)
    for thing in things:
        kind = KIND_OF[thing.kind].code
        fields = dict(_not_refused(thing, refused.get((kind, thing.id), {})))
        wanted = Wanted(kind=kind, id=thing.id, fields=fields)
        _follow(before.get((kind, thing.id)), wanted, source, at)


def _unfinished(source: str, things: Sequence[Withheld]) -> Mapping[tuple[str, uuid.UUID], Change]:
    """Return what the source proposed of things before and nobody has decided."""
    rows = Change.objects.filter(
        record_id__in=[each.id for each in things],
        proposal__in=Proposal.objects.unfinished().filter(origin=_IMPORT, source=source),
    )
    return {(row.kind, row.record_id): row for row in rows.select_related("proposal")}


def _follow(change: Change | None, wanted: Wanted, source: str, at: dt.datetime) -> None:
    """Let the source's proposal say what the source says: begin, renew or withdraw it."""
    if change is None:
        if wanted.fields:
            beginning = Beginning(origin=_IMPORT, by=None, at=at, source=source)
            actions.submit(actions.begin(beginning, [wanted]), by=None, at=at)
    elif not wanted.fields:
        actions.withdraw(change.proposal, by=None, at=at)
    elif change.values != to_json(wanted.fields):
        proposal = actions.drop(change.proposal, [wanted.id], at=at)
        actions.keep(proposal, [wanted], at=at)
        actions.submit(proposal, by=None, at=at)


def _refused(
    source: str, things: Sequence[Withheld]
) -> Mapping[tuple[str, uuid.UUID], Mapping[str, object]]:
    """Return, by thing and field, what was refused last of what a source proposed."""
    decided = Change.objects.filter(
        record_id__in=[each.id for each in things],
        proposal__origin=_IMPORT,
        proposal__source=source,
        proposal__state__in=_DECIDED,
    )
    found: defaultdict[tuple[str, uuid.UUID], dict[str, object]] = defaultdict(dict)
    for change in decided.order_by("proposal__decided_at", "pk"):
        for name, value in change.values.items():
            is_taken = name in (change.taken or ())
            found[change.kind, change.record_id][name] = _ACCEPTED if is_taken else value
    return found


def _not_refused(thing: Withheld, refused: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Leave out what was refused last in the same words: a source repeats itself each night."""
    for name, value in thing.fields.items():
        if refused.get(name, _ACCEPTED) != to_json({name: value})[name]:
            yield name, value
