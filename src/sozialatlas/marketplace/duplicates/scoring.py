"""How likely two entries are the same thing, and what speaks for it. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from rapidfuzz import fuzz

from sozialatlas.marketplace.duplicates.evidence import (
    ADDRESS,
    MAIL,
    PHONE,
    Rarity,
    Traits,
)
from sozialatlas.marketplace.duplicates.globe import distance
from sozialatlas.marketplace.duplicates.houses import are_other_doors, is_slip
from sozialatlas.marketplace.duplicates.names import alike
from sozialatlas.marketplace.duplicates.naming import by_name
from sozialatlas.marketplace.duplicates.reasons import Counted, Reason
from sozialatlas.marketplace.duplicates.weights import WEIGHTS, Weights

LIKELY = 0.5
"""From here on people are asked."""


@dataclass(frozen=True, slots=True)
class Scored:
    """How likely, from 0 to 1, and why, the strongest reason first."""

    score: float
    reasons: tuple[Reason, ...]


_FURTHER = 0.4
"""Phone and mail come from one letterhead: what is shared besides the strongest counts less."""
_OTHER_DAY = -12.0
_RELATED = -12.0
_FAR_METRES = 1_000
_NEARNESS = ((10, 3.0), (25, 2.0), (60, 1.0), (250, 0.5))
"""Up to so many metres, and how often nearness counts: at the same door twice."""


def score(first: Traits, second: Traits, rarity: Rarity) -> Scored:
    """Return how likely two entries of one kind are the same, and why."""
    weights = WEIGHTS[first.kind]
    found = [
        *by_name(first, second, rarity, weights),
        *_by_evidence(first, second, rarity, weights),
        *_by_town(first, second, weights),
        *(_by_distance(first, second, weights) if weights.near else ()),
        *_by_owner(first, second, weights),
        *_by_other(first, second),
    ]
    total = weights.base + sum(weight for weight, _reason in found)
    share = round(1 / (1 + exp(-total)), 3)
    if not weights.near and share >= LIKELY:  # counts nothing here, and helps whoever decides
        found += _by_distance(first, second, weights)
    said = sorted(found, key=lambda each: -abs(each[0]))
    return Scored(share, tuple(reason for _weight, reason in said))


def can_reach(first: Traits, second: Traits, rarity: Rarity, least: float) -> bool:
    """Return whether a pair could be so likely if names and descriptions were the same.

    It is asked of a million pairs, of which few can: names are the dear part of a comparison.
    """
    weights = WEIGHTS[first.kind]
    total = weights.base + weights.same_name + weights.long_name - log(least / (1 - least))
    total += weights.same_text
    total += sum(worth for worth, _reason in _by_evidence(first, second, rarity, weights))
    by_owner = max(weights.same_owner + weights.named_alike, weights.alike_owner)
    if total + weights.same_town + by_owner + 3 * weights.near < _ALMOST:
        return False
    total += sum(worth for worth, _reason in _by_town(first, second, weights))
    total += sum(worth for worth, _reason in _by_owner(first, second, weights))
    if weights.near and total + 3 * weights.near >= _ALMOST:
        total += sum(worth for worth, _reason in _by_distance(first, second, weights))
    return total >= _ALMOST


_ALMOST = -0.01
"""The share is rounded: what is so little below the limit reaches it."""
_CONTACTS = frozenset((PHONE, MAIL, ADDRESS))


def _by_evidence(first: Traits, second: Traits, rarity: Rarity, weights: Weights) -> list[Counted]:
    """Count the strongest in full and the rest in part; a value of many counts less."""
    worth: dict[str, float] = {}
    for key in first.keys & second.keys:
        worth[key[0]] = max(worth.get(key[0], 0.0), weights.evidence[key[0]] * rarity.weight(key))
    strongest = sorted(worth.items(), key=lambda each: (-each[1], each[0]))
    found = [
        (value * (_FURTHER if place else 1.0), Reason(f"same_{sort}"))
        for place, (sort, value) in enumerate(strongest)
    ]
    told = (first.sorts & second.sorts & _CONTACTS) - worth.keys()
    house = weights.other_house or weights.other_evidence
    if ADDRESS in told and _is_slip(first, second):
        found.append((0.0, Reason("alike_address")))  # neither for nor against
        told -= {ADDRESS}
    if ADDRESS in worth and are_other_doors(first.doors, second.doors):
        found.append((house, Reason("other_door", is_for=False)))
    return found + [
        (
            house if sort == ADDRESS else weights.other_evidence,
            Reason(f"other_{sort}", is_for=False),
        )
        for sort in sorted(told)
    ]


def _is_slip(first: Traits, second: Traits) -> bool:
    """Return whether both may be in one house, whose address was mistyped once."""
    if max(len(first.houses), len(second.houses)) > _MOST:
        return False
    return first.houses.isdisjoint(second.houses) and any(
        is_slip(one, other) for one in first.houses for other in second.houses
    )


def _by_town(first: Traits, second: Traits, weights: Weights) -> list[Counted]:
    if not first.towns or not second.towns:
        return []
    if first.towns & second.towns:
        return [(weights.same_town, Reason("same_town"))]
    return [(weights.other_town, Reason("other_town", is_for=False))]


def _by_distance(first: Traits, second: Traits, weights: Weights) -> list[Counted]:
    metres = _metres(first, second) if first.points and second.points else _UNKNOWN
    if metres == _UNKNOWN:
        return []
    are_told = weights.other_house and first.houses and second.houses
    if are_told and metres <= _FAR_METRES and not _is_slip(first, second):
        return [(0.0, Reason("near", _rounded(metres)))]  # the address says more
    if metres > _NEARNESS[-1][0] and not first.houses.isdisjoint(second.houses):
        return []  # one of the points is wrong
    for limit, share in _NEARNESS:
        if metres <= limit:
            return [(weights.near * share, Reason("near", _rounded(metres)))]
    share = 1.0 if metres >= _FAR_METRES else 0.5
    return [(weights.far * share, Reason("far", _rounded(metres), is_for=False))]


def _metres(first: Traits, second: Traits) -> float:
    """Return how far the nearest places of both are apart."""
    return min(
        (distance(one, other) for one in first.points[:_MOST] for other in second.points[:_MOST]),
        default=_UNKNOWN,
    )


_MOST = 12
_UNKNOWN = float("inf")


def _rounded(metres: float) -> int:
    return int(metres / 10 + 0.5) * 10


_ALIKE_OWNERS = 0.85


def _by_owner(first: Traits, second: Traits, weights: Weights) -> list[Counted]:
    if not first.owner or not second.owner:
        return []
    if first.owner_name in first.names and second.owner_name in second.names:
        return []  # a source without organizations repeats the name
    if first.owner == second.owner:
        again = weights.named_alike * (first.names[:1] == second.names[:1])
        return [(weights.same_owner + again, Reason("same_owner"))]
    is_named = _is_named(first, second) or _is_named(second, first)
    if is_named or _are_alike_owners(first.owner_name, second.owner_name):
        return [(weights.alike_owner, Reason("alike_owner"))]
    return [(weights.other_owner, Reason("other_owner", is_for=False))]


def _is_named(owner_of: Traits, by: Traits) -> bool:
    """Return whether the name of one says the whole name of the other's owner, not of its own."""
    owner, own = set(owner_of.owner_name), set(by.owner_name)
    return len(owner) > 1 and any(owner <= set(name) and not own <= set(name) for name in by.names)


