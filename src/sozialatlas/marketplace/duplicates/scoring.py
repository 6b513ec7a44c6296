"""How likely two entries are the same thing, and what speaks for it. No Django.

Weights are log-odds that are added up, as Fellegi and Sunter join records (A Theory for Record
Linkage, JASA 64, 1969); ours were set by hand,
then fitted on the development halves of the labelled pairs within what sense allows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

from rapidfuzz import fuzz

from sozialatlas.marketplace.duplicates.evidence import (
    ADDRESS,
    DOMAIN,
    IDENTIFIER,
    MAIL,
    PAGE,
    PHONE,
    TEXT,
    Rarity,
    Traits,
)
from sozialatlas.marketplace.duplicates.globe import distance
from sozialatlas.marketplace.duplicates.names import alike, tokens

LIKELY = 0.5
"""From here on people are asked."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against; `value` is percent or metres where it has one."""

    code: str
    value: int = 0
    is_for: bool = True


@dataclass(frozen=True, slots=True)
class Scored:
    """How likely, from 0 to 1, and why, the strongest reason first."""

    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much for one kind, in log-odds.

    The name counts from `no_name` to `same_name`, and nothing at `turn`; it counts `no_name` from
    `ramp` of the way below it. `is_named_by_place`: a name that only repeats address or owner
    says nothing.
    """

    base: float
    turn: float
    no_name: float
    same_name: float
    evidence: Mapping[str, float]
    same_town: float = 0.0
    other_town: float = 0.0
    same_owner: float = 0.0
    alike_owner: float = 0.0
    other_owner: float = 0.0
    other_evidence: float = -0.3
    near: float = 0.0
    far: float = 0.0
    other_text: float = 0.0
    other_topics: float = 0.0
    other_house: float = 0.0
    long_name: float = 0.0
    ramp: float = 1.0
    is_named_by_place: bool = False


_ORGANIZATION = Weights(
    base=-5.0,
    turn=0.52,
    no_name=-3.5,
    same_name=4.2,
    evidence={
        IDENTIFIER: 6.0,
        TEXT: 2.0,
        MAIL: 3.2,
        PHONE: 3.2,
        PAGE: 2.4,
        DOMAIN: 2.2,
        ADDRESS: 1.8,
    },
    same_town=1.4,
    other_town=-2.2,
    other_evidence=-0.6,
)
_LOCATION = Weights(
    base=-3.3,
    turn=0.77,
    no_name=-3.2,
    same_name=3.2,
    evidence={
        IDENTIFIER: 6.0,
        TEXT: 1.5,
        ADDRESS: 4.0,
        PHONE: 1.5,
        MAIL: 1.8,
        PAGE: 1.4,
        DOMAIN: 0.8,
    },
    same_town=1.2,
    other_town=-2.8,
    same_owner=0.1,
    alike_owner=0.1,
    other_owner=-0.2,
    other_evidence=-1.1,
    other_house=-1.1,
    near=0.3,
    far=-3.5,
    is_named_by_place=True,
)
_SERVICE = Weights(
    base=-5.2,
    turn=0.5,
    no_name=-3.5,
    same_name=3.8,
    evidence={
        IDENTIFIER: 6.0,
        TEXT: 0.5,
        ADDRESS: 2.4,
        PHONE: 2.6,
        MAIL: 1.6,
        PAGE: 2.4,
        DOMAIN: 0.5,
    },
    same_town=0.5,
    other_town=-3.0,
    same_owner=0.6,
    alike_owner=0.6,
    other_owner=-0.4,
    other_evidence=-0.4,
    near=1.1,
    far=-2.2,
    other_text=-0.6,
    other_topics=-1.0,
    other_house=-1.3,
    long_name=1.3,
)
WEIGHTS: Mapping[str, Weights] = {
    "organization": _ORGANIZATION,
    "location": _LOCATION,
    "service": _SERVICE,
    "event": _SERVICE,
    "volunteer_role": _SERVICE,
}
_FURTHER = 0.4
"""Phone and mail come from one letterhead: what is shared besides the strongest counts less."""
_OTHER_DAY = -6.0
_RELATED = -6.0
_FAR_METRES = 1_000
_NEARNESS = ((25, 2.0), (60, 1.0), (250, 0.5))
"""Up to so many metres, and how often nearness counts: at the same door twice."""


def score(first: Traits, second: Traits, rarity: Rarity) -> Scored:
    """Return how likely two entries of one kind are the same, and why."""
    weights = WEIGHTS[first.kind]
    found = [
        *_by_name(first, second, rarity, weights),
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
    """Return whether a pair could be so likely if the names were the same.

    It is asked of a million pairs, of which few can: names are the dear part of a comparison.
    """
    weights = WEIGHTS[first.kind]
    total = weights.base + weights.same_name + weights.long_name - log(least / (1 - least))
    total += _evidence_worth(first, second, rarity, weights)
    if (
        total + weights.same_town + max(weights.same_owner, weights.alike_owner)
        < -2 * weights.near
    ):
        return False
    if first.towns and second.towns:
        total += weights.other_town if first.towns.isdisjoint(second.towns) else weights.same_town
    total += sum(worth for worth, _reason in _by_owner(first, second, weights))
    if weights.near and total + 2 * weights.near >= 0:
        total += sum(worth for worth, _reason in _by_distance(first, second, weights))
    return total >= 0


def _evidence_worth(first: Traits, second: Traits, rarity: Rarity, weights: Weights) -> float:
    """Return what shared and differing evidence counts together, as the score adds it up."""
    shared = first.keys & second.keys
    told = first.sorts & second.sorts & _CONTACTS
    if not shared:
        return _against(told, weights)
    worth: dict[str, float] = {}
    for key in shared:
        value = weights.evidence[key[0]] * rarity.weight(key)
        worth[key[0]] = max(worth.get(key[0], 0.0), value)
    strongest = max(worth.values())
    rest = sum(worth.values()) - strongest
    return strongest + _FURTHER * rest + _against(told - worth.keys(), weights)


_CONTACTS = frozenset((PHONE, MAIL, ADDRESS))


def _against(told: frozenset[str], weights: Weights) -> float:
    house = weights.other_house if ADDRESS in told and weights.other_house else 0.0
    rest = len(told) - (1 if house else 0)
    return house + rest * weights.other_evidence


Counted = tuple[float, Reason]


def name_share(first: Traits, second: Traits, rarity: Rarity) -> float:
    """Return how alike the names are, from 0 to 1; short names count as well."""
    if not set(first.names).isdisjoint(second.names):
        return 1.0
    known = (first.town_words & second.town_words) | {*first.owner_name, *second.owner_name}
    return max(
        (
            alike(one, other, rarity.names.weight, known)
            for one in first.names
            for other in second.names
        ),
        default=0.0,
    )


def _by_name(first: Traits, second: Traits, rarity: Rarity, weights: Weights) -> list[Counted]:
    if not first.names or not second.names:
        return []
    share = name_share(first, second, rarity)
    turn = weights.turn
    if weights.is_named_by_place and share < turn:
        silent = (_says_nothing(first), _says_nothing(second))
        if any(silent):
            return (
                []
                if all(silent) or _is_address(first, second)
                else [(_HALF_NAMED, Reason("name", int(share * 100)))]
            )
    if share >= turn:
        worth = weights.same_name * (share - turn) / (1 - turn)
        worth += weights.long_name * _length(first, rarity) * (share == 1)
    else:
        worth = weights.no_name * min(1.0, (turn - share) / (turn * weights.ramp))
    percent = int(share * 100 + 0.5)
    code = "same_name" if percent == _WHOLE else "name"
    return [(worth, Reason(code, percent, is_for=share >= turn))]


_WHOLE = 100
_HALF_NAMED = -1.9
_SHORT, _LONG = 1.5, 4.0


def _length(each: Traits, rarity: Rarity) -> float:
    """Return from 0 to 1 how much a name says: "Kirche" nothing, four telling words all."""
    said = max(sum(map(rarity.names.weight, name)) for name in each.names)
    return min(1.0, max(0.0, (said - _SHORT) / (_LONG - _SHORT)))


_EVERY_PLACE = frozenset(
    tokens("Geschäftsstelle Standort Haus Zentrale Büro main office headquarters site")
)


def _says_nothing(each: Traits) -> bool:
    """Return whether a place is only named by its address, its owner, or as any place is."""
    known = each.place_words | set(each.owner_name) | _EVERY_PLACE
    return _is_address(each) or all(set(name) <= known for name in each.names)


def _is_address(*some: Traits) -> bool:
    """Return whether one is only named by its address: "1725 Lincoln Road, Washington"."""
    return any(
        name[0].isdigit() and len(set(name) & each.place_words) * 2 >= len(name)
        for each in some
        for name in each.names
    )


def _by_evidence(first: Traits, second: Traits, rarity: Rarity, weights: Weights) -> list[Counted]:
    """Count the strongest in full and the rest in part; a value of many counts less."""
    worth: dict[str, float] = {}
    for key in first.keys & second.keys:
        worth[key[0]] = max(worth.get(key[0], 0.0), weights.evidence[key[0]] * rarity.weight(key))
    strongest = sorted(worth.items(), key=lambda each: (-each[1], each[0]))
    found: list[Counted] = [
        (value * (_FURTHER if place else 1.0), Reason(f"same_{sort}"))
        for place, (sort, value) in enumerate(strongest)
    ]
    told = set(first.sorts & second.sorts & {PHONE, MAIL, ADDRESS}) - worth.keys()
    if ADDRESS in told and weights.other_house:
        found.append((weights.other_house, Reason("other_address", is_for=False)))
        told.discard(ADDRESS)
    against = (Reason(f"other_{sort}", is_for=False) for sort in sorted(told))
    return [*found, *((weights.other_evidence, reason) for reason in against)]


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
    if weights.other_house and ADDRESS in first.sorts & second.sorts and metres <= _FAR_METRES:
        return [(0.0, Reason("near", _rounded(metres)))]  # the address says more
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
    if not weights.same_owner or not first.owner or not second.owner:
        return []
    if first.owner_name in first.names and second.owner_name in second.names:
        return []  # a source without organizations repeats the name
    if first.owner == second.owner:
        return [(weights.same_owner, Reason("same_owner"))]
    if _are_alike_owners(first.owner_name, second.owner_name):
        return [(weights.alike_owner, Reason("alike_owner"))]
    return [(weights.other_owner, Reason("other_owner", is_for=False))]


@lru_cache(maxsize=200_000)
def _are_alike_owners(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return alike(first, second) >= _ALIKE_OWNERS


def _by_content(first: Traits, second: Traits, weights: Weights) -> list[Counted]:
    """Count against a pair that one is about something else than the other."""
    found: list[Counted] = []
    have_topics = bool(weights.other_topics and first.topics and second.topics)
    if have_topics and first.topics.isdisjoint(second.topics):
        found.append((weights.other_topics, Reason("other_topics", is_for=False)))
    have_texts = weights.other_text and min(len(first.text), len(second.text)) >= _LEAST_TEXT
    if have_texts and fuzz.token_set_ratio(first.text, second.text) < _OTHER_TEXT:
        found.append((weights.other_text, Reason("other_text", is_for=False)))
    return found


_LEAST_TEXT, _OTHER_TEXT = 40, 50


def _by_other(first: Traits, second: Traits) -> list[Counted]:
    found = _by_content(first, second, WEIGHTS[first.kind])
    if first.starts_on != second.starts_on:
        found.append((_OTHER_DAY, Reason("other_day", is_for=False)))
    if first.id in (second.parent, second.owner) or second.id in (first.parent, first.owner):
        found.append((_RELATED, Reason("related", is_for=False)))
    return found
