"""Finds the organization that somebody may speak for, while they type."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import (
    Address,
    Location,
    MergedRecord,
    Organization,
    Phone,
    ServiceAtLocation,
    Status,
)
from sozialatlas.directory.phone_numbers import own_digits
from sozialatlas.marketplace.duplicates.queries import similar_organizations
from sozialatlas.marketplace.membership import masking
from sozialatlas.marketplace.registration import naming

MOST = 8
_FEW = 3
"""Where fewer are found by what was typed, similar ones follow."""
LONGEST = 120
_LEAST_DIGITS = 6
"""A shorter number belongs to too many."""
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What somebody says of their organization; each part may be empty."""

    name: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An organization that may be meant: its public place, and what is the same as was said."""

    id: uuid.UUID
    name: str
    place: str
    reasons: tuple[str | Promise, ...]
    is_closed: bool


def typed(text: str) -> Known:
    """Return what a line in the search field is: an address of mail, a number, or a name."""
    line = " ".join(text.replace("\0", "").split())[:LONGEST]
    if "@" in line:
        return Known(email=line)
    digits = sum(sign.isdigit() for sign in line)
    letters = sum(sign.isalpha() for sign in line)
    if digits >= _LEAST_DIGITS and not letters:
        return Known(phone=line)
    # "Hauptstraße 5" is an address as well as it may be a name.
    return Known(name=line, street=line if digits and letters else "")


def public_matches(known: Known) -> tuple[Match, ...]:
    """Return what `matches` finds of the organizations that everybody may see."""
    found = matches(known)
    ids = [each.id for each in found]
    seen = Organization.objects.visible_on(timezone.localdate()).filter(pk__in=ids)
    public = frozenset(seen.values_list("pk", flat=True))
    return tuple(each for each in found if each.id in public)


def matches(known: Known) -> tuple[Match, ...]:
    """Return the organizations that are most likely meant, the best first.

    Names must answer all that was typed. Where few do, those follow that share a telling word of
    it: "Kita Sonnenkäfer" is kept by the "Elternverein Sonnenkäfer".
    """
    found = _said(known)
    if len(found) >= _FEW or not known.name:
        return found
    similar = similar_organizations(name=known.name, limit=MOST)
    return _with(found, _matches([each.id for each in similar], {}))


def _said(known: Known) -> tuple[Match, ...]:
    """Return the organizations of which the directory itself says what was said."""
    scores: dict[uuid.UUID, float] = {}
    reasons: dict[uuid.UUID, list[str | Promise]] = {}
    for found, reason in _finders(known):
        for key, score in found.items():
            scores[key] = scores.get(key, 0) + score
            reasons.setdefault(key, []).extend([reason] if reason else [])
    best = sorted(scores, key=lambda key: (-scores[key], key))[:MOST]
    return _matches(best, reasons)


def _matches(
    keys: Sequence[uuid.UUID], reasons: Mapping[uuid.UUID, Sequence[str | Promise]]
) -> tuple[Match, ...]:
    merged = MergedRecord.objects.standing().order_by().values("old_id")
    rows = Organization.objects.exclude(pk__in=merged).in_bulk(keys)
    places = _places(keys)
    return tuple(
        Match(
            id=key,
            name=rows[key].name,
            place=places.get(key, ""),
            reasons=tuple(reasons.get(key, ())),
            is_closed=rows[key].status == Status.CLOSED,
        )
        for key in keys
        if key in rows
    )


def likely(known: Known) -> tuple[Match, ...]:
    """Return the organizations that are probably the one that a whole form describes.

    The search for duplicates weighs all that is said; its traces follow a change a little later,
    so what the directory itself says at this moment is looked at, too.
    """
    found = similar_organizations(
        name=known.name,
        street=known.street,
        postal_code=known.postal_code,
        city=known.city,
        phone=known.phone,
        email=known.email,
        url=known.url,
        limit=MOST,
    )
    reasons = {each.id: each.reasons for each in found if each.reasons}
    weighed = _matches(list(reasons), reasons)
    return _with(weighed, _said(known))


def _with(first: Sequence[Match], more: Iterable[Match]) -> tuple[Match, ...]:
    """Return the first ones, and after them those of the others that are not among them."""
    named = {each.id for each in first}
    return (*first, *(each for each in more if each.id not in named))[:MOST]


def _finders(known: Known) -> Iterator[tuple[Mapping[uuid.UUID, float], str | Promise]]:
    yield _by_name(known.name), ""
    yield _by_street(known.street), _("gleiche Adresse")
    yield _by_phone(known.phone), _("gleiche Telefonnummer")
    yield _by_domain(masking.domain_of_mail(known.email)), _("gleiche Domain der E-Mail-Adresse")
    yield _by_domain(masking.domain_of_site(known.url)), _("gleiche Internetadresse")


def _by_name(name: str) -> Mapping[uuid.UUID, float]:
    asked = naming.words(name)
    if sum(map(len, asked)) < _LEAST_LETTERS:
        return {}
    rows = Organization.objects.order_by().values_list("pk", "name", "alternate_name")
    scored = (
        (pk, max(naming.likeness(asked, naming.words(each)) for each in (own, other)))
        for pk, own, other in rows.iterator(2_000)
    )
    return {pk: score for pk, score in scored if score >= naming.ENOUGH}


def _by_street(street: str) -> Mapping[uuid.UUID, float]:
    line = " ".join(street.split())
    if len(line) < _LEAST_DIGITS:
        return {}
    rows = Address.objects.filter(street__istartswith=line, location__is_confidential=False)
    return dict.fromkeys(_owners(rows.values_list("location__organization", flat=True)[:50]), 90)


def _by_phone(phone: str) -> Mapping[uuid.UUID, float]:
    digits = own_digits(phone)
    if len(digits) < _LEAST_DIGITS:
        return {}
    # Written with gaps in many ways: what all have is the last digit; the rest is compared here.
    rows = (
        Phone.objects.filter(number__contains=digits[-1:])
        .order_by()
        .values_list("number", "organization", "location__organization", "service__organization")
    )
    found = (owners for number, *owners in rows if own_digits(number) == digits)
    return dict.fromkeys(_owners(each for owners in found for each in owners), 100)


def _by_domain(domain: str) -> Mapping[uuid.UUID, float]:
    if not domain:
        return {}
    at, site = f"@{domain}", f"//{domain}"
    condition = (
        Q(email__iendswith=at)
        | Q(services__email__iendswith=at)
        | Q(url__icontains=site)
        | Q(url__icontains=f"//www.{domain}")
    )
    rows = Organization.objects.filter(condition).order_by("pk").distinct()
    return dict.fromkeys(rows.values_list("pk", flat=True)[:50], 80)


def _owners(keys: Iterable[uuid.UUID | None]) -> Iterator[uuid.UUID]:
    return (key for key in keys if key is not None)


def _places(keys: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Return the first public address of each organization, else the towns of its services."""
    houses = Location.objects.visible_on(timezone.localdate()).filter(is_confidential=False)
    rows = Address.objects.filter(location__organization__in=keys, location__in=houses)
    found: dict[uuid.UUID, str] = {}
    for row in rows.select_related("location").order_by("pk"):
        if row.location.organization_id is not None:
            found.setdefault(row.location.organization_id, ", ".join(row.public_lines))
    return {**_towns([each for each in keys if each not in found], houses), **found}


def _towns(keys: Sequence[uuid.UUID], houses: QuerySet[Location]) -> Mapping[uuid.UUID, str]:
    rows = ServiceAtLocation.objects.visible_on(timezone.localdate()).filter(
        service__organization__in=keys, location__in=houses, location__municipality__isnull=False
    )
    columns = ("service__organization", "location__municipality__name")
    named: dict[uuid.UUID, dict[str, None]] = defaultdict(dict)
    for key, name in rows.order_by("pk").values_list(*columns):
        named[key][name] = None
    return {key: ", ".join(list(names)[:_FEW]) for key, names in named.items()}
