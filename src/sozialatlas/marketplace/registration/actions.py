"""Adds an organization: a proposal that the county checks."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.models import RecordKind
from sozialatlas.directory.references import BY_ID
from sozialatlas.directory.values import AddressValues, PhoneValues
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.models import Change, Proposal
from sozialatlas.marketplace.registration.errors import TooManyNew
from sozialatlas.places import queries as places

MOST_A_DAY = 5
"""New organizations of one person within a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganization:
    """What is asked of an organization that is not there yet."""

    name: str
    street: str = ""
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""


def add(new: NewOrganization, *, by: User, at: dt.datetime, comment: str = "") -> Proposal:
    """Hand in a new organization with its place.

    Raises: TooManyNew.
    """
    with transaction.atomic():
        # Two presses at once are counted one after the other.
        User.objects.select_for_update(of=("self",)).get(pk=by.pk)
        if _count(by, at) >= MOST_A_DAY:
            raise TooManyNew(str(by.pk))
        beginning = proposals.Beginning(origin=Proposal.Origin.PROVIDER, by=by, at=at)
        draft = proposals.begin(beginning, _wanted(new))
        return proposals.submit(draft, by=by, at=at, comment=comment)


def _count(by: User, at: dt.datetime) -> int:
    new = Change.objects.filter(kind=RecordKind.ORGANIZATION, is_new=True, proposal__author=by)
    return new.filter(proposal__created_at__gt=at - dt.timedelta(days=1)).count()


def _wanted(new: NewOrganization) -> list[Wanted]:
    key = uuid.uuid4()
    phones = (PhoneValues(number=new.phone),) if new.phone else ()
    said = {"name": new.name, "email": new.email, "url": new.url, "phones": phones}
    fields = {name: value for name, value in said.items() if value}
    wanted = [Wanted(kind=RecordKind.ORGANIZATION, id=key, fields=fields, is_new=True)]
    if new.city:
        wanted.append(_place(new, key))
    return wanted


def _place(new: NewOrganization, key: uuid.UUID) -> Wanted:
    address = AddressValues(street=new.street, postal_code=new.postal_code, city=new.city)
    fields = {
        "name": new.name,
        "organization_key": f"{BY_ID}{key}",
        "address": address,
        "municipality_key": _municipality(new),
    }
    return Wanted(kind=RecordKind.LOCATION, id=uuid.uuid4(), fields=fields, is_new=True)


def _municipality(new: NewOrganization) -> str:
    """Return the municipality of a place that is surely known; else the reviewer says it."""
    asked = f"{new.postal_code} {new.city}".strip()
    found = [each for each in places.find_places(asked) if places.is_loaded(each)]
    keys = {each.municipality_key for each in found} - {""}
    return keys.pop() if len(keys) == 1 else ""
