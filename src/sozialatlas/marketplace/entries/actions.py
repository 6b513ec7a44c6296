"""How an entry is begun, kept page by page and handed in, and free places in one step."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, mail
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.models import Organization, ServiceAtLocation
from sozialatlas.directory.references import BY_ID
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import CapacityValues, ServiceAtLocationValues
from sozialatlas.marketplace import actions as marketplace, senders
from sozialatlas.marketplace.entries import completeness
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.errors import (
    DraftGone,
    Incomplete,
    NotYours,
    SavedByAnother,
    TooManyDrafts,
)
from sozialatlas.marketplace.entries.kinds import LINK, LOCATION, SERVICE, EntryKind
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.membership.queries import speaks_for
from sozialatlas.marketplace.models import Sending
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.models import Proposal

MOST_DRAFTS = 200
"""Who has so many unsent drafts begins nothing new."""
MAILS = (5, 1_000)
"""Mails with the way to a draft within an hour: for one person, and in all."""
_MAIL_AGAIN = dt.timedelta(minutes=10)


def begin_new(kind: EntryKind, organization_id: uuid.UUID, *, by: User, at: dt.datetime) -> Draft:
    """Return a draft of something that is not there yet.

    Its organization may itself wait for the county: it can be prepared, and sent afterwards.
    Raises: TooManyDrafts.
    """
    organization = Organization.objects.filter(pk=organization_id).first()
    with transaction.atomic():
        User.objects.select_for_update(of=("self",)).get(pk=by.pk)
        begun = Draft.objects.filter(proposal__author=by, proposal__state=Proposal.State.DRAFT)
        if begun.count() >= MOST_DRAFTS:
            raise TooManyDrafts(str(by.pk))
        proposal = proposals.begin(beginning(organization, by, at))
        draft = Draft(proposal=proposal, kind=kind.main, things={})
        entry = Entry(draft)
        entry.add(kind.main, {"organization_key": f"{BY_ID}{organization_id}"})
        return _written(entry, at)


def begin_change(
    kind: EntryKind,
    things: Mapping[str, uuid.UUID],
    organization: Organization,
    *,
    by: User,
    at: dt.datetime,
) -> Draft:
    """Return a draft that changes something published; whoever has one goes on with it."""
    main = str(things[kind.main])
    with transaction.atomic():
        # Two presses at once are answered one after the other.
        User.objects.select_for_update(of=("self",)).get(pk=by.pk)
        for draft in unfinished(by, kind):
            if draft.things.get(kind.main, [""])[0] == main:
                return draft
        proposal = proposals.begin(beginning(organization, by, at))
        found = {name: [str(key), False] for name, key in things.items()}
        return Draft.objects.create(proposal=proposal, kind=kind.main, things=found)


def unfinished(by: User, kind: EntryKind) -> Sequence[Draft]:
    """Return the drafts of a kind that a person has not sent."""
    rows = Draft.objects.filter(
        proposal__author=by, proposal__state=Proposal.State.DRAFT, kind=kind.main
    )
    return list(rows.select_related("proposal"))


def beginning(organization: Organization | None, by: User, at: dt.datetime) -> proposals.Beginning:
    """Return who begins a draft of an organization, which may itself wait for the county."""
    return proposals.Beginning(
        origin=Proposal.Origin.PROVIDER, by=by, at=at, organization=organization
    )


def keep(
    entry: Entry,
    step: str,
    put: Callable[[Entry], None],
    *,
    by: User,
    at: dt.datetime,
    version: int,
) -> Draft:
    """Save a page: `put` lays its answers into the entry as it is once nobody else can save.

    Raises: SavedByAnother, if another person saved this page after `version`; DraftGone; and what
    `proposals.actions.keep` raises.
    """
    with transaction.atomic():
        draft = _held(entry)
        saver, saved = draft.savers.get(step, (by.pk, 0))
        if saver != by.pk and saved > version:
            raise SavedByAnother
        found = Entry(draft)
        put(found)
        draft = _written(found, at)
        draft.typed.pop(step, None)
        draft.savers[step] = [by.pk, draft.proposal.version]
        draft.save()
    return draft


def keep_typed(entry: Entry, step: str, typed: Mapping[str, Sequence[str]]) -> None:
    """Keep what was typed and cannot be saved yet, so that nothing is lost."""
    with transaction.atomic():
        draft = _held(entry)
        # PostgreSQL keeps no NUL, and nobody types one.
        draft.typed[step] = {
            name: [value.replace("\0", "") for value in values] for name, values in typed.items()
        }
        draft.save(update_fields=["typed"])


def _held(entry: Entry) -> Draft:
    """Lock a draft as it is now. Raises: DraftGone, if it was thrown away meanwhile."""
    locked = Draft.objects.select_for_update(of=("self",)).select_related("proposal")
    draft = locked.filter(pk=entry.draft.pk).first()
    if draft is None:
        raise DraftGone
    return draft


def _written(entry: Entry, at: dt.datetime) -> Draft:
    _join(entry)
    proposal = entry.proposal
    if entry.dropped:
        proposal = proposals.drop(proposal, entry.dropped, at=at)
    wanted = entry.wanted()
    if wanted:
        proposal = proposals.keep(proposal, wanted, at=at)
    draft = entry.draft
    draft.proposal = proposal
    draft.things = {kind: [str(key), is_new] for kind, (key, is_new) in entry.things.items()}
    draft.save()
    return draft


def _join(entry: Entry) -> None:
    """Let a new service stand at its place."""
    if entry.main == SERVICE and entry.has(LOCATION) and not entry.has(LINK):
        keys = {"service_key": entry.key(SERVICE), "location_key": entry.key(LOCATION)}
        entry.add(LINK, keys)


def hand_in(
    entry: Entry, *, by: User, at: dt.datetime, comment: str = "", is_confirmation: bool = False
) -> Proposal:
    """Send an entry to the county; that of a trusted organization is published at once.

    Raises: NotYours; Incomplete; what `proposals.actions.submit` raises.
    """
    organization = entry.organization
    if organization is None or not speaks_for(by, organization.pk):
        raise NotYours
    missing = completeness.missing(entry)
    if missing:
        raise Incomplete(missing)
    return proposals.submit(
        entry.proposal, by=by, at=at, comment=comment, is_confirmation=is_confirmation
    )


def mail_link(
    draft: Draft, path: str, *, by: User, at: dt.datetime, words: tuple[str, str]
) -> bool:
    """Send the way to a draft to its author; return whether one went out.

    Raises: TooManyMessages.
    """
    with transaction.atomic():
        found = Draft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
        if found.mailed_at is not None and at - found.mailed_at < _MAIL_AGAIN:
            return False
        sender = senders.code_of(f"user:{by.pk}", at)
        marketplace.count_sending(sender, Sending.Purpose.DRAFT, MAILS, at)
        found.mailed_at = at
        found.save(update_fields=["mailed_at"])
        subject, text = words
        mail.post(
            key=f"draft:{draft.pk}:{at:%Y%m%d%H%M%S}",
            to=by.email,
            subject=subject,
            text=f"{text}\n\n{addresses.absolute(path)}\n",
        )
    return True


def count_free(
    record: ServiceAtLocation,
    counted: CapacityValues,
    *,
    by: User,
    at: dt.datetime,
) -> Proposal:
    """Publish at once how many places are free: that is the provider's own to say."""
    said = snapshot(record)
    assert isinstance(said, ServiceAtLocationValues)
    by_unit = {each.unit: each for each in said.capacities} | {counted.unit: counted}
    wanted = Wanted(kind=LINK, id=record.pk, fields={"capacities": tuple(by_unit.values())})
    return proposals.publish_counts(beginning(record.service.organization, by, at), [wanted])
