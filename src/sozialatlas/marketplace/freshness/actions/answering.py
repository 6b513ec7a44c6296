"""What people answer by the link of a reminder: that an entry is right, and what is free."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.db import transaction

from sozialatlas.directory import actions as directory
from sozialatlas.directory.actions import Authority, Wanted
from sozialatlas.directory.kinds import KIND_OF, KIND_OF_MODEL
from sozialatlas.directory.models import (
    Capacity,
    FieldOwner,
    Published,
    RecordKind,
    Status,
    VerifiedHow,
)
from sozialatlas.directory.values import CapacityValues
from sozialatlas.marketplace.freshness import contacts
from sozialatlas.marketplace.freshness.due import Entry, entries
from sozialatlas.marketplace.freshness.models import Asked, Asking, Reminder, Verification
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.errors import NotInThisState
from sozialatlas.marketplace.proposals.models import Proposal

PLACES = "freie Plätze gemeldet"


@dataclass(frozen=True, slots=True)
class Answered:
    """What confirming did: how many entries, and how many were confirmed or closed before."""

    confirmed: int
    already: int


def confirm(reminder: Reminder, refs: Collection[Ref], *, at: dt.datetime) -> Answered:
    """Note that entries are still true; what was confirmed since the mail stays as it is.

    Entries that the address is not asked about any more, and closed ones, are left alone.
    """
    with transaction.atomic():
        rows = held(reminder, refs)
        own = {each.ref: each for each in own_entries(reminder, list(rows), at)}
        things = open_things(own)
        waiting = _unfinished(rows.values())
        fresh = {
            ref: thing
            for ref, thing in things.items()
            if thing.verified_at is None
            or thing.verified_at < reminder.at
            or rows[ref].proposal_id in waiting
        }
        take_back_proposals([rows[ref] for ref in fresh], at)
        for ref, thing in fresh.items():
            row = rows[ref]
            row.verified_before, row.verified_how_before = thing.verified_at, thing.verified_how
            row.answer, row.answered_at, row.proposal = Asked.Answer.RIGHT, at, None
        Asked.objects.bulk_update(
            [rows[ref] for ref in fresh],
            ["answer", "answered_at", "proposal", "verified_before", "verified_how_before"],
            batch_size=200,
        )
        _verify(reminder, list(fresh.values()), own, at)
    return Answered(len(fresh), len(rows) - len(fresh))


def count_places(
    reminder: Reminder, numbers: Mapping[int, int | None], *, at: dt.datetime
) -> None:
    """Note how many places are free, by the numbers of the counts.

    This is published at once: it is a count, not a text, and is old before anybody has read it.
    The history keeps what was said before.
    Raises: what `directory.actions.change` does; nothing is written then.
    """
    counts = Capacity.objects.filter(pk__in=numbers)
    links = {each.service_at_location_id for each in counts}
    kind = RecordKind.SERVICE_AT_LOCATION.value
    with transaction.atomic():
        rows = held(reminder, [Ref(kind, each) for each in links])
        own = own_entries(reminder, list(rows), at)
        for ref in open_things({each.ref: each for each in own}):
            fields = {"capacities": _counted(ref, numbers, at)}
            authority = Authority(by=None, at=at, reason=PLACES, owner=FieldOwner.Owner.PROVIDER)
            directory.change([Wanted(kind=kind, id=ref.id, fields=fields)], authority)
            Verification.objects.create(
                kind=kind,
                record_id=ref.id,
                what=Verification.Part.CAPACITY,
                at=at,
                contact=reminder.address,
                how=VerifiedHow.PROVIDER,
            )
            Asking.objects.filter(kind=kind, record_id=ref.id, is_serious=False).delete()


def _unfinished(rows: Collection[Asked]) -> dict[uuid.UUID, Proposal]:
    """Return what earlier answers handed in and nobody has decided, by id."""
    ids = [row.proposal_id for row in rows if row.proposal_id]
    return Proposal.objects.filter(state__in=Proposal.UNFINISHED).in_bulk(ids)


def take_back_proposals(rows: Collection[Asked], at: dt.datetime) -> None:
    """Take back what earlier answers handed in: the last answer counts, in whatever tab."""
    for proposal in _unfinished(rows).values():
        # Who decided a moment ago has decided about the words of then.
        with suppress(NotInThisState):
            proposals.withdraw(proposal, by=None, at=at)


def held(reminder: Reminder, refs: Collection[Ref]) -> dict[Ref, Asked]:
    """Lock what a reminder asked about some entries; two who answer at once wait here."""
    rows = Asked.objects.select_for_update(of=("self",)).filter(
        reminder=reminder, record_id__in=[each.id for each in refs]
    )
    found = {Ref(row.kind, row.record_id): row for row in rows.order_by("pk")}
    return {ref: row for ref, row in found.items() if ref in refs}


def own_entries(reminder: Reminder, refs: Collection[Ref], at: dt.datetime) -> list[Entry]:
    """Return those of some entries about which the address is still asked."""
    found = list(entries(at, refs, is_any_status=True))
    asked = contacts.is_asked(reminder.address, found)
    return [each for each in found if each.ref in asked]


def open_things(own: Mapping[Ref, Entry]) -> dict[Ref, Published]:
    """Lock what some entries are, closed ones left out."""
    things: dict[Ref, Published] = {}
    for code in {ref.kind for ref in own}:
        model = KIND_OF[code].model
        rows = model._default_manager.select_for_update(of=("self",)).order_by("pk")
        ids = [ref.id for ref in own if ref.kind == code]
        for thing in rows.filter(pk__in=ids).exclude(status=Status.CLOSED):
            things[Ref(code, thing.pk)] = thing
    return things


def _verify(
    reminder: Reminder,
    things: Sequence[Published],
    own: Mapping[Ref, Entry],
    at: dt.datetime,
) -> None:
    users = {
        key: contacts.user_of(reminder.address, key)
        for key in {own[_ref(thing)].organization_id for thing in things}
    }
    groups: dict[tuple[str, int], list[Published]] = defaultdict(list)
    for thing in things:
        user = users[own[_ref(thing)].organization_id]
        groups[_ref(thing).kind, user.pk if user else 0].append(thing)
    known = {user.pk: user for user in users.values() if user}
    for (_kind, user_id), some in groups.items():
        directory.verify_all(
            some,
            how=VerifiedHow.PROVIDER,
            by=known.get(user_id),
            at=at,
            said_by="" if user_id else reminder.address,
        )


def _ref(thing: Published) -> Ref:
    return Ref(KIND_OF_MODEL[type(thing)].code, thing.pk)


def _counted(
    ref: Ref, numbers: Mapping[int, int | None], at: dt.datetime
) -> tuple[CapacityValues, ...]:
    rows = Capacity.objects.filter(service_at_location=ref.id).order_by("pk")
    return tuple(
        CapacityValues(
            unit=row.unit,
            available=numbers.get(row.pk, row.available),
            maximum=row.maximum,
            asserted_at=at if row.pk in numbers else row.asserted_at,
        )
        for row in rows
    )