@lru_cache(maxsize=200_000)
def _are_alike_owners(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return alike(first, second) >= _ALIKE_OWNERS


def _by_content(first: Traits, second: Traits, weights: Weights) -> list[Counted]:
    """Return what topics and descriptions say."""
    found: list[Counted] = []
    have_topics = bool(weights.other_topics and first.topics and second.topics)
    if have_topics and first.topics.isdisjoint(second.topics):
        share = 1.0 if first.fields.isdisjoint(second.fields) else _NEXT_TOPIC
        found.append((weights.other_topics * share, Reason("other_topics", is_for=False)))
    if weights.same_text and min(len(first.text), len(second.text)) >= _LEAST_LABEL:
        found += _by_text(first.text, second.text, weights)
    return found


def _by_text(first: str, second: str, weights: Weights) -> list[Counted]:
    if max(len(first), len(second)) <= _MOST_LABEL:
        is_other = fuzz.token_sort_ratio(first, second) < _SAME_LABEL
        return [(weights.other_label, Reason("other_text", is_for=False))] if is_other else []
    if min(len(first), len(second)) < _LEAST_TEXT:
        return []
    share = fuzz.token_set_ratio(first, second)
    if share < _OTHER_TEXT:
        return [(weights.other_text, Reason("other_text", is_for=False))]
    told = max(0.0, (share - _ALIKE_TEXT) / (100 - _ALIKE_TEXT))
    return [(weights.same_text * told, Reason("alike_text", int(share)))] if told else []


_NEXT_TOPIC = 0.4
"""How much another topic of the same field counts: homes for the elderly, and with care."""
_LEAST_LABEL, _MOST_LABEL, _SAME_LABEL = 10, 60, 75
"""So short a description is a label: "Sporthalle", "Hartplatz"."""
_LEAST_TEXT, _OTHER_TEXT, _ALIKE_TEXT = 40, 50, 70


def _by_other(first: Traits, second: Traits) -> list[Counted]:
    found = _by_content(first, second, WEIGHTS[first.kind])
    if first.starts_on != second.starts_on:
        found.append((_OTHER_DAY, Reason("other_day", is_for=False)))
    if first.id in (second.parent, second.owner) or second.id in (first.parent, first.owner):
        found.append((_RELATED, Reason("related", is_for=False)))
    return found
