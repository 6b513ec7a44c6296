"""Occasions as the list shows them: when, what, by whom, where."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sozialatlas.core import addresses, formats, languages
from sozialatlas.core.components import Fact
from sozialatlas.core.languages import GERMAN, foreign
from sozialatlas.directory.cards import EVENT, Card
from sozialatlas.directory.models import Status
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.directory.recurrence_words import describe
from sozialatlas.portal.calendar import words
from sozialatlas.portal.calendar.occasions import Occasion
from sozialatlas.portal.search import results
from sozialatlas.search.answers import Hit
from sozialatlas.search.hit_cards import hit_cards
from sozialatlas.search.matching import Matches

Cards = Mapping[uuid.UUID, Card]


@dataclass(frozen=True, slots=True)
class Row:
    """One occasion on one of its days."""

    starts_at: dt.datetime
    hours: str
    title: str
    url: str
    provider: str
    facts: tuple[Fact, ...]
    is_now: bool = False
    is_off: bool = False
    language: str = ""
    provider_language: str = ""


def cards_of(occasions: Iterable[Occasion], language: str) -> Cards:
    """Return the cards of what takes place; of what is gone by now there is none."""
    ids = dict.fromkeys(each.event_id for each in occasions)
    hits = (Hit(each, EVENT, each, None, None, None, 0, 0.0) for each in ids)
    return hit_cards(hits, language)


def row(occasion: Occasion, on: dt.date, card: Card, *, now: dt.datetime, matches: Matches) -> Row:
    """Return the line of an occasion under one of its days."""
    today = timezone.localdate(now)
    is_off = card.status == Status.TEMPORARILY_CLOSED
    is_now = occasion.starts_at <= now < occasion.ends_at and occasion.has_end and not is_off
    return Row(
        starts_at=occasion.starts_at,
        hours=words.hours(occasion, on, today),
        title=card.name,
        url=addresses.record(EVENT, card.slug, card.id, languages.current()),
        provider=card.organization,
        facts=tuple(_facts(card, matches.get(card.id), now)),
        is_now=is_now and on == today,
        is_off=is_off,
        language=foreign(card.name_language),
        provider_language=foreign(GERMAN),
    )


def _facts(card: Card, distance_km: float | None, now: dt.datetime) -> list[Fact]:
    """Return what a result says of it, without its next date, and how it comes back."""
    told = results.facts(replace(card, timing=None, status=Status.ACTIVE), distance_km, now)
    rule = _rule(card)
    return [*told, Fact("calendar", rule, "muted")] if rule else told


def _rule(card: Card) -> str:
    if card.timing is None:
        return ""
    try:
        return str(capfirst(describe(card.timing.rrule)))
    except RecurrenceError:
        return ""


def lasting(occasion: Occasion, card: Card, *, now: dt.datetime, matches: Matches) -> Row:
    """Return the line of something that lasts for weeks and stands apart from the days."""
    today = timezone.localdate(now)
    made = row(occasion, today, card, now=now, matches=matches)
    last = formats.day(occasion.last_day, today)
    if occasion.starts_at > now:
        hours = words.period(occasion.first_day, occasion.last_day, today)
    else:
        hours = _("Noch bis {day}").format(day=last)
    return replace(made, hours=hours, is_now=False)
