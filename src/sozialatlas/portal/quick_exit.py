"""The way out of pages about violence: whoever looks over a shoulder must not see them.

Modelled after "Exit this page" of the GOV.UK Design System (2023): a link that works without
scripts; with one, it hides the page at once and takes its place in the history.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from sozialatlas.core import addresses
from sozialatlas.directory.faces import Face
from sozialatlas.portal import crisis_box
from sozialatlas.search import answers
from sozialatlas.search.answers import SearchAnswer
from sozialatlas.search.hit_cards import hit_cards
from sozialatlas.search.models import Portal
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.presets import Preset
from sozialatlas.search.understanding.crisis import CHILD_PROTECTION, VIOLENCE

# Weather, from the public services of the countries: no advertising, and nobody wonders.
_WEATHER = {
    "DE": "https://www.dwd.de/",
    "AT": "https://www.geosphere.at/",
    "CH": "https://www.meteoschweiz.admin.ch/",
}
# Codes of our taxonomy.
_TOPICS = frozenset({"crisis", "womens_shelter", "violence_counselling", "child_protection"})
_AUDIENCES = frozenset({"victims_of_violence"})
_SITUATIONS = frozenset({"violence"})
_KINDS = frozenset({VIOLENCE, CHILD_PROTECTION})
# A search is about violence if most of what it shows first is.
_LOOKED_AT = 3


def url() -> str:
    """Return where the way out leads: a neutral page elsewhere."""
    country = crisis_box.country()
    return settings.EXIT_URL or _WEATHER.get(country, _WEATHER[crisis_box.DEFAULT_COUNTRY])


def inside(portal: Preset, outside: str, language: str) -> str:
    """Return the way out in a portal: an info point never leaves itself, and goes to its start."""
    is_at_info_point = portal.kind == Portal.Kind.KIOSK
    return addresses.page("", language) if outside and is_at_info_point else outside


def of_record(face: Face) -> str:
    """Return the way out of a record's page; empty where it is not about violence."""
    topics = (term.code for term in face.topics)
    audiences = (term.code for term in face.audiences)
    is_needed = _is_any(topics, _TOPICS) or _is_any(audiences, _AUDIENCES)
    return url() if is_needed else ""


def of_search(asked: Parameters, answer: SearchAnswer, language: str) -> str:
    """Return the way out of a page of results; empty where it is not about violence."""
    is_needed = is_chosen(asked) or _is_told(answer) or _is_found(asked, answer, language)
    return url() if is_needed else ""


def is_chosen(asked: Parameters) -> bool:
    """Return whether somebody chose violence as a topic, as a situation or as what was done."""
    lists = asked.lists
    return (
        _is_any(lists[answers.TOPIC], _TOPICS)
        or _is_any(lists[answers.AUDIENCE], _AUDIENCES)
        or _is_any(lists[answers.LIFE_SITUATION], _SITUATIONS)
    )


def _is_told(answer: SearchAnswer) -> bool:
    told = (one.values for one in answer.notices if one.code == answers.CRISIS)
    return any(_is_any(kinds, _KINDS) for kinds in told)


def _is_found(asked: Parameters, answer: SearchAnswer, language: str) -> bool:
    """Return whether words that tell of no danger (a women's shelter) find what is against it."""
    if not asked.q:
        return False
    first = answer.hits[:_LOOKED_AT]
    cards = hit_cards(first, language).values()
    about = [card for card in cards if _is_any(card.topics, _TOPICS)]
    return len(about) * 2 > len(first)


def _is_any(given: Iterable[str], known: frozenset[str]) -> bool:
    return not known.isdisjoint(given)
