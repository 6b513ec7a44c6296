"""Whom to call now: the box for words that tell of danger, and the line of start and errors."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.core.cache import cache as shared_cache
from django.utils.translation import gettext as _, gettext_noop

from sozialatlas.core.components import Call
from sozialatlas.places.models import Area
from sozialatlas.search import answers
from sozialatlas.search.answers import SearchAnswer
from sozialatlas.search.understanding import medical
from sozialatlas.search.understanding.crisis import VIOLENCE
from sozialatlas.search.understanding.medical import MEDICAL

NUMBERS = Path(__file__).with_name("crisis_numbers.toml")
DEFAULT_COUNTRY = "DE"
_COUNTRY_KEY = "portal.crisis.country"
_COUNTRY_SECONDS = 60

# Calm words that promise nothing; they speak to those in danger and to those who worry.
_TITLES = {
    "violence": gettext_noop("Hilfe bei Gewalt"),
    "suicide": gettext_noop("Sie sind nicht allein"),
    "child_protection": gettext_noop("Hilfe für Kinder in Not"),
    "homeless_tonight": gettext_noop("Ein Platz für heute Nacht"),
    MEDICAL: gettext_noop("Schnelle ärztliche Hilfe"),
}
_LEADS = {
    "violence": gettext_noop(
        "Niemand darf Ihnen wehtun. Hier hört Ihnen jemand zu und hilft weiter."
    ),
    "suicide": gettext_noop(
        "Sprechen Sie jetzt mit jemandem. Ihren Namen müssen Sie nicht sagen."
        " Rufen Sie auch an, wenn Sie sich um einen anderen Menschen sorgen."
    ),
    "child_protection": gettext_noop(
        "Kein Kind muss Gewalt oder Angst aushalten."
        " Rufen Sie auch an, wenn Sie nicht sicher sind."
    ),
    MEDICAL: gettext_noop("Ist jemand in Lebensgefahr, rufen Sie sofort den Notruf an."),
    "homeless_tonight": gettext_noop(
        "Fragen Sie im Rathaus nach einer Notunterkunft, und rufen Sie die Stellen hier an."
    ),
}
# The words of `crisis_numbers.toml`, so that every language has them.
WORDS_OF_NUMBERS = (
    gettext_noop("Polizei"),
    gettext_noop("Notruf"),
    gettext_noop("Rettung"),
    gettext_noop("Sanität"),
    gettext_noop("Hilfetelefon Gewalt gegen Frauen"),
    gettext_noop("Hilfetelefon Gewalt an Männern"),
    gettext_noop("Montag bis Freitag, tagsüber"),
    gettext_noop("Frauenhelpline gegen Gewalt"),
    gettext_noop("TelefonSeelsorge"),
    gettext_noop("Nummer gegen Kummer"),
    gettext_noop("Elterntelefon"),
    gettext_noop("Rat auf Draht"),
    gettext_noop("Die Dargebotene Hand"),
    gettext_noop("Pro Juventute"),
    gettext_noop("wenn Ihnen jemand etwas antut"),
    gettext_noop("bei Lebensgefahr"),
    gettext_noop("Tag und Nacht, in vielen Sprachen"),
    gettext_noop("Tag und Nacht"),
    gettext_noop("für Kinder und Jugendliche"),
    gettext_noop("für Eltern und alle, die sich um ein Kind sorgen"),
    gettext_noop("nachts, wenn das Rathaus zu ist"),
    gettext_noop("Gewalt gegen Frauen"),
    gettext_noop("Telefonseelsorge"),
    gettext_noop("Kinder"),
    gettext_noop("Ärztlicher Bereitschaftsdienst"),
    gettext_noop("wenn die Praxis zu hat und es nicht lebensgefährlich ist"),
    gettext_noop("Ärztlicher Dienst"),
    gettext_noop("Gesundheitsberatung"),
)


@dataclass(frozen=True, slots=True)
class CrisisBox:
    """What `portal/parts/crisis.html` shows; `advice` says what a call leaves behind."""

    title: str
    lead: str
    calls: tuple[Call, ...]
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A line of `crisis_numbers.toml`."""

    number: str
    name: str
    note: str
    kinds: tuple[str, ...]
    short: str = ""
    listens: bool = False
    is_unbilled: bool = False


def box(kind: str, country: str) -> CrisisBox:
    """Return the box for a danger, in the language of the page.

    `kind` is one of `search.understanding.crisis.KINDS`, or `medical.MEDICAL`. A country without
    numbers of its own gets those of Germany: the European 112 is among them.
    """
    listed = _numbers_of(country)
    return CrisisBox(
        title=_(_TITLES[kind]),
        lead=_(_LEADS[kind]),
        calls=tuple(_call(number) for number in listed if kind in number.kinds),
        advice=unbilled(country) if kind == VIOLENCE else "",
    )


def of_search(answer: SearchAnswer, words: str) -> CrisisBox | None:
    """Return the help that stands first, where the words of a search tell of danger or illness."""
    dangers = [one.values[0] for one in answer.notices if one.code == answers.CRISIS]
    kinds = dangers or ([MEDICAL] if medical.is_urgent(words) else [])
    return box(kinds[0], country()) if kinds else None


def line(country: str) -> tuple[Call, ...]:
    """Return the numbers for the top of the start page and of errors, under their short names."""
    shown = (number for number in _numbers_of(country) if number.short)
    return tuple(replace(_call(number), name=_(number.short)) for number in shown)


def everything(country: str) -> tuple[Call, ...]:
    """Return all numbers of a country, each one once, in their order."""
    first: dict[str, Number] = {}
    for number in _numbers_of(country):
        first.setdefault(number.number, number)
    return tuple(map(_call, first.values()))


def unbilled(country: str) -> str:
    """Return which number stands on no bill; empty where we know of none."""
    found = [number.number for number in _numbers_of(country) if number.is_unbilled]
    if not found:
        return ""
    text = _("Der Anruf bei {number} kostet nichts und steht auf keiner Telefonrechnung.")
    return text.format(number=found[0].replace(" ", "\N{NO-BREAK SPACE}"))


def listener(country: str) -> Call:
    """Return the number at which somebody listens at any hour."""
    return next(_call(number) for number in _numbers_of(country) if number.listens)


def _numbers_of(country: str) -> tuple[Number, ...]:
    known = numbers()
    return known.get(country, known[DEFAULT_COUNTRY])


def _call(number: Number) -> Call:
    digits = "".join(number.number.split())
    return Call(_(number.name), number.number, f"tel:{digits}", _(number.note))


@cache
def numbers() -> dict[str, tuple[Number, ...]]:
    """Return all numbers by country, read once per process."""
    told = tomllib.loads(NUMBERS.read_text(encoding="utf-8"))
    return {
        country: tuple(Number(**{**line, "kinds": tuple(line["kinds"])}) for line in lines)
        for country, lines in told.items()
    }


def country() -> str:
    """Return the country of the loaded county, kept for a minute; Germany before it is loaded."""
    kept: str | None = shared_cache.get(_COUNTRY_KEY)
    if kept is None:
        counties = Area.objects.current().filter(kind=Area.Kind.COUNTY).order_by("key")
        kept = counties.values_list("country", flat=True).first() or DEFAULT_COUNTRY
        shared_cache.set(_COUNTRY_KEY, kept, _COUNTRY_SECONDS)
    return kept
