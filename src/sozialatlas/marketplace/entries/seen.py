"""How often entries were opened by the public, and after which words: counts only."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Event, Service, ServiceAtLocation, VolunteerRole
from sozialatlas.marketplace.entries.kinds import BY_MAIN, EVENT, HELPING, LINK, SERVICE
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.search import record_uses
from sozialatlas.search.record_uses import Found

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Opened:
    """One entry, and how often it was opened within 30 days."""

    word: str
    id: uuid.UUID
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Seen:
    """How often entries were opened within 30 days, those first that were opened most."""

    count: int
    found_by: tuple[Found, ...]
    most: tuple[Opened, ...] = ()


def of_person(user: User, today: dt.date) -> Seen:
    """Return how often the entries of a person were opened, and which of them most."""
    own = membership.records_of(user)
    kinds = {
        key: kind
        for kind in (SERVICE, LINK, EVENT, HELPING)
        for key in own[kind].order_by().values_list("pk", flat=True)
    }
    counts = record_uses.opened(list(kinds), today=today)
    first = sorted(counts, key=lambda key: (-counts[key], str(key)))[:_MOST_NAMED]
    names = _names(first)
    return Seen(
        sum(counts.values()),
        record_uses.found_by(list(kinds), today=today),
        tuple(Opened(_word(kinds[key]), key, names[key], counts[key]) for key in first),
    )


def of_entry(things: Mapping[str, uuid.UUID], today: dt.date) -> Seen:
    """Return how often an entry was opened; the house it is in has no page to be opened."""
    ids = list(things.values())
    counts = record_uses.opened(ids, today=today)
    return Seen(sum(counts.values()), record_uses.found_by(ids, today=today))


def _word(kind: str) -> str:
    return BY_MAIN[SERVICE if kind == LINK else kind].word


def _names(keys: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    links = ServiceAtLocation.objects.filter(pk__in=keys).order_by()
    found = dict(links.values_list("pk", "service__name"))
    for model in (Service, Event, VolunteerRole):
        rows = model._default_manager.filter(pk__in=keys).order_by()
        found |= dict(rows.values_list("pk", "name"))
    return found
