"""How a proposal ends: accepted, in part, or rejected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import has_another_reviewer
from sozialatlas.directory import actions as directory
from sozialatlas.directory.actions import Authority, Wanted
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import FieldOwner, VerifiedHow
from sozialatlas.directory.ownership import owners_of
from sozialatlas.directory.partial import to_json
from sozialatlas.directory.queries import latest_revisions
from sozialatlas.marketplace.proposals import queries, signals
from sozialatlas.marketplace.proposals.comparing import telling
from sozialatlas.marketplace.proposals.errors import (
    ChangedMeanwhile,
    NeedsSecondPerson,
    NoReason,
    NothingToDecide,
    OwnProposal,
    OwnRefusal,
)
from sozialatlas.marketplace.proposals.locking import held, noted
from sozialatlas.marketplace.proposals.models import (
    Change,
    Note,
    PolicyRule,
    Proposal,
    ReviewSettings,
)

_State, _Origin = Proposal.State, Proposal.Origin
# Who keeps a field after a proposal was accepted; an import leaves that as it was.
_OWNERS: Mapping[str, str | None] = {
    _Origin.PROVIDER: FieldOwner.Owner.PROVIDER,
    _Origin.PUBLIC: FieldOwner.Owner.COUNTY,
    _Origin.EDITOR: FieldOwner.Owner.COUNTY,
    _Origin.IMPORT: None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a reviewer read and chose.

    `taken` names, per change, the fields to accept; None is all. `seen` names, per change, the
    newest revision of the thing when it was read; None does not ask. `is_unread`: several are
    accepted at once, so none that speaks of fields that were changed since it was written.
    """

    version: int | None = None
    taken: Mapping[int, Collection[str]] | None = None
    seen: Mapping[int, int | None] | None = None
    is_unread: bool = False
    text: str = ""


@dataclass
class _Result:
    """What accepting did so far."""

    is_whole: bool = True
    wanted: list[tuple[Change, Wanted]] = field(default_factory=list)


def accept(proposal: Proposal, choice: Choice, *, by: User, at: dt.datetime) -> Proposal:
    """Publish what was chosen; with four eyes, the first person only approves.

    Raises: NotInThisState, ChangedMeanwhile, NothingToDecide, NeedsSecondPerson, OwnProposal, and
    what `directory.actions.change` raises; nothing is written then.
    """
    with transaction.atomic():
        found = held(proposal, _State.OPEN, _State.ASKED, version=choice.version)
        if _needs_another(found, by):
            return _approve(found, by, at, choice.text)
        result = _chosen(found, choice)
        _publish(found, result, by, at)
        found.decided_at, found.decided_by = at, by
        found.answered_at, found.rule = found.answered_at or at, None
        found.state = _State.ACCEPTED if result.is_whole else _State.PARTLY
        found.save()
        kind = Note.Kind.ACCEPTED if result.is_whole else Note.Kind.PARTLY
        note = noted(found, kind, by=by, at=at, text=choice.text)
        signals.decided.send(sender=None, proposal=found, note=note)
    return found


def publish_at_once(proposal: Proposal, *, by: User | None, at: dt.datetime) -> Proposal:
    """Publish the whole proposal of a trusted organization; somebody looks at it afterwards."""
    result = _chosen(proposal, Choice())
    _publish(proposal, result, by, at)
    proposal.state, proposal.decided_at, proposal.answered_at = _State.ACCEPTED, at, at
    proposal.needs_check = True
    proposal.save()
    note = noted(proposal, Note.Kind.ACCEPTED, by=None, at=at)
    signals.decided.send(sender=None, proposal=proposal, note=note)
    return proposal


def check_afterwards(proposal: Proposal, *, by: User, at: dt.datetime) -> None:
    """Note that somebody looked at what was published at once."""
    with transaction.atomic():
        found = held(proposal, *Proposal.PUBLISHED)
        if not found.needs_check:
            return
        found.needs_check = False
        found.save(update_fields=["needs_check"])
        noted(found, Note.Kind.CHECKED, by=by, at=at)


def reject(
    proposal: Proposal,
    *,
    by: User,
    at: dt.datetime,
    rule: PolicyRule | None = None,
    text: str = "",
    version: int | None = None,
) -> Proposal:
    """Leave the public copy as it is, with a reason that the author can read.

    Raises: NotInThisState, ChangedMeanwhile, NoReason, OwnRefusal.
    """
    if rule is None and not text.strip():
        raise NoReason
    with transaction.atomic():
        found = held(proposal, _State.OPEN, _State.ASKED, version=version)
        _leave_appeal_to_others(found, by)
        found.state, found.decided_at, found.decided_by = (
            found.state_without(_State.REJECTED),
            at,
            by,
        )
        found.answered_at, found.rule = found.answered_at or at, rule
        found.save()
        note = noted(found, Note.Kind.REJECTED, by=by, at=at, text=text)
        signals.decided.send(sender=None, proposal=found, note=note)
    return found


