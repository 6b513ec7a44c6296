"""Services and their providers as offers: what the public may see, each name once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Q

from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import Organization, Service, ServiceAtLocation, Status
from sozialatlas.search.suggesting.offers import Kind, Offer, Text

_ALTERNATE = 1
# Name and other name of the service, then of its provider.
Row = tuple[str, str, str, str]
_COLUMNS = ("name", "alternate_name", "organization__name", "organization__alternate_name")


def services_and_organizations(day: dt.date) -> Iterator[Text]:
    """Yield the names of all services, and of the providers, that searches of a day find.

    Several services of one name are one offer, with the records of all of them.
    """
    rows = [*_at_locations(day), *_lone(day)]
    services = Counter(row[0] for row in rows)
    yield from _named(Kind.SERVICE, services, {(row[0], row[1]) for row in rows if row[1]})
    # A practice is mostly its own provider: one suggestion is enough.
    hidden = _hidden_organizations(day) | services.keys()
    organizations = Counter(row[2] for row in rows if row[2] not in hidden)
    others = {(row[2], row[3]) for row in rows if row[3] and row[2] in organizations}
    yield from _named(Kind.ORGANIZATION, organizations, others)


def _named(
    kind: Kind, counts: Mapping[str, int], others: Iterable[tuple[str, str]]
) -> Iterator[Text]:
    offers = {name: Offer(kind, name, name, "", count) for name, count in counts.items()}
    yield from (Text(offer, name, 0, offer.record_count or 0) for name, offer in offers.items())
    for name, other in others:
        yield Text(offers[name], other, _ALTERNATE, counts[name])


def _at_locations(day: dt.date) -> Iterable[Row]:
    links = ServiceAtLocation.objects.visible_on(day).filter(
        _visible("service__", day), _visible("location__", day), location__is_outside=False
    )
    return links.order_by().values_list(*(f"service__{name}" for name in _COLUMNS))


def _lone(day: dt.date) -> Iterable[Row]:
    lone = Service.objects.visible_on(day).filter(at_locations=None)
    outside = directory.services_outside(lone)
    rows = lone.order_by().values_list("pk", *_COLUMNS)
    return (
        (name, other, provider, further)
        for key, name, other, provider, further in rows
        if key not in outside
    )


def _hidden_organizations(day: dt.date) -> frozenset[str]:
    shown = Organization.objects.visible_on(day).values("pk")
    hidden = Organization.objects.exclude(pk__in=shown)
    return frozenset(hidden.order_by().values_list("name", flat=True))


def _visible(path: str, day: dt.date) -> Q:
    """Match as `visible_on` does, for what a row belongs to."""
    since, until = f"{path}visible_from", f"{path}visible_to"
    return (
        ~Q(**{f"{path}status": Status.CLOSED})
        & (Q(**{since: None}) | Q(**{f"{since}__lte": day}))
        & (Q(**{until: None}) | Q(**{f"{until}__gte": day}))
    )
