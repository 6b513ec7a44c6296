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
from sozialatlas.portal.profile.address import carry
from sozialatlas.portal.profile.places import Suiting, suiting
from sozialatlas.portal.search import results
from sozialatlas.search.answers import Hit
from sozialatlas.search.hit_cards import hit_cards
from sozialatlas.search.matching import Matches

Cards = Mapping[uuid.UUID, Card]


@dataclass(frozen=True, slots=True)
class Lines:
    """What the lines of a page are made of: cards, distances, and how the places suit whom."""

    cards: Cards
    matches: Matches
    suits: Suiting
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        """The day on which somebody looks."""
        return timezone.localdate(self.now)


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


def lines(
    occasions: Iterable[Occasion],
    matches: Matches,
    profile: tuple[str, ...],
    *,
    language: str,
    now: dt.datetime,
) -> Lines:
    """Return what the lines of occasions are made of."""
    cards = cards_of(occasions, language)
    suits = suiting((card.location_id for card in cards.values()), profile)
    return Lines(cards, matches, suits, now)


def rows(occasions: Iterable[Occasion], on: dt.date, lines: Lines) -> tuple[Row, ...]:
    """Return the lines of what takes place on a day; what is gone by now is left out."""
    there = ((each, lines.cards.get(each.event_id)) for each in occasions)
    return tuple(_row(each, on, card, lines) for each, card in there if card)


def _row(occasion: Occasion, on: dt.date, card: Card, lines: Lines) -> Row:
    now, today = lines.now, lines.today
    is_off = card.status == Status.TEMPORARILY_CLOSED
    is_now = occasion.starts_at <= now < occasion.ends_at and occasion.has_end and not is_off
    return Row(
        starts_at=occasion.starts_at,
        hours=words.hours(occasion, on, today),
        title=card.name,
        url=url(card, lines),
        provider=card.organization,
        facts=lines.suits.facts(_facts(card, lines), card.location_id),
        is_now=is_now and on == today,
        is_off=is_off,
        language=foreign(card.name_language),
        provider_language=foreign(GERMAN),
    )


def url(card: Card, lines: Lines) -> str:
    """Return the address of an event, for the person who looks."""
    address = addresses.record(EVENT, card.slug, card.id, languages.current())
    return carry(address, lines.suits.profile)


def _facts(card: Card, lines: Lines) -> tuple[Fact, ...]:
    """Return what a result says of it, without its next date, and how it comes back."""
    plain, away = replace(card, timing=None, status=Status.ACTIVE), lines.matches.get(card.id)
    told, rule = results.facts(plain, away, lines.now), _rule(card)
    return (*told, Fact("calendar", rule, "muted")) if rule else tuple(told)


def _rule(card: Card) -> str:
    if card.timing is None:
        return ""
    try:
        return str(capfirst(describe(card.timing.rrule)))
    except RecurrenceError:
        return ""


def lasting(occasions: Iterable[Occasion], lines: Lines) -> tuple[Row, ...]:
    """Return the lines of what lasts for weeks and stands apart from the days."""
    there = ((each, lines.cards.get(each.event_id)) for each in occasions)
    return tuple(_lasting(each, card, lines) for each, card in there if card)


def _lasting(occasion: Occasion, card: Card, lines: Lines) -> Row:
    now, today = lines.now, lines.today
    if occasion.starts_at > now:
        hours = capfirst(words.period(occasion.first_day, occasion.last_day, today))
    else:
        hours = _("Noch bis {day}").format(day=formats.day(occasion.last_day, today))
    return replace(_row(occasion, today, card, lines), hours=hours, is_now=False)