def _needs_another(proposal: Proposal, by: User) -> bool:
    """Return whether somebody else has to look after this person.

    Raises: NeedsSecondPerson, OwnProposal.
    """
    if not ReviewSettings.current().is_four_eyes:
        return False
    if proposal.author_id == by.pk:
        raise OwnProposal
    if proposal.approved_by_id == by.pk:
        raise NeedsSecondPerson
    return proposal.approved_by_id is None


def _approve(proposal: Proposal, by: User, at: dt.datetime, text: str) -> Proposal:
    """Note the first of two; for the author that is no answer yet."""
    proposal.approved_at, proposal.approved_by = at, by
    proposal.save(update_fields=["approved_at", "approved_by"])
    noted(proposal, Note.Kind.APPROVED, by=by, at=at, text=text)
    return proposal


def _leave_appeal_to_others(proposal: Proposal, by: User) -> None:
    if proposal.decided_by_id != by.pk or not queries.was_appealed(proposal):
        return
    topics = list(proposal.topics.values_list("code", flat=True))
    if has_another_reviewer(proposal.area_key, topics, but=by):
        raise OwnRefusal


def _chosen(proposal: Proposal, choice: Choice) -> _Result:
    result = _Result()
    changes = list(proposal.changes.all())
    directory.hold((each.kind, each.record_id) for each in changes)
    _refuse_unread(changes, choice.seen)
    if choice.is_unread:
        _refuse_moved(changes)
    for change in changes:
        fields = _taken(change, choice)
        is_left = change.wanted.keys() - fields.keys() - set(change.taken or ())
        result.is_whole = result.is_whole and not is_left
        if fields:
            each = Wanted(
                kind=change.kind,
                id=change.record_id,
                fields=fields,
                # What was accepted in part is there, and only the rest waits after an appeal.
                is_new=change.is_new and change.revision_after is None,
            )
            result.wanted.append((change, each))
    if not result.wanted:
        raise NothingToDecide
    return result


def _taken(change: Change, choice: Choice) -> Mapping[str, object]:
    """Return the chosen fields of a thing, with those that change nothing and nobody is shown."""
    wanted = change.wanted
    if choice.taken is None:
        return wanted
    told = telling(change)
    given = told.intersection(choice.taken.get(change.pk, ()))
    if told and not given:
        return {}
    return {name: value for name, value in wanted.items() if name in given or name not in told}


def _refuse_unread(changes: Sequence[Change], seen: Mapping[int, int | None] | None) -> None:
    if seen is None:
        return
    for change in changes:
        newest = latest_revisions(change.kind, [change.record_id]).get(change.record_id)
        if seen.get(change.pk) != newest:
            raise ChangedMeanwhile(f"{change.kind} {change.record_id}")


def _refuse_moved(changes: Sequence[Change]) -> None:
    for change in (each for each in changes if not each.is_new):
        now = to_json(queries.said_now(change))
        if any(now[name] != said for name, said in change.base.items() if name in now):
            raise ChangedMeanwhile(f"{change.kind} {change.record_id}")


def _publish(proposal: Proposal, result: _Result, by: User | None, at: dt.datetime) -> None:
    authority = Authority(
        by=by, at=at, reason=str(_Origin(proposal.origin).label), owner=_OWNERS[proposal.origin]
    )
    wanted = [each for _change, each in result.wanted]
    owners = {each.id: owners_of(each.kind, each.id) for each in wanted}
    before = {ref.id: ref.revision_before for ref in directory.change(wanted, authority)}
    if proposal.is_confirmation and result.is_whole:
        _confirm(proposal, wanted, at)
    for change, each in result.wanted:
        change.taken = sorted({*(change.taken or ()), *each.fields})
        if change.revision_after is None:
            change.revision_before, change.owners_before = before[each.id], owners[each.id]
        change.revision_after = latest_revisions(each.kind, [each.id]).get(each.id)
        change.save(update_fields=["taken", "revision_before", "revision_after", "owners_before"])


def _confirm(proposal: Proposal, wanted: Sequence[Wanted], noted_at: dt.datetime) -> None:
    author, at = proposal.author, proposal.submitted_at
    if author is None or at is None:
        return
    for each in wanted:
        thing = KIND_OF[each.kind].model._default_manager.get(pk=each.id)
        if thing.verified_at is not None and thing.verified_at >= at:
            continue  # somebody looked while it waited
        directory.verify(thing, how=VerifiedHow.PROVIDER, by=author, at=at, noted_at=noted_at)
