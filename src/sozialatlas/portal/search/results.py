"""Found records as the list shows them: the facts in the order in which a person asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import addresses, excerpts, formats
from sozialatlas.core.components import Fact, Link, Result
from sozialatlas.core.languages import GERMAN, foreign
from sozialatlas.directory.cards import SERVICE, Card
from sozialatlas.directory.hours import wording
from sozialatlas.directory.hours.calendar import calendar_for
from sozialatlas.directory.hours.state import Opening, OpenState, state
from sozialatlas.directory.models import Answer, Status
from sozialatlas.directory.recurrence import next_time
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.portal import saved_ids
from sozialatlas.portal.results_map.pin import Pin
from sozialatlas.portal.saved_address import saving
from sozialatlas.search.answers import Hit
from sozialatlas.search.hit_cards import hit_cards

SUMMARY_LENGTH = 180


def results(
    hits: Sequence[Hit], *, language: str, now: dt.datetime, first_number: int = 1
) -> list[tuple[Result, Pin | None]]:
    """Return the results of a page, and the pins of those that have a point."""
    known = hit_cards(hits, language)
    found = [(hit, known[hit.id]) for hit in hits if hit.id in known]
    return [
        (_result(hit, card, pin, language, now), pin)
        for hit, card, pin in (
            (hit, card, _pin(card, number))
            for number, (hit, card) in enumerate(found, first_number)
        )
    ]


def _pin(card: Card, number: int) -> Pin | None:
    # A pin in the middle of the town would send people in need to a false door.
    if card.lat is None or card.lon is None or card.is_confidential:
        return None
    return Pin(str(card.id), number, card.lat, card.lon, card.name)


def _result(hit: Hit, card: Card, pin: Pin | None, language: str, now: dt.datetime) -> Result:
    url = addresses.record(card.type, card.slug, card.id, language)
    return Result(
        id=str(card.id),
        title=card.name,
        url=url,
        provider=card.organization,
        summary=excerpts.excerpt(card.summary, SUMMARY_LENGTH),
        facts=tuple(facts(card, hit.distance_km, now)),
        verified_on=card.verified_at,
        number=pin.number if pin else 0,
        further=_further(hit, url),
        save_url=saving(card.id, language),
        save_id=saved_ids.short(card.id),
        title_language=foreign(card.name_language),
        provider_language=foreign(GERMAN),
        summary_language=foreign(card.summary_language),
    )


def _further(hit: Hit, url: str) -> Link | None:
    if not hit.further_count:
        return None
    words = ngettext(
        "und {count} weiterer Standort", "und {count} weitere Standorte", hit.further_count
    )
    return Link(words.format(count=formats.number(hit.further_count)), f"{url}#standorte")


def facts(card: Card, distance_km: float | None, now: dt.datetime) -> list[Fact]:
    """Return how far, open when, at what cost, and whether one gets in: at most six facts."""
    found = [_closed(card), _where(card, distance_km), when(card, now), _cost(card)]
    if card.location_id and card.type == SERVICE:
        found.append(_step_free(card))
    return [fact for fact in found if fact]


def _closed(card: Card) -> Fact | None:
    if card.status != Status.TEMPORARILY_CLOSED:
        return None
    return Fact("alert", _("Vorübergehend geschlossen"), "warning")


def _where(card: Card, distance_km: float | None) -> Fact | None:
    if card.is_confidential:
        told = formats.joined((card.municipality, _("Adresse bleibt geheim")))
        return Fact("lock", told, "strong")
    way = _way(card, distance_km)
    if words := formats.joined((way, card.municipality or card.town)):
        return Fact("map-marker", words, "strong")
    for is_so, icon, words in (
        (card.is_at_home, "home", _("Kommt zu Ihnen")),
        (card.is_online, "web", _("Online")),
        (card.is_by_phone, "phone", _("Am Telefon")),
    ):
        if is_so:
            return Fact(icon, words, "strong")
    return None


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))


def _way(card: Card, distance_km: float | None) -> str:
    if distance_km is None:
        return ""
    way = formats.distance(distance_km)
    return way if card.is_exact else _("etwa {distance}").format(distance=way)


def when(card: Card, now: dt.datetime) -> Fact | None:
    """Return when a record is open or takes place, None where nobody said so."""
    if card.status == Status.TEMPORARILY_CLOSED:
        return None
    if card.timing is not None:
        return _next_date(card, now)
    if card.time_needed:
        return Fact("clock", card.time_needed, language=foreign(GERMAN))
    opened = opening(card, now)
    if opened.opening is Opening.UNKNOWN:
        return None
    tone = "free" if opened.is_open else ""
    is_for_now = opened.opening is not Opening.BY_APPOINTMENT
    return Fact("clock", wording.sentence(opened), tone, is_for_now=is_for_now)


def opening(card: Card, now: dt.datetime) -> OpenState:
    """Return whether a record is open, by the holidays of its place."""
    return state(card.rules, now, calendar_for(card.region), ZoneInfo(settings.TIME_ZONE))


def _next_date(card: Card, now: dt.datetime) -> Fact:
    assert card.timing is not None
    timing = card.timing
    zone, today = ZoneInfo(settings.TIME_ZONE), timezone.localdate(now)
    try:
        found = next_time(timing, now, zone)
    except RecurrenceError:
        # A rule that nobody can read leaves the first time.
        return Fact("calendar", capfirst(formats.moment(timing.starts_at, today)), "strong")
    if found is None:
        return Fact("calendar", _("Vorbei"), "muted")
    if found.starts_at > now:
        return Fact("calendar", capfirst(formats.moment(found.starts_at, today)), "strong")
    if timing.ends_at is None:
        return Fact("calendar", _("Läuft gerade"), "strong", is_for_now=True)
    until = _("Läuft bis {moment}").format(moment=formats.moment(found.ends_at, today))
    return Fact("calendar", until, "strong")


def _cost(card: Card) -> Fact | None:
    if card.is_free == Answer.YES:
        return Fact("currency-eur", _("Kostenlos"))
    if card.is_free == Answer.NO:
        return Fact("currency-eur", _("Kostenpflichtig"))
    return None


def _step_free(card: Card) -> Fact:
    if card.step_free == Answer.YES:
        return Fact("wheelchair-accessibility", _("Stufenlos"))
    if card.step_free == Answer.NO:
        return Fact("stairs", _("Nicht stufenlos"))
    return Fact("help-circle-outline", _("Stufen: unbekannt"), "muted")
