"""Turns what an import may not write into proposals: what others keep, they decide about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sozialatlas.directory import signals
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.partial import to_json
from sozialatlas.directory.withheld import Withheld
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.actions import Beginning
from sozialatlas.marketplace.proposals.models import Change, Proposal

_IMPORT = Proposal.Origin.IMPORT


def listen() -> None:
    """Hear from now on what imports leave alone."""
    signals.withheld.connect(_propose, dispatch_uid="proposals.imports")


def _propose(source: str, at: dt.datetime, things: Sequence[Withheld], **_kwargs: object) -> None:
    for thing in things:
        fields = dict(_not_rejected(thing, source))
        if fields:
            wanted = Wanted(kind=KIND_OF[thing.kind].code, id=thing.id, fields=fields)
            _put(wanted, source, at)


def _put(wanted: Wanted, source: str, at: dt.datetime) -> None:
    """Renew what the same source proposed before and nobody has decided, or begin anew."""
    about = Change.objects.filter(kind=wanted.kind, record_id=wanted.id).values("proposal")
    waiting = Proposal.objects.waiting().filter(pk__in=about, origin=_IMPORT, source=source)
    proposal = waiting.order_by("created_at", "pk").first()
    if proposal is None:
        beginning = Beginning(origin=_IMPORT, by=None, at=at, source=source)
        proposal = actions.begin(beginning, [wanted])
    else:
        actions.keep(proposal, [wanted], at=at)
    actions.submit(proposal, by=None, at=at)


def _not_rejected(thing: Withheld, source: str) -> Iterator[tuple[str, object]]:
    """Leave out what was rejected in the same words: a source repeats itself each night."""
    rejected = Change.objects.filter(
        kind=thing.kind,
        record_id=thing.id,
        proposal__origin=_IMPORT,
        proposal__source=source,
        proposal__state=Proposal.State.REJECTED,
    )
    before = [change.values for change in rejected.order_by("pk")]
    for name, value in thing.fields.items():
        raw = to_json({name: value})[name]
        if all(name not in values or values[name] != raw for values in before):
            yield name, value
