"""What the names of two entries say for and against. No Django."""

from __future__ import annotations

from collections.abc import Iterator

from sozialatlas.marketplace.duplicates.evidence import Rarity, Traits
from sozialatlas.marketplace.duplicates.names import alike, tokens
from sozialatlas.marketplace.duplicates.reasons import Counted, Reason
from sozialatlas.marketplace.duplicates.weights import Weights

Words = tuple[str, ...]


def name_share(first: Traits, second: Traits, rarity: Rarity) -> float:
    """Return how alike the names are, from 0 to 1; short names count as well."""
    if first.names[:1] == second.names[:1]:
        return 1.0 if first.names else 0.0
    guest = _GUEST if _is_guest(first, second) or _is_guest(second, first) else 1.0
    known = (first.town_words & second.town_words) | {*first.owner_name, *second.owner_name}
    return guest * max(
        (
            tells * alike(one, other, rarity.names.weight, known, rarity.towns)
            for one, other, tells in _pairs(first, second, rarity)
        ),
        default=0.0,
    )


def _is_guest(guest: Traits, host: Traits) -> bool:
    """Return whether one is at the place of the other: "Beratung im Haus Nord", "Haus Nord"."""
    if not guest.head or not host.names:
        return False
    shared = set(guest.names[0]) & set(host.names[0])
    return bool(shared) and shared.isdisjoint(guest.head)


_GUEST = 0.1


def by_name(first: Traits, second: Traits, rarity: Rarity, weights: Weights) -> list[Counted]:
    """Return what the names say: for from `turn` on, against below it."""
    if not first.names or not second.names:
        return []
    share = name_share(first, second, rarity)
    if weights.is_named_by_place and (share < weights.turn or _is_any_place(first)):
        who = _named(first), _named(second)
        if who != (first.names[0], second.names[0]):
            share = alike(*who, rarity.names.weight)
            if not all(who) or share >= weights.turn:
                # Who is there may be the same, and the name says no more.
                return [(weights.unnamed, Reason("unnamed", is_for=False))]
    worth = _worth(share, first, rarity, weights)
    if _are_apart(first, second, share, weights):
        worth += weights.siblings
    percent = int(share * 100 + 0.5)
    code = "same_name" if percent == _WHOLE else "name"
    return [(worth, Reason(code, percent, is_for=share >= weights.turn))]


def _are_apart(first: Traits, second: Traits, share: float, weights: Weights) -> bool:
    """Return whether the names tell two things at one place, or of one owner, from each other."""
    if _is_guest(first, second) or _is_guest(second, first):
        return True
    if first.owner and second.owner:
        is_one_house = first.owner == second.owner
    else:  # the word in front is the name of the house: "Caritas Kleiderkammer", "Caritas Büro"
        is_one_house = weights.is_named_by_place and _family(first) == _family(second)
    return is_one_house and _are_siblings(first, second, share)


def _family(each: Traits) -> Words:
    name = each.names[0]
    return name[:2] if name[0] == _SAINT else name[:1]


_SAINT = "sankt"


def _are_siblings(first: Traits, second: Traits, share: float) -> bool:
    """Return whether one owner gave two names to two things: each says what the other lacks."""
    one, other = set(first.names[0]), set(second.names[0])
    return share < _OF_SIBLINGS and not (one <= other or other <= one)


_OF_SIBLINGS = 0.75


def _worth(share: float, first: Traits, rarity: Rarity, weights: Weights) -> float:
    turn = weights.turn
    if share < turn:
        return weights.no_name * (turn - share) / turn
    worth = weights.same_name * (share - turn) / (1 - turn)
    if share < 1:
        return worth
    worth += weights.long_name * _length(first, rarity)
    return worth + weights.common_name * (1 - rarity.names.of_whole(first.names[0]))


def _pairs(first: Traits, second: Traits, rarity: Rarity) -> Iterator[tuple[Words, Words, float]]:
    """Yield names to compare, and how much it tells if they are the same.

    Two other names alike are the name of what both belong to, and so is one that many have. What
    stands in brackets is only looked at where both have some.
    """
    owner_apart = not first.owner or first.owner != second.owner
    for place, one in enumerate(first.names):
        for other_place, other in enumerate(second.names):
            if place and other_place:
                continue
            shared = one if place else other
            tells = 1.0
            if place or other_place:
                tells = (1 + rarity.names.of_whole(shared)) / (2 if owner_apart else 4)
            bare, other_bare = first.bare_names[place], second.bare_names[other_place]
            if (bare == one) != (other_bare == other) and _adds(one, bare, other, other_bare):
                yield bare, other_bare, tells
            else:
                yield one, other, tells


def _adds(one: Words, bare: Words, other: Words, other_bare: Words) -> bool:
    """Return whether what stands in brackets in one name is not said by the other."""
    return (set(one) - set(bare)).isdisjoint(other) and (set(other) - set(other_bare)).isdisjoint(
        one
    )


_WHOLE = 100
_SHORT, _LONG = 1.5, 4.0


def _length(each: Traits, rarity: Rarity) -> float:
    """Return from 0 to 1 how much a name says: "Kirche" nothing, four telling words all."""
    said = max(sum(map(rarity.names.weight, name)) for name in each.names)
    return min(1.0, max(0.0, (said - _SHORT) / (_LONG - _SHORT)))


_EVERY_PLACE = frozenset(
    tokens("Geschäftsstelle Standort Haus Zentrale Büro main office headquarters site address")
)


def _is_any_place(each: Traits) -> bool:
    """Return whether a place is called as any may be: "Geschäftsstelle"."""
    return all(set(name) <= _EVERY_PLACE for name in each.names)


def _named(each: Traits) -> Words:
    """Return the name of a place, or its owner's where the name only says what any could."""
    known = each.place_words | set(each.owner_name) | _EVERY_PLACE
    if _is_address(each) or all(set(name) <= known for name in each.names):
        return each.owner_name
    return each.names[0]


def _is_address(each: Traits) -> bool:
    """Return whether a place is only named by its address: "1725 Lincoln Road, Washington"."""
    return any(
        name[0].isdigit() and len(set(name) & each.place_words) * 2 >= len(name)
        for name in each.names
    )
