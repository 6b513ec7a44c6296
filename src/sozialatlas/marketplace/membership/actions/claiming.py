"""What a person does who says to speak for an organization."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization, Status
from sozialatlas.marketplace.membership import codes, mails, queries
from sozialatlas.marketplace.membership.actions.joining import hold, join
from sozialatlas.marketplace.membership.destinations import Destination
from sozialatlas.marketplace.membership.errors import (
    AlreadyMember,
    ClosedOrganization,
    NotOpen,
    TooManyClaims,
    TooManyCodes,
    VoidCode,
    WrongCode,
)
from sozialatlas.marketplace.membership.models import Claim, Role

DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
LIFE = dt.timedelta(days=14)
LIFE_OF_LETTER = dt.timedelta(days=30)
MOST_OF_PERSON = 10
"""Claims that one person may open within a day: a federation has branches."""
MOST_MAILS = 5
"""Claims with a code by mail to one organization within a week: nobody's mail box is flooded."""
MOST_MAILS_OF_PERSON = 2
"""Of them by one person: nobody uses up what the others need."""
MOST_CODES = 3
"""Codes that are sent for one claim."""


def claim(
    *,
    user: User,
    organization: Organization,
    destination: Destination,
    at: dt.datetime,
    note: str = "",
) -> Claim:
    """Open a claim and send its code if that goes by mail; an open one of the person is replaced.

    What an owner objected to stays objected: a new claim waits for an editor, too.
    Raises: AlreadyMember, ClosedOrganization, TooManyClaims.
    """
    with transaction.atomic():
        hold(organization)
        _refuse(user, organization, destination, at)
        before = Claim.objects.filter(user=user, organization=organization)
        objected = _objected(before)
        for old in before.filter(state=Claim.State.OPEN):
            withdraw(old, at=at)
        way = Claim.Way.EDITOR if objected else destination.way
        opened = Claim.objects.create(
            user=user,
            organization=organization,
            way=way,
            sent_to="" if way == Claim.Way.EDITOR else destination.place,
            note=note,
            opened_at=at,
            expires_at=at + (LIFE_OF_LETTER if way == Claim.Way.LETTER else LIFE),
            objected_at=objected.objected_at if objected else None,
            objected_by=objected.objected_by if objected else None,
        )
        if opened.way == Claim.Way.MAIL:
            mails.send_code(opened, issue(opened, at=at))
        mails.tell_owners(opened, queries.owners(organization.pk))
    return opened


def _objected(claims: QuerySet[Claim]) -> Claim | None:
    """Return the last of a person's claims if an owner objected to it and nobody let them in."""
    last = claims.select_related("objected_by").order_by("-opened_at", "-pk").first()
    if last is None or last.objected_at is None or last.state == Claim.State.PROVED:
        return None
    return last


def _refuse(
    user: User, organization: Organization, destination: Destination, at: dt.datetime
) -> None:
    if queries.speaks_for(user, organization.pk):
        raise AlreadyMember(str(organization.pk))
    if organization.status == Status.CLOSED:
        raise ClosedOrganization(str(organization.pk))
    of_person = Claim.objects.filter(user=user, opened_at__gt=at - DAY).count()
    mailed = Claim.objects.filter(
        organization=organization, way=Claim.Way.MAIL, opened_at__gt=at - WEEK
    )
    by_mail, by_person = mailed.count(), mailed.filter(user=user).count()
    if of_person >= MOST_OF_PERSON:
        raise TooManyClaims(f"{of_person} of one person")
    if destination.way != Claim.Way.MAIL:
        return
    if by_mail >= MOST_MAILS or by_person >= MOST_MAILS_OF_PERSON:
        raise TooManyClaims(f"{by_mail} of one organization, {by_person} of them of one person")


def issue(claim: Claim, *, at: dt.datetime) -> str:
    """Return a new code of a claim; the one before no longer counts. Only a mark of it is kept."""
    code = codes.new()
    claim.code_mark = codes.mark(code, str(claim.pk), settings.SECRET_KEY)
    claim.coded_at = at
    claim.codes += 1
    claim.save(update_fields=["code_mark", "coded_at", "codes"])
    return code


def send_again(claim: Claim, *, at: dt.datetime) -> None:
    """Send a new code by mail.

    Raises: NotOpen, VoidCode, TooManyCodes.
    """
    with transaction.atomic():
        locked = _locked(claim, at)
        if not locked.takes_code_at(at) or locked.way != Claim.Way.MAIL:
            raise VoidCode(str(claim.pk))
        if locked.codes >= MOST_CODES:
            raise TooManyCodes(str(claim.pk))
        mails.send_code(locked, issue(locked, at=at))


def enter_code(claim: Claim, *, text: str, at: dt.datetime) -> str:
    """Let a person in whose code is right; return the role.

    The first one becomes responsible; where somebody is, a further one edits.
    Raises: NotOpen, VoidCode, WrongCode.
    """
    with transaction.atomic():
        hold(claim.organization)
        locked = _locked(claim, at)
        if not locked.takes_code_at(at):
            raise VoidCode(str(claim.pk))
        if codes.is_same(codes.typed(text), str(claim.pk), settings.SECRET_KEY, locked.code_mark):
            return _prove(locked, at)
        locked.tries += 1
        locked.save(update_fields=["tries"])
    # Outside of the transaction: the try counts.
    raise WrongCode(locked.tries_left)


def _prove(claim: Claim, at: dt.datetime) -> str:
    owners = queries.owners(claim.organization_id)
    role = Role.EDITOR if owners else Role.OWNER
    close(claim, Claim.State.PROVED, at=at)
    join(user=claim.user, organization=claim.organization, role=role, at=at)
    mails.tell_joined(claim, owners)
    return role


def withdraw(claim: Claim, *, at: dt.datetime) -> None:
    """Take a claim back; one that was decided stays as it is."""
    with transaction.atomic():
        found = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        if found.state == Claim.State.OPEN:
            close(found, Claim.State.WITHDRAWN, at=at)


def object_to(claim: Claim, *, by: User, at: dt.datetime) -> None:
    """Say as an owner that a person does not belong here: then only an editor decides.

    Raises: NotOpen.
    """
    with transaction.atomic():
        locked = _locked(claim, at)
        if locked.objected_at is None:
            locked.objected_at, locked.objected_by = at, by
            locked.save(update_fields=["objected_at", "objected_by"])


def close(
    claim: Claim, state: str, *, at: dt.datetime, by: User | None = None, reason: str = ""
) -> None:
    """Note how a claim ended; no code opens it any more."""
    claim.state, claim.decided_at, claim.decided_by = state, at, by
    claim.reason, claim.code_mark = reason, ""
    claim.save(update_fields=["state", "decided_at", "decided_by", "reason", "code_mark"])


def _locked(claim: Claim, at: dt.datetime) -> Claim:
    """Return a claim that is still open, held until the transaction ends."""
    rows = Claim.objects.select_for_update(of=("self",)).select_related("organization", "user")
    found = rows.filter(pk=claim.pk).open_at(at).first()
    if found is None:
        raise NotOpen(str(claim.pk))
    return found
