"""The next events of a portal, for its start page."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils import timezone

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.cards import Card
from sozialatlas.directory.models import Status
from sozialatlas.portal.calendar import occasions, rows
from sozialatlas.portal.calendar.matched import matched
from sozialatlas.portal.calendar.occasions import Occasion
from sozialatlas.search.requests import SearchRequest

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Coming:
    """An event at its next time."""

    event_id: uuid.UUID
    name: str
    starts_at: dt.datetime
    place: str


def coming(request: SearchRequest, limit: int, within: dt.timedelta = WEEK) -> list[Coming]:
    """Return the events that begin within a week or so, soonest first, each one once.

    What a portal shows is what its request finds: a town's, a theme's, the whole county's.
    What does not take place for now is left out.
    """
    now = request.now
    today, until = timezone.localdate(now), now + within
    found = matched(request, today)
    firsts: dict[uuid.UUID, Occasion] = {}
    for each in occasions.between(today, timezone.localdate(until)):
        if each.event_id in found and now <= each.starts_at < until:
            firsts.setdefault(each.event_id, each)
    cards = rows.cards_of(firsts.values(), GERMAN)
    on = [each for each in firsts.values() if _takes_place(cards.get(each.event_id))]
    return [
        Coming(each.event_id, card.name, each.starts_at, card.municipality)
        for each in on[:limit]
        for card in [cards[each.event_id]]
    ]


def _takes_place(card: Card | None) -> bool:
    return card is not None and card.status != Status.TEMPORARILY_CLOSED
