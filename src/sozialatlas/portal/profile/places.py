"""What is known of places, and what that means for a profile."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sozialatlas.core.components import Fact, Result
from sozialatlas.directory.cards import Card
from sozialatlas.directory.faces import Face
from sozialatlas.directory.models import Accessibility, Phone
from sozialatlas.portal.profile import rules, words
from sozialatlas.portal.profile.address import carry
from sozialatlas.portal.profile.rules import Fit, Known, Verdict
from sozialatlas.portal.profile.words import Told
from sozialatlas.search.answers import Hit
from sozialatlas.search.hit_cards import hit_cards

Profile = tuple[str, ...]
_WRITTEN = frozenset({Phone.Kind.TEXT, Phone.Kind.TEXTPHONE})
# The icons of the fact about steps in a list of results.
_OF_STEPS = frozenset({"wheelchair-accessibility", "stairs", "help-circle-outline"})


@dataclass(frozen=True, slots=True)
class Suiting:
    """What is known of some places, and what that says to a profile."""

    profile: Profile
    known: Mapping[uuid.UUID, Mapping[str, Known]]

    def facts(self, told: tuple[Fact, ...], place: uuid.UUID | None) -> tuple[Fact, ...]:
        """Return what is told of a record, and how its place suits; without a place no more."""
        if place is None or not self.profile:
            return told
        if _asks_for_steps(self.profile):
            told = tuple(fact for fact in told if fact.icon not in _OF_STEPS)
        return (*told, *(_fact(verdict) for verdict in self._verdicts(place)))

    def in_a_word(self, place: uuid.UUID | None) -> Fact | None:
        """Return whether a place suits in all that counts; None where there is nothing to say."""
        if place is None or not self.profile:
            return None
        fit = rules.together(verdict.fit for verdict in self._verdicts(place))
        return Fact(words.ICONS[fit], words.in_a_word(fit), _tone(fit))

    def _verdicts(self, place: uuid.UUID) -> list[Verdict]:
        return [rules.verdict(one, self.known.get(place, {})) for one in self.profile]


def suiting(places: Iterable[uuid.UUID | None], profile: Profile) -> Suiting:
    """Return what some places say to a profile, by one query; by none without a profile."""
    chosen = {place for place in places if place} if profile else set()
    return Suiting(profile, _known(chosen) if chosen else {})


def with_profile(
    found: Sequence[Result], hits: Sequence[Hit], profile: Profile, language: str
) -> list[Result]:
    """Return results that say how their places suit a profile; none of them goes, or moves.

    What has no place to go to says nothing.
    """
    if not profile:
        return list(found)
    cards = hit_cards(hits, language)
    places = {str(card.id): card.location_id for card in cards.values()}
    suits = suiting(places.values(), profile)
    return [_told(result, places.get(result.id), suits) for result in found]


def of_record(face: Face, card: Card, profile: Profile) -> list[Told]:
    """Return how a record and its place suit each profile; nothing without a place."""
    if face.site is None:
        return []
    known = {
        each.feature: Known(
            each.answer, float(each.measure) if each.measure is not None else None, each.unit
        )
        for each in face.access
    }
    can_write = bool(face.reaching.emails) or any(
        number.kind in _WRITTEN for number in face.reaching.numbers
    )
    known[rules.WRITTEN_CONTACT] = Known(rules.YES) if can_write else Known()
    is_arranged = any(rule.by_appointment for rule in card.rules)
    known[rules.BY_APPOINTMENT] = Known(rules.YES) if is_arranged else Known()
    return [words.told(rules.verdict(one, known)) for one in profile]


def _told(result: Result, place: uuid.UUID | None, suits: Suiting) -> Result:
    further, profile = result.further, suits.profile
    return replace(
        result,
        url=carry(result.url, profile),
        further=replace(further, url=carry(further.url, profile)) if further else None,
        facts=suits.facts(result.facts, place),
    )


def _asks_for_steps(profile: Profile) -> bool:
    """Return whether the profile says of the steps what the list would say besides."""
    return any(need.feature == "step_free" for one in profile for need in rules.PROFILES[one])


def _fact(verdict: Verdict) -> Fact:
    told = words.told(verdict)
    return Fact(told.icon, told.line, _tone(verdict.fit))


def _tone(fit: Fit) -> str:
    return f"profile-{fit.value}"


def _known(place_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, dict[str, Known]]:
    """Return the features of places, by one query for all of them."""
    found: dict[uuid.UUID, dict[str, Known]] = defaultdict(dict)
    rows = Accessibility.objects.filter(location__in=place_ids).order_by("pk")
    columns = ("location_id", "feature", "answer", "measure", "unit")
    for place, feature, answer, measure, unit in rows.values_list(*columns):
        size = float(measure) if measure is not None else None
        found[place][feature] = Known(answer, size, unit)
    return found
