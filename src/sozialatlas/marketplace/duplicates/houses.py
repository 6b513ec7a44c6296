"""Addresses in one spelling, and when two of them may be one that was mistyped. No Django."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from sozialatlas.search.german.folding import fold

_HOUSE = re.compile(r"(\d+)\s*([a-z](?![a-z]))?")
_NO_SIGN = re.compile(r"[^\w]+")
_FOREIGN = {
    fold(long): short
    for long, short in (
        ("street", "st"),
        ("avenue", "ave"),
        ("road", "rd"),
        ("place", "pl"),
        ("drive", "dr"),
        ("boulevard", "blvd"),
    )
}
_DIRECTION_WORDS = """
n s e w ne nw se sw north south east west northeast northwest southeast southwest
"""
_DIRECTIONS = frozenset(_DIRECTION_WORDS.split())
_DOOR = re.compile(r"[,#]|\b(?:suite|ste|apt|unit|room|floor|bsmt|basement)\b")
"""What stands behind the house: 1840 Calvert Street NW, Suite 2."""


@lru_cache(maxsize=100_000)
def street_and_number(text: str, city: str = "") -> tuple[str, str]:
    """Return a street in one spelling, and its house number; the city behind them is left out."""
    folded = fold(text.lower().replace("straße", "str").replace("strasse", "str"))
    house = _HOUSE.search(folded)
    if house is None:
        return _NO_SIGN.sub("", folded), ""
    if house.start() > 1:
        return _NO_SIGN.sub("", folded[: house.start()]), f"{house[1]}{house[2] or ''}"
    # Elsewhere the number comes first.
    named = _NO_SIGN.sub(" ", _DOOR.split(folded[house.end(1) :], maxsplit=1)[0]).split()
    town = _NO_SIGN.sub(" ", fold(city.partition(",")[0])).split()
    if town and named[-len(town) :] == town:
        del named[-len(town) :]
    kept = [_FOREIGN.get(word, word) for word in named if word not in _DIRECTIONS]
    return "".join(kept), house[1]


def in_one_spelling(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return _NO_SIGN.sub("", fold(text))


_ALIKE_STREETS = 90
_LEAST_DIGITS = 2


def is_slip(first: str, second: str) -> bool:
    """Return whether one of two addresses, as `evidence.address` spells them, may be mistyped.

    A slip is one key in the number or a little in the street. Neighbours differ in the last digit,
    and so do slips there: 12 and 14 are two houses. 12 and 12a may be one, 12a and 12b are not.
    """
    street, number, town = _parts(first)
    other_street, other_number, other_town = _parts(second)
    if town != other_town:
        return False
    if street == other_street:
        return _is_slip_of_number(number, other_number)
    return number == other_number and fuzz.ratio(street, other_street) >= _ALIKE_STREETS


@lru_cache(maxsize=100_000)
def _parts(address: str) -> tuple[str, str, str]:
    street, number, town = address.split(" ", 2)
    return street, number, town


def _is_slip_of_number(first: str, second: str) -> bool:
    digits, other_digits = first.rstrip(_LETTERS), second.rstrip(_LETTERS)
    if digits == other_digits:
        return digits in (first, second)
    is_short = max(len(digits), len(other_digits)) < _LEAST_DIGITS
    if is_short or digits[-1:] != other_digits[-1:] or _letters(first) != _letters(second):
        return False
    return OSA.distance(digits, other_digits) == 1


def _letters(number: str) -> str:
    return number.lstrip(_DIGITS)


_LETTERS, _DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789"


_ORDINALS = {
    word: place
    for place, word in enumerate(
        ("ground", "first", "second", "third", "fourth", "fifth", "sixth", "seventh")
    )
}
_FLOOR = re.compile(
    r"(?:(?P<lower>\d+)\.\s*(?:/|\+|-|und)\s*)?(?P<number>\d+)\.\s*(?:OG|Obergeschoss|Stock|Etage)\b"
    r"|(?P<ground>\bEG\b|\bErdgeschoss\b|\bParterre\b)"
    r"|(?P<cellar>\bUG\b|\bUntergeschoss\b|\bSouterrain\b|(?i:\bBSMT\b|\bbasement\b))"
    rf"|(?i:\b(?P<ordinal>\d+|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)?\s+floor\b)"
)
_ROOM = re.compile(r"(?i:\b(?:suite|ste|room|unit|zimmer|raum)\b\.?|#)\s*(\w*\d\w*)")


# "Pflege UG (haftungsbeschränkt)", "Bauverein eG": at the end of a name it is what a company is.
_LEGAL_FORM = re.compile(r"(?i)(?<![,(])\s+(?:UG|EG)\b(?:\s*\(\s*haftungsbeschr[^)]*\))?")


def doors_in_name(name: str) -> frozenset[tuple[str, str]]:
    """Return the floors and rooms that a name tells; a company's legal form is none."""
    return doors(_LEGAL_FORM.sub(" ", name))


@lru_cache(maxsize=100_000)
def doors(text: str) -> frozenset[tuple[str, str]]:
    """Return the floors and rooms that a line names: "3. OG", "Suite 102"."""
    floors = {("floor", floor) for found in _FLOOR.finditer(text) for floor in _floors(found)}
    return frozenset(floors | {("room", found[1].lower()) for found in _ROOM.finditer(text)})


def _floors(found: re.Match[str]) -> tuple[str, ...]:
    if found["ground"] or found["cellar"]:
        return ("0",) if found["ground"] else ("-1",)
    said = found["number"] or found["ordinal"].lower()
    lower = (found["lower"],) if found["lower"] else ()
    return (*lower, str(_ORDINALS.get(said, said)))


def are_other_doors(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]]) -> bool:
    """Return whether both name a floor, or both a room, and not the same."""
    return any(
        one == other and values.isdisjoint(other_values)
        for one, values in _by_sort(first).items()
        for other, other_values in _by_sort(second).items()
    )


def _by_sort(some: frozenset[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sort, value in some:
        found.setdefault(sort, set()).add(value)
    return found
