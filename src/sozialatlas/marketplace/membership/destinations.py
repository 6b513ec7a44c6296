"""Where a code for an organization can go: the addresses and numbers that the directory knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from sozialatlas.directory.models import (
    Address,
    Contact,
    Location,
    Organization,
    Phone,
    Service,
)
from sozialatlas.marketplace.membership import codes, masking
from sozialatlas.marketplace.membership.models import Claim

MOST = 4
"""So many of each kind are offered; a large provider has hundreds."""
_Kind = Phone.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place to send a code to; `shown` is as much of it as a stranger may read.

    `key` names it in a form; nobody can tell the place from it. `entry` is the public name of
    the service or place that it stands at, empty for what stands at the organization itself.
    """

    way: str
    place: str
    shown: str
    entry: str
    key: str


@dataclass(frozen=True, slots=True)
class _Known:
    """An address or number, and the entry that it stands at."""

    place: str
    thing: Service | Location | None = None

    def is_public(self, organization: Organization, today: dt.date) -> bool:
        """Return whether everybody may read it."""
        return all(each.is_visible_on(today) for each in (organization, self.thing) if each)

    def entry(self, today: dt.date) -> str:
        """Return the name of the entry as far as the public sees it."""
        thing = self.thing
        if thing is None or not thing.is_visible_on(today):
            return ""
        return "" if isinstance(thing, Location) and thing.is_confidential else thing.name


def destinations(organization: Organization, today: dt.date) -> tuple[Destination, ...]:
    """Return where a code can go, its own before those of its services; the editor is always one.

    A mail address counts if it is public in the directory, or has the domain of one that is; an
    address for letters, if the house is the organization's own and not a hall of many.
    """
    return tuple(
        each
        for way, read in _READERS.items()
        for each in _some(way, read(organization), organization, today)
    )


def shown(claim: Claim, today: dt.date) -> str:
    """Return as much of where the code of a claim goes as its author may read."""
    found = destinations(claim.organization, today)
    its = (each.shown for each in found if (each.way, each.place) == (claim.way, claim.sent_to))
    return next(its, _shown(claim.way, claim.sent_to, is_public=False))


def _some(
    way: str, known: Iterable[_Known], organization: Organization, today: dt.date
) -> Iterator[Destination]:
    distinct: dict[str, list[_Known]] = {}
    for each in known:
        place = each.place.strip()
        if place and (way != Claim.Way.MAIL or _is_mail(place)):
            distinct.setdefault(place, []).append(each)
    for place, found in list(distinct.items())[:MOST]:
        is_public = any(each.is_public(organization, today) for each in found)
        yield Destination(
            way=way,
            place=place,
            shown=_shown(way, place, is_public=is_public),
            entry=found[0].entry(today),
            key=codes.mark(place, f"{way}:{organization.pk}", settings.SECRET_KEY)[:16],
        )


def _shown(way: str, place: str, *, is_public: bool) -> str:
    if way == Claim.Way.MAIL:
        return masking.masked(place)
    return place if is_public or way == Claim.Way.EDITOR else masking.end_of(place)


def _is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _mails(organization: Organization) -> Iterator[_Known]:
    public = [organization.email.lower()] if organization.email else []
    contacts = Contact.objects.filter(organization=organization).exclude(email="")
    rows = list(contacts.order_by("pk").values_list("email", "is_public"))
    public += [email.lower() for email, is_public in rows if is_public]
    services = Service.objects.filter(organization=organization).exclude(email="")
    private = [_Known(email) for email, is_public in rows if not is_public]
    of_services = [_Known(each.email, each) for each in services.order_by("name", "pk")]
    own = {masking.domain_of_site(organization.url), *map(masking.domain_of_mail, public)} - {""}
    yield from map(_Known, public)
    for known in (*private, *of_services):
        # A service may name the address of somebody else, such as a ticket office.
        if masking.domain_of_mail(known.place) in own:
            yield _Known(known.place.lower(), known.thing)


def _phones(organization: Organization) -> Iterator[_Known]:
    rows = Phone.objects.filter(kind__in=(_Kind.VOICE, _Kind.MOBILE)).order_by("pk")
    called = rows.select_related("location", "service")
    for owner in ("organization", "location__organization", "service__organization"):
        for phone in called.filter(**{owner: organization})[:MOST]:
            yield _Known(phone.number, phone.location or phone.service)


def _letters(organization: Organization) -> Iterator[_Known]:
    rows = Address.objects.filter(
        location__organization=organization, location__is_confidential=False
    ).exclude(street="", extra="")
    for row in rows.select_related("location").order_by("pk")[:MOST]:
        town = f"{row.postal_code} {row.city}".strip()
        lines = (row.street, row.extra, town)
        yield _Known(", ".join(line for line in lines if line), row.location)


def _editor(_organization: Organization) -> Iterator[_Known]:
    yield _Known(str(Claim.Way.EDITOR))


_READERS: Mapping[str, Callable[[Organization], Iterator[_Known]]] = {
    Claim.Way.MAIL: _mails,
    Claim.Way.PHONE: _phones,
    Claim.Way.LETTER: _letters,
    Claim.Way.EDITOR: _editor,
}
