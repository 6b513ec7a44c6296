"""Services and their providers as offers: what the public may see, each name once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from django.db.models import Exists, OuterRef

from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import Organization, Service, ServiceAtLocation
from sozialatlas.search import shown
from sozialatlas.search.suggesting.offers import Kind, Offer, Source, Text

# Of more names, those that most records have: each takes half a kilobyte of every web process.
# A county has fewer.
MOST_NAMES = 60_000
# The record, name and other name of its service, then of its provider.
Row = tuple[uuid.UUID, str, str, str, str]
Ids = Collection[uuid.UUID]
_COLUMNS = ("name", "alternate_name", "organization__name", "organization__alternate_name")


def services_and_organizations(day: dt.date, inside: Ids | None = None) -> Iterator[Text]:
    """Yield the names of all services, and of the providers, that searches of a day find.

    Of some records only, where a portal has not all of them `inside`.
    Several services of one name are one offer, with the records of all of them.
    """
    services, organizations = _Names(), _Names()
    # Row by row: of a million records a list of them would take half a gigabyte.
    for id_, name, other, provider, further in chain(_at_locations(day), _lone(day)):
        if inside is not None and id_ not in inside:
            continue
        services.add(name, other)
        organizations.add(provider, further)
    yield from services.texts(Kind.SERVICE)
    # A practice is mostly its own provider: one suggestion is enough.
    organizations.remove(_hidden_organizations(day) | services.counts.keys())
    yield from organizations.texts(Kind.ORGANIZATION)


class _Names:
    """Names with the number of records that have them, and their other names."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._others: set[tuple[str, str]] = set()

    def add(self, name: str, other: str) -> None:
        self.counts[name] += 1
        if other:
            self._others.add((name, other))

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            self.counts.pop(name, None)

    def texts(self, kind: Kind) -> Iterator[Text]:
        counts: Mapping[str, int] = self.counts
        if len(counts) > MOST_NAMES:
            # By name where they have as many, so that each state offers the same.
            ranked = sorted(counts, key=lambda name: (-counts[name], name))
            counts = {name: counts[name] for name in ranked[:MOST_NAMES]}
        others = (pair for pair in self._others if pair[0] in counts)
        return _named(kind, counts, others)


def _named(
    kind: Kind, counts: Mapping[str, int], others: Iterable[tuple[str, str]]
) -> Iterator[Text]:
    offers = {name: Offer(kind, name, name, (), count) for name, count in counts.items()}
    yield from (
        Text(offer, name, Source.NAME, offer.record_count or 0) for name, offer in offers.items()
    )
    for name, other in others:
        yield Text(offers[name], other, Source.WORD, counts[name])


def _at_locations(day: dt.date) -> Iterable[Row]:
    links = shown.links(day).filter(location__is_outside=False)
    # Counted here: most names are their own, and a database takes longer to put them together.
    names = (f"service__{name}" for name in _COLUMNS)
    return links.order_by().values_list("pk", *names).iterator()


def _lone(day: dt.date) -> Iterable[Row]:
    links = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    lone = Service.objects.visible_on(day).filter(~Exists(links))
    outside = directory.services_outside(lone)
    rows = lone.order_by().values_list("pk", *_COLUMNS)
    return (
        (key, name, other, provider, further)
        for key, name, other, provider, further in rows.iterator()
        if key not in outside
    )


def _hidden_organizations(day: dt.date) -> frozenset[str]:
    visible = Organization.objects.visible_on(day).values("pk")
    hidden = Organization.objects.exclude(pk__in=visible)
    return frozenset(hidden.order_by().values_list("name", flat=True))
