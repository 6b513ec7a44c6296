"""Where a code for an organization can go: the addresses and numbers that the directory knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from sozialatlas.directory.models import Address, Contact, Organization, Phone, Service
from sozialatlas.marketplace.membership import codes, masking
from sozialatlas.marketplace.membership.models import Claim

MOST = 4
"""So many of each kind are offered; a large provider has hundreds."""
_Kind = Phone.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A place to send a code to; `shown` is as much of it as a stranger may read.

    `key` names it in a form; nobody can tell the place from it.
    """

    way: str
    place: str
    shown: str
    key: str


def destinations(organization: Organization) -> tuple[Destination, ...]:
    """Return where a code can go, its own before those of its services; the editor is always one.

    A mail address counts if it is public in the directory, or has the domain of one that is.
    """
    return tuple(
        each
        for way, read in _READERS.items()
        for each in _some(way, read(organization), organization)
    )


def _some(way: str, places: Iterable[str], organization: Organization) -> Iterator[Destination]:
    distinct = dict.fromkeys(place.strip() for place in places if place.strip())
    if way == Claim.Way.MAIL:
        distinct = {place: None for place in distinct if _is_mail(place)}
    for place in list(distinct)[:MOST]:
        yield Destination(
            way=way,
            place=place,
            shown=masking.masked(place) if way == Claim.Way.MAIL else place,
            key=codes.mark(place, f"{way}:{organization.pk}", settings.SECRET_KEY)[:16],
        )


def _is_mail(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _mails(organization: Organization) -> Iterator[str]:
    public = [organization.email.lower()] if organization.email else []
    contacts = Contact.objects.filter(organization=organization).exclude(email="")
    rows = list(contacts.order_by("pk").values_list("email", "is_public"))
    public += [email.lower() for email, is_public in rows if is_public]
    services = Service.objects.filter(organization=organization).exclude(email="")
    of_services = services.order_by("name", "pk").values_list("email", flat=True)
    own = {masking.domain_of_site(organization.url), *map(masking.domain_of_mail, public)} - {""}
    yield from public
    for email in (*(each for each, is_public in rows if not is_public), *of_services):
        # A service may name the address of somebody else, such as a ticket office.
        if masking.domain_of_mail(email) in own:
            yield email.lower()


def _phones(organization: Organization) -> Iterator[str]:
    called = Phone.objects.filter(kind__in=(_Kind.VOICE, _Kind.MOBILE)).order_by("pk")
    for owner in ("organization", "location__organization", "service__organization"):
        yield from called.filter(**{owner: organization}).values_list("number", flat=True)[:MOST]


def _letters(organization: Organization) -> Iterator[str]:
    rows = Address.objects.filter(
        location__organization=organization, location__is_confidential=False
    ).exclude(street="", extra="")
    for row in rows.order_by("pk")[:MOST]:
        town = f"{row.postal_code} {row.city}".strip()
        yield ", ".join(line for line in (row.street, row.extra, town) if line)


def _editor(_organization: Organization) -> Iterator[str]:
    yield str(Claim.Way.EDITOR)


_READERS: Mapping[str, Callable[[Organization], Iterator[str]]] = {
    Claim.Way.MAIL: _mails,
    Claim.Way.PHONE: _phones,
    Claim.Way.LETTER: _letters,
    Claim.Way.EDITOR: _editor,
}
