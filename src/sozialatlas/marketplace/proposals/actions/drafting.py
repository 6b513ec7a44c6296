"""How a proposal comes about: begun, filled page by page, handed in."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.core.invisible import printed
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.errors import Gone
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import Organization
from sozialatlas.directory.partial import Fields, from_json, to_json
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.marketplace.membership.queries import is_trusted, records_of_organizations
from sozialatlas.marketplace.proposals import queries, signals
from sozialatlas.marketplace.proposals.actions.deciding import publish_at_once
from sozialatlas.marketplace.proposals.errors import NothingToDecide
from sozialatlas.marketplace.proposals.locking import held, noted
from sozialatlas.marketplace.proposals.models import Change, Note, Proposal
from sozialatlas.marketplace.proposals.placing import placement
from sozialatlas.marketplace.proposals.promising import promised

_State = Proposal.State


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Who begins a proposal: `organization` is the one that somebody speaks for.

    `contact` is the address of somebody without an account.
    """

    origin: str
    by: User | None
    at: dt.datetime
    organization: Organization | None = None
    source: str = ""
    contact: str = ""


def begin(beginning: Beginning, wanted: Sequence[Wanted] = ()) -> Proposal:
    """Return a new draft that holds the wanted fields.

    Raises: Gone, if a thing to change is no longer there.
    """
    with transaction.atomic():
        proposal = Proposal.objects.create(
            origin=beginning.origin,
            author=beginning.by,
            organization=beginning.organization,
            source=beginning.source,
            contact=beginning.contact,
            created_at=beginning.at,
            changed_at=beginning.at,
        )
        for each in wanted:
            _put(proposal, each)
        _settle(proposal, beginning.at)
    return proposal


def keep(
    proposal: Proposal, wanted: Sequence[Wanted], *, at: dt.datetime, version: int | None = None
) -> Proposal:
    """Save what was typed so far; fields that were kept before and are not named stay.

    Raises: NotInThisState, if it was decided; ChangedMeanwhile, if somebody else saved since;
    Gone, if a thing to change is no longer there.
    """
    with transaction.atomic():
        found = held(proposal, *Proposal.UNFINISHED, version=version)
        for each in wanted:
            _put(found, each)
        _settle(found, at)
    return found


def drop(proposal: Proposal, record_ids: Sequence[uuid.UUID], *, at: dt.datetime) -> Proposal:
    """Take things out of an unfinished proposal."""
    with transaction.atomic():
        found = held(proposal, *Proposal.UNFINISHED)
        found.changes.filter(record_id__in=record_ids).delete()
        _settle(found, at)
    return found


def discard(proposal: Proposal) -> None:
    """Throw a draft away that was never handed in."""
    with transaction.atomic():
        held(proposal, _State.DRAFT).delete()


def submit(
    proposal: Proposal,
    *,
    by: User | None,
    at: dt.datetime,
    comment: str = "",
    is_confirmation: bool = False,
    may_publish: bool = True,
) -> Proposal:
    """Hand a proposal in; that of a trusted organization is published at once if it may be.

    Fields that say what the public copy says already fall out.
    Raises: NothingToDecide, if nothing is left; NotInThisState, if it was decided; what
    `directory.actions.change` raises, where it is published at once.
    """
    with transaction.atomic():
        found = held(proposal, *Proposal.UNFINISHED)
        _leave_out_the_same(found)
        if not found.changes.exists():
            raise NothingToDecide
        is_first = found.submitted_at is None
        is_trusted = may_publish and _is_trusted(found)
        found.state = _State.OPEN
        found.comment = comment.strip() or found.comment
        found.is_confirmation = is_confirmation
        if is_first:
            found.submitted_at = at
            found.due_on = None if is_trusted else promised(found, at)
        found.save()
        kind = Note.Kind.SUBMITTED if is_first else Note.Kind.REVISED
        noted(found, kind, by=by, at=at, text=comment)
        if is_trusted:
            return publish_at_once(found, by=by, at=at)
        signals.submitted.send(sender=None, proposal=found)
    return found


def _put(proposal: Proposal, wanted: Wanted) -> None:
    kind = KIND_OF[wanted.kind]
    change = Change.objects.filter(
        proposal=proposal, kind=kind.code, record_id=wanted.id
    ).first() or Change(
        proposal=proposal, kind=kind.code, record_id=wanted.id, is_new=wanted.is_new
    )
    # What cannot come back is refused here.
    fields = from_json(
        kind, {name: _printed(each) for name, each in to_json(wanted.fields).items()}
    )
    change.values = {**change.values, **to_json(fields)}
    if not change.is_new:
        unknown = [name for name in fields if name not in change.base]
        change.base = {**change.base, **to_json(_said(wanted, unknown))}
    change.save()


def _printed(value: object) -> object:
    """Return a value as JSON without what no page and no mail can show."""
    if isinstance(value, str):
        return printed(value)
    if isinstance(value, list):
        return [_printed(each) for each in value]
    if isinstance(value, dict):
        return {name: _printed(each) for name, each in value.items()}
    return value


def _said(wanted: Wanted, names: Sequence[str]) -> Fields:
    if not names:
        return {}
    thing = KIND_OF[wanted.kind].model._default_manager.filter(pk=wanted.id).first()
    if thing is None:
        raise Gone(wanted.kind, wanted.id)
    said = snapshot(thing)
    return {name: getattr(said, name) for name in names}


def _settle(proposal: Proposal, at: dt.datetime) -> None:
    """Write down what reviewers find the proposal by, and that it is another version."""
    wanted = queries.wanted_of(proposal)
    if wanted:
        found = placement(wanted)
        proposal.title, proposal.area_key = found.title, found.area_key
        if proposal.organization_id is None and found.organization_id is not None:
            is_known = Organization.objects.filter(pk=found.organization_id).exists()
            proposal.organization_id = found.organization_id if is_known else None
        queries.set_topics(proposal, found.topics)
    proposal.version += 1
    proposal.changed_at = at
    # Another version was not what the first of two people approved.
    proposal.approved_at = proposal.approved_by = None
    proposal.save()


def _leave_out_the_same(proposal: Proposal) -> None:
    for change in proposal.changes.all():
        if change.is_new:
            continue
        now = queries.said_now(change)
        values: Mapping[str, object] = {
            name: value
            for name, value in change.values.items()
            if to_json({name: now[name]})[name] != value
        }
        if not values:
            change.delete()
        elif len(values) < len(change.values):
            change.values = values
            change.save(update_fields=["values"])


def _is_trusted(proposal: Proposal) -> bool:
    """Return whether nobody has to look first: all that changes is a trusted organization's."""
    if proposal.origin != Proposal.Origin.PROVIDER or proposal.organization_id is None:
        return False
    return is_trusted(proposal.organization_id) and _is_all_its_own(proposal)


def _is_all_its_own(proposal: Proposal) -> bool:
    """Return whether no house of somebody else is among the things, nor one that others share."""
    assert proposal.organization_id is not None
    own = records_of_organizations({proposal.organization_id})
    known = proposal.changes.filter(is_new=False)
    return all(own[each.kind].filter(pk=each.record_id).exists() for each in known)
