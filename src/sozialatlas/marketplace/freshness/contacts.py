"""Whom to ask about entries: addresses, the best first, without those that want no mails."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Contact
from sozialatlas.marketplace.freshness.due import Entry
from sozialatlas.marketplace.freshness.models import Quiet
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.membership import queries as membership

Line = tuple[str, ...]
_MANY = 500  # SQLite bounds the variables of a statement


def normal(address: str) -> str:
    """Return an address as it is compared: one mailbox is one person, however it is written."""
    return address.strip().lower()


def lines(entries: Sequence[Entry]) -> Mapping[Ref, Line]:
    """Return whom to ask about each entry.

    First who speaks for its organization, then the entry's own people and address, the
    service's, at last the organization's. Nobody is an empty line.
    """
    organizations = {each.organization_id for each in entries}
    members = membership.members_with_address(organizations)
    people = {key: [each.email for each in found] for key, found in members.items()}
    named = _named(entries)
    quiet = frozenset(Quiet.objects.values_list("address", flat=True))
    return {each.ref: _line(_given(each, people, named), quiet) for each in entries}


def is_asked(address: str, entries: Sequence[Entry]) -> frozenset[Ref]:
    """Return the entries about which an address may be asked, also one that wants no mails."""
    people = {
        key: [each.email for each in found]
        for key, found in membership.members_with_address(
            {each.organization_id for each in entries}
        ).items()
    }
    named = _named(entries)
    found = (
        each.ref for each in entries if address in _line(_given(each, people, named), frozenset())
    )
    return frozenset(found)


def _given(
    entry: Entry,
    people: Mapping[uuid.UUID, Sequence[str]],
    named: Mapping[uuid.UUID, Sequence[str]],
) -> Iterable[str]:
    yield from people.get(entry.organization_id, ())
    yield from named.get(entry.ref.id, ())
    if entry.service_id is not None and entry.service_id != entry.ref.id:
        yield from named.get(entry.service_id, ())
    yield entry.emails[0]
    yield from named.get(entry.organization_id, ())
    yield from entry.emails[1:]


def _line(given: Iterable[str], quiet: Collection[str]) -> Line:
    found = dict.fromkeys(normal(each) for each in given if each)
    return tuple(each for each in found if each not in quiet and _is_address(each))


@lru_cache(maxsize=50_000)
def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _named(entries: Sequence[Entry]) -> Mapping[uuid.UUID, Sequence[str]]:
    """Return the addresses of people, by the record, service or organization they belong to."""
    owners = ("service_at_location_id", "service_id", "organization_id")
    rows = Contact.objects.exclude(email="").order_by("pk")
    if len(entries) < _MANY:
        ids = {each.ref.id for each in entries} | {each.organization_id for each in entries}
        ids |= {each.service_id for each in entries if each.service_id}
        found = (rows.filter(**{f"{owner.removesuffix('_id')}__in": ids}) for owner in owners)
        pairs = [each for part in found for each in part.values_list(*owners, "email")]
    else:
        pairs = list(rows.values_list(*owners, "email"))
    addresses: dict[uuid.UUID, list[str]] = defaultdict(list)
    for link, service, organization, email in pairs:
        addresses[link or service or organization].append(email)
    return addresses


def user_of(address: str, organization_id: uuid.UUID) -> User | None:
    """Return whose account an address is, if that person speaks for an organization."""
    members = membership.members_with_address([organization_id])[organization_id]
    own = [each.user_id for each in members if normal(each.email) == address]
    return User.objects.filter(pk=own[0]).first() if own else None


def is_quiet(address: str) -> bool:
    """Return whether the owner of an address wants no reminders."""
    return Quiet.objects.filter(address=normal(address), reason=Quiet.Reason.UNWANTED).exists()
