"""What two versions of one thing say together: one value survives, lists are joined."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from sozialatlas.directory.kinds import REFERENCES, Kind
from sozialatlas.directory.phone_numbers import own_digits
from sozialatlas.directory.values import (
    AccessibilityValues,
    CapacityValues,
    ContactValues,
    PhoneValues,
    PublishedValues,
    TextValues,
)

KEEP, DROP, BOTH = "keep", "drop", "both"
"""Whose value survives: that of the thing that stays, of the one that goes, or both joined."""

PLACE = (
    "address",
    "lat",
    "lon",
    "precision",
    "municipality_key",
    "social_area_key",
    "is_outside",
    "country",
)  # fmt: skip -- as the sentence that it is
"""Fields that say where something is; they survive together, under the name of the first."""

_FIXED = ("status", "visible_from", "visible_to", "is_confidential")
"""Not chosen: what stays open stays open, and a secret address stays secret."""

T = TypeVar("T")


def choices(kind: Kind, keep: PublishedValues, drop: PublishedValues) -> dict[str, str]:
    """Return the choice that loses least, for each field that the two say differently."""
    found = {}
    for name in chosen_fields(kind):
        mine, other = getattr(keep, name), getattr(drop, name)
        if _meaning(mine) != _meaning(other):
            found[name] = _choice(mine, other)
    if "address" in kind.fields and _place(keep) != _place(drop):
        found["address"] = DROP if _is_placed_better(drop, keep) else found.get("address", KEEP)
    return found


def _place(values: PublishedValues) -> list[object]:
    return [getattr(values, name) for name in PLACE]


def chosen_fields(kind: Kind) -> tuple[str, ...]:
    """Return the fields for which somebody chooses, a place as one."""
    rest = {*PLACE[1:], *_FIXED}
    return tuple(name for name in kind.fields if name not in rest)


def may_join(value: object) -> bool:
    """Return whether values of a field can be joined, as lists can."""
    return isinstance(value, tuple)


def joined(
    kind: Kind, keep: PublishedValues, drop: PublishedValues, taken: Mapping[str, str]
) -> dict[str, object]:
    """Return the fields that the surviving thing says otherwise from now on."""
    chosen = choices(kind, keep, drop) | dict(taken)
    fields: dict[str, object] = {}
    for name, whose in chosen.items():
        names = [each for each in PLACE if each in kind.fields] if name == "address" else [name]
        for each in names:
            value = _value(each, getattr(keep, each), getattr(drop, each), whose)
            if value != getattr(keep, each):
                fields[each] = value
    if getattr(drop, "is_confidential", False) and not getattr(keep, "is_confidential", False):
        fields["is_confidential"] = True
    return _own_references(fields, keep, drop)


def _choice(mine: object, other: object) -> str:
    if _is_empty(mine):
        return DROP
    if _is_empty(other):
        return KEEP
    return BOTH if may_join(mine) else KEEP


def _is_empty(value: object) -> bool:
    return value in (None, "", (), "unknown", False)


def _meaning(value: object) -> object:
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return sorted(value)
    return value


def _is_placed_better(drop: PublishedValues, keep: PublishedValues) -> bool:
    rank = ("none", "municipality", "exact")
    precisions = [rank.index(getattr(each, "precision", "none")) for each in (drop, keep)]
    return precisions[0] > precisions[1]


def _value(name: str, mine: object, other: object, whose: str) -> object:
    if whose == DROP:
        return other
    if whose == BOTH and isinstance(mine, tuple) and isinstance(other, tuple):
        return _JOINERS.get(name, _all)(mine, other)
    return mine


def _own_references(
    fields: dict[str, object], keep: PublishedValues, drop: PublishedValues
) -> dict[str, object]:
    """A thing never points to itself or to the one that goes into it."""
    for name in set(REFERENCES) & {each.name for each in dataclasses.fields(keep)}:
        if fields.get(name, getattr(keep, name)) in (keep.key, drop.key):
            other = getattr(drop, name)
            fields[name] = "" if other in (keep.key, drop.key) else other
    return fields


def _all(mine: tuple[object, ...], other: tuple[object, ...]) -> tuple[object, ...]:
    return (*mine, *(each for each in other if each not in mine))


def _by(key: Callable[[T], object]) -> Callable[[tuple[T, ...], tuple[T, ...]], tuple[T, ...]]:
    """Join two lists of which an entry stands once by its key; the survivor's comes first."""

    def join(mine: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
        known = {key(each) for each in mine}
        return (*mine, *(each for each in other if key(each) not in known))

    return join


def _number(phone: PhoneValues) -> object:
    return phone.kind, own_digits(phone.number)


def _feature(each: AccessibilityValues) -> object:
    return each.feature


def _unit(each: CapacityValues) -> object:
    return each.unit


def _person(each: ContactValues) -> object:
    return each.name.lower(), each.email.lower()


def _text(each: TextValues) -> object:
    return each.field, each.language


def _hours(mine: tuple[object, ...], other: tuple[object, ...]) -> tuple[object, ...]:
    """Add the days of which the survivor says nothing; where both speak, it is right."""
    days = {getattr(each, "weekday", None) for each in mine}
    added: Iterable[object] = (each for each in other if getattr(each, "weekday", 0) not in days)
    return (*mine, *added)


def _rooms(
    mine: tuple[AccessibilityValues, ...], other: tuple[AccessibilityValues, ...]
) -> tuple[AccessibilityValues, ...]:
    """Let a known answer win over an unknown one."""
    known = tuple(each for each in mine if each.answer != "unknown")
    return _by(_feature)(_by(_feature)(known, other), mine)


_JOINERS: Mapping[str, Callable[..., tuple[object, ...]]] = {
    "phones": _by(_number),
    "contacts": _by(_person),
    "accessibility": _rooms,
    "capacities": _by(_unit),
    "texts": _by(_text),
    "schedules": _hours,
    "language_notes": _by(lambda each: each.code),
}
