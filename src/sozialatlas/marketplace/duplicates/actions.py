"""Finds pairs anew, and does what people answer. Each call is one transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.core.progress import progress
from sozialatlas.directory import actions as directory, organization_tree
from sozialatlas.directory.actions import Authority, Merger, TakenApart, Wanted
from sozialatlas.directory.models import Organization, RecordKind
from sozialatlas.directory.references import BY_ID
from sozialatlas.marketplace.duplicates import order, reading, traces, wording
from sozialatlas.marketplace.duplicates.errors import AlreadyAnswered, GivesAccess, NotPossible
from sozialatlas.marketplace.duplicates.evidence import Entry
from sozialatlas.marketplace.duplicates.finding import Found, find
from sozialatlas.marketplace.duplicates.models import Candidate
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.marketplace.proposals.errors import NeedsSecondPerson
from sozialatlas.marketplace.proposals.models import ReviewSettings
from sozialatlas.marketplace.proposals.placing import common_area

_MUCH = 0.1
"""An answered pair is asked again only if it changed and became so much more likely."""
_BATCH = 500
_LONGEST_NAME = 250
_LONGEST_NOTE = 500

Pair = tuple[uuid.UUID, uuid.UUID]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What a search for pairs changed."""

    new: int = 0
    again: int = 0
    gone: int = 0


def renew(*, at: dt.datetime) -> Renewed:
    """Look for pairs in the whole directory: new ones wait, answered ones stay answered."""
    traces.renew()
    total = Renewed()
    with progress("Dubletten suchen", len(reading.KINDS)) as step:
        for kind in reading.KINDS:
            one = _renew_kind(kind, at)
            total = Renewed(total.new + one.new, total.again + one.again, total.gone + one.gone)
            step(1)
    return total


def _renew_kind(kind: str, at: dt.datetime) -> Renewed:
    entries = {each.id: each for each in reading.entries(kind)}
    found = [_candidate(each, entries, at) for each in find(entries.values())]
    with transaction.atomic():
        locked = Candidate.objects.select_for_update(of=("self",)).filter(kind=kind)
        known = {(each.first_id, each.second_id): each for each in locked.order_by("pk")}
        fresh = [each for each in found if (each.first_id, each.second_id) not in known]
        Candidate.objects.bulk_create(fresh, batch_size=_BATCH)
        again = _update(known, found)
        gone = _close(known, {(each.first_id, each.second_id) for each in found}, entries)
    return Renewed(len(fresh), again, gone)


def _candidate(found: Found, entries: Mapping[str, Entry], at: dt.datetime) -> Candidate:
    first, second = entries[found.first], entries[found.second]
    return Candidate(
        kind=found.kind,
        first_id=uuid.UUID(found.first),
        second_id=uuid.UUID(found.second),
        first_name=_shown(first)[:_LONGEST_NAME],
        second_name=_shown(second)[:_LONGEST_NAME],
        score=found.score,
        reasons=wording.stored(found.reasons),
        area_key=common_area((*first.areas, *second.areas)),
        marks=_marks(first, second),
        found_at=at,
    )


def _shown(entry: Entry) -> str:
    return entry.name or next((site.street for site in entry.sites if site.street), entry.id)


