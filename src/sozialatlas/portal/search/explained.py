"""Why the results stand in their order, in words, for editors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from sozialatlas.accounts import queries as accounts
from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, formats
from sozialatlas.directory.cards import by_type, cards
from sozialatlas.portal.search import town
from sozialatlas.portal.search.asked import Asked
from sozialatlas.search import explanations, queries
from sozialatlas.search.explanations import Explanation, Match


@dataclass(frozen=True, slots=True)
class ExplainedHit:
    """One result: the score, its factors and what was found, each as a short text.

    In a town's portal `heading` is what it stands under before any score counts.
    """

    title: str
    url: str
    score: str
    words_score: str
    factors: tuple[tuple[str, str], ...]
    matches: tuple[str, ...]
    is_exact: bool
    heading: str


def may_see(person: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether a person edits the directory anywhere."""
    return isinstance(person, User) and accounts.editing_reach(person) != accounts.NOWHERE


def hits(asked: Asked, language: str) -> list[ExplainedHit]:
    """Return the results of a page with their explanations."""
    answer = queries.search(asked.request)
    found, headings = answer.hits, town.headings(asked, answer)
    known = cards(by_type((hit.type, hit.id) for hit in found), language=language, is_brief=True)
    made = []
    for hit in found:
        told = queries.explain(asked.request, hit.id)
        if told is not None and hit.id in known:
            card = known[hit.id]
            url = addresses.record(hit.type, card.slug, hit.id, language)
            made.append(_explained(told, card.name, url, headings.get(str(hit.id), "")))
    return made


def _explained(told: Explanation, title: str, url: str, heading: str) -> ExplainedHit:
    return ExplainedHit(
        title=title,
        url=url,
        score=_number(told.score),
        words_score=_number(told.words_score),
        factors=tuple(
            (_factor(each.code, told), f"\N{MULTIPLICATION SIGN} {_number(each.value)}")
            for each in told.factors
            if round(each.value, 2) != 1
        ),
        matches=_matches(told.matches),
        is_exact=told.is_exact,
        heading=heading,
    )


def _number(value: float) -> str:
    return formats.number(round(value, 2), 2)


def _factor(code: str, told: Explanation) -> str:
    if code == explanations.NEARNESS and told.distance_km is not None:
        return _("Entfernung {distance}").format(distance=formats.distance(told.distance_km))
    return {
        explanations.NEARNESS: _("ohne Ort"),
        explanations.VERIFIED: _("im letzten Jahr geprüft"),
        explanations.FRESH: _("in den letzten zwei Jahren bearbeitet"),
        explanations.OWN_MUNICIPALITY: _("liegt in der Gemeinde"),
        explanations.OPEN: _("vorübergehend geschlossen"),
    }[code]


def _matches(matches: Sequence[Match]) -> tuple[str, ...]:
    places = {
        explanations.IN_NAME: _("im Namen: {term}"),
        explanations.IN_TEXT: _("im Text: {term}"),
        explanations.BY_TOPIC: _("über das Thema"),
        explanations.IN_DANGER: _("Hilfe bei Gefahr"),
    }
    said = {
        explanations.TYPED: "{match}",
        explanations.REPAIRED: _("{match} (berichtigt)"),
        explanations.OTHERWISE: _("{match} (gleichbedeutend)"),
    }
    made = []
    for match in matches:
        text = places[match.place].format(term=match.term)
        if match.term:
            text = said[match.said].format(match=text)
        made.append(f"{text} ({_number(match.score)})")
    return tuple(made)