def _marks(*entries: Entry) -> str:
    """Return a short mark of what pairs are compared by."""
    said = [
        (each.name, each.other_name, each.phones, each.mails, each.urls, each.sites, each.owner)
        for each in entries
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()


_APPROVED = ("approved_state", "approved_by", "approved_at")
_SAID = ("score", "reasons", "area_key", "first_name", "second_name", "marks")


def _update(known: Mapping[Pair, Candidate], found: Collection[Candidate]) -> int:
    """Bring open pairs up to date; return how many changed so much that they are asked again."""
    again = 0
    changed = []
    for fresh in found:
        stored = known.get((fresh.first_id, fresh.second_id))
        if stored is None or not _counts_again(stored, fresh):
            continue
        if stored.state != Candidate.State.OPEN:
            stored.state, stored.decided_at, stored.decided_by = Candidate.State.OPEN, None, None
            again += 1
        elif all(getattr(stored, name) == getattr(fresh, name) for name in _SAID):
            continue
        for name in _SAID:
            setattr(stored, name, getattr(fresh, name))
        # Another pair was approved of than the one that stands there now.
        stored.approved_state, stored.approved_by, stored.approved_at = "", None, None
        changed.append(stored)
    names = [*_SAID, "state", "decided_at", "decided_by", *_APPROVED]
    Candidate.objects.bulk_update(changed, names, batch_size=_BATCH)
    return again


def _counts_again(stored: Candidate, fresh: Candidate) -> bool:
    if stored.state not in Candidate.ANSWERED:
        return True
    is_other = stored.marks != fresh.marks
    return is_other and fresh.score >= (stored.decided_score or stored.score) + _MUCH


def _close(
    known: Mapping[Pair, Candidate], found: Collection[Pair], entries: Mapping[str, Entry]
) -> int:
    """Close open pairs of which one is gone; forget those that are no longer alike."""
    left = [
        each
        for pair, each in known.items()
        if pair not in found and each.state == Candidate.State.OPEN
    ]
    gone = [
        each.pk for each in left if not {str(each.first_id), str(each.second_id)} <= entries.keys()
    ]
    Candidate.objects.filter(pk__in=gone).update(state=Candidate.State.GONE)
    Candidate.objects.filter(pk__in=[each.pk for each in left if each.pk not in gone]).delete()
    return len(gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody says about a pair.

    `keep` is the one that stays, or that the other is a branch of; `taken` says, when both are
    merged, whose value survives.
    """

    state: str
    keep: uuid.UUID | None = None
    taken: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def answer(candidate: Candidate, given: Answer, *, by: User, at: dt.datetime) -> Candidate:
    """Do what the answer says, and never ask again; the pair is the proposal.

    With four eyes the first person only approves of what changes the public copy; the second
    one chooses which values survive.
    Raises: AlreadyAnswered; NeedsSecondPerson; NotPossible, if the answer does not fit;
    GivesAccess, if only who decides on access may answer so; DirectoryError, if the entries
    cannot be merged.
    """
    if given.state not in Candidate.ANSWERED:
        raise NotPossible(given.state)
    with transaction.atomic():
        found = _held(candidate)
        if found.state != Candidate.State.OPEN:
            raise AlreadyAnswered(str(found.pk))
        if _needs_another(found, given.state, by):
            return _approve(found, given, by, at)
        if given.state == Candidate.State.SAME:
            _merge(found, given, by, at)
        if given.state == Candidate.State.BRANCH:
            _put_below(found, given, by, at)
        found.state, found.note = given.state, given.note[:_LONGEST_NOTE] or found.note
        found.decided_at, found.decided_by, found.decided_score = at, by, found.score
        found.save()
    return found


def _needs_another(found: Candidate, state: str, by: User) -> bool:
    """Return whether somebody else has to look first.

    Raises: NeedsSecondPerson, if the person has approved of this answer before.
    """
    if state not in Candidate.CHANGING or not ReviewSettings.current().is_four_eyes:
        return False
    if found.approved_state == state and found.approved_by_id == by.pk:
        raise NeedsSecondPerson
    return found.approved_state != state or found.approved_by_id is None


def _approve(found: Candidate, given: Answer, by: User, at: dt.datetime) -> Candidate:
    found.approved_state, found.approved_by, found.approved_at = given.state, by, at
    found.note = given.note[:_LONGEST_NOTE] or found.note
    found.save(update_fields=[*_APPROVED, "note"])
    return found


def take_back(candidate: Candidate, *, by: User, at: dt.datetime) -> TakenApart:
    """Let a pair wait again, and both entries be as they were, as far as nobody changed them.

    Raises: AlreadyAnswered, if it waits already; LaterAnswer, if a later answer stands on this
    one; DirectoryError, if they cannot be taken apart.
    """
    with transaction.atomic():
        found = _held(candidate)
        if found.state not in Candidate.ANSWERED:
            raise AlreadyAnswered(str(found.pk))
        order.refuse_before_later(found)
        left = TakenApart()
        if found.merged is not None:
            left = directory.take_apart(found.merged, by=by, at=at)
        if found.tree_before:
            left = _put_back(found, by, at)
        found.state, found.decided_at, found.decided_by = Candidate.State.OPEN, None, None
        found.merged, found.tree_before, found.decided_score = None, {}, None
        found.approved_state, found.approved_by, found.approved_at = "", None, None
        found.save()
    return left


def _held(candidate: Candidate) -> Candidate:
    rows = Candidate.objects.select_for_update(of=("self",)).select_related("merged")
    found = rows.filter(pk=candidate.pk).first()
    if found is None:  # the nightly search has found that they are not alike any more
        raise AlreadyAnswered(str(candidate.pk))
    return found


def _sides(found: Candidate, keep: uuid.UUID | None) -> Pair:
    """Return the one that stays and the other one."""
    if keep not in (found.first_id, found.second_id):
        raise NotPossible(str(keep))
    assert keep is not None
    return keep, found.second_id if keep == found.first_id else found.first_id


def _merge(found: Candidate, given: Answer, by: User, at: dt.datetime) -> None:
    keep, drop = _sides(found, given.keep)
    wanted = Merger(kind=found.kind, keep=keep, drop=drop, taken=given.taken)
    found.merged = directory.merge(wanted, by=by, at=at)
    rest = Candidate.objects.waiting().filter(kind=found.kind).exclude(pk=found.pk)
    for column in ("first_id", "second_id"):
        rest.filter(**{column: drop}).update(state=Candidate.State.GONE)


def _put_below(found: Candidate, given: Answer, by: User, at: dt.datetime) -> None:
    """Let one organization belong to the other."""
    whole, part = _sides(found, given.keep)
    if found.kind != RecordKind.ORGANIZATION or str(part) in organization_tree.tree().over(whole):
        raise NotPossible(found.kind)
    if _gives_access(whole, part) and not _may_give_access(by, part):
        raise GivesAccess(str(part))
    before = Organization.objects.filter(pk=part).values_list("parent_id", flat=True).first()
    wanted = Wanted(kind=found.kind, id=part, fields={"parent_key": f"{BY_ID}{whole}"})
    directory.change([wanted], Authority(by=by, at=at, reason=_BRANCH))
    found.tree_before = {"part": str(part), "whole": str(whole), "before": str(before or "")}


def _gives_access(whole: uuid.UUID, part: uuid.UUID) -> bool:
    """Return whether somebody would speak for the part who does not yet."""
    people = membership.members_with_address([whole, part])
    return bool({each.user_id for each in people[whole]} - {each.user_id for each in people[part]})


def _may_give_access(by: User, part: uuid.UUID) -> bool:
    return membership.may_decide(by, Organization.objects.get(pk=part))


def _put_back(found: Candidate, by: User, at: dt.datetime) -> TakenApart:
    tree = found.tree_before
    part = Organization.objects.filter(pk=tree["part"]).first()
    if part is None or str(part.parent_id) != tree["whole"]:
        return TakenApart(things=(found.first_name,))
    before = f"{BY_ID}{tree['before']}" if tree["before"] else ""
    wanted = Wanted(kind=found.kind, id=part.pk, fields={"parent_key": before})
    directory.change([wanted], Authority(by=by, at=at, reason=_NO_BRANCH))
    return TakenApart()


_BRANCH, _NO_BRANCH = "gehört zu einem anderen Träger", "doch kein Teil eines anderen Trägers"
