"""A place said among the words: "Zahnarzt Aue", "Kita 35576", "Tafel bei Wetzlar"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sozialatlas.places.references import Place, PlaceKind
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import tokens

# Names of places are written in Latin letters; a word of another script ends where they begin.
_LATIN = r"0-9A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_WORD = re.compile(rf"[{_LATIN}_.'\u2019-]*[{_LATIN}_]|[^\W_{_LATIN}]+")
_LATIN_WORD = re.compile(rf"[{_LATIN}_.'\u2019-]+")
# More words are no search for a place; a name has no more than four ("Bad Kreuznach an der").
_MOST_WORDS = 24
_LONGEST_NAME = 4
_SHORTEST_NAME = 2
_TOWN = r"(?:(?:meiner|unserer|der)\s+(?:stadt|gemeinde)|(?:meinem|unserem|dem)\s+(?:ort|dorf))"
_AROUND = r"(?:n(?:ä|ae)he|umgebung|gegend)"
_HERE = rf"hier|bei\s+(?:mir|uns)|um\s+die\s+ecke|near\s+me|in\s+(?:meiner|der)\s+{_AROUND}"
# Words before a place that go with it, and those that say "here" before them: bei mir in Aue.
# "Für", "nach" and "aus" stand before too much else. The last line: Russian, Ukrainian, Arabic.
_LEADING = re.compile(
    rf"(?:\b(?:{_HERE}),?\s+)*(?:\b(?:in|bei|nahe|raum|near|around|rund\s+um|im\s+raum"
    rf"|in\s+{_TOWN}|(?:in\s+(?:der|meiner)\s+)?{_AROUND}\s+von"
    r"|(?:in\s+der\s+)?umgebung|gegend\s+um"
    r"|в|во|у|около|возле|біля|коло|في|قرب)\s+)+$",  # noqa: RUF001 -- a Cyrillic word of one letter
    re.IGNORECASE,
)
_NEAR_ME = re.compile(
    rf"\b(?:hier\s+)?in\s+(?:(?:meiner|der)\s+{_AROUND}\b(?!\s+von\b)"
    r"|meiner\s+(?:stadt|gemeinde)\b|(?:meinem|unserem)\s+(?:ort|dorf)\b)"
    r"|\b(?:(?:hier\s+)?bei\s+mir(?!\s+(?:zu\s?hause|daheim))|um\s+die\s+ecke|near\s+me|nearby)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceInside:
    """What a text says besides a place: `rest`, and the words that name the place.

    `is_near_me` where it says "in meiner Nähe" and `name` is empty.
    """

    rest: str
    name: str
    is_near_me: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What tells names from words.

    `named` returns the places of a whole name; `is_ours` says whether the installation covers a
    place; `everyday_words` are folded words that people use for what they need; `misspelt`
    returns the name of the covered municipality that words misspell, if they do.
    """

    named: Callable[[str], Sequence[Place]]
    is_ours: Callable[[Place], bool]
    everyday_words: Collection[str]
    misspelt: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words of a text that are a place's name, from `start` to before `end`.

    `name` is spelled rightly where they are not.
    """

    start: int
    end: int
    name: str
    is_led: bool
    count: int


# The name of a place that words mean, if they do; they may stand after a word such as "in".
_Reading = Callable[[str, Gazetteer, bool], str | None]


def find(text: str, gazetteer: Gazetteer) -> PlaceInside | None:
    """Return the place that a text names, or None.

    A postal code and the name of a place that is covered count anywhere; other places, and
    municipalities whose name is an everyday word as well (Wald, Essen), only after a word such
    as "in" or "bei". A misspelt town counts where none is spelled rightly, and a named place wins
    over "near me".
    """
    said = _candidates(text, gazetteer, _exact) or _candidates(text, gazetteer, _misspelt)
    if said:
        best = max(said, key=lambda one: (one.is_led, one.count, one.start))
        led = _LEADING.search(text[: best.start])
        rest = _without(text, led.start() if led else best.start, best.end)
        # Who names the town need not be asked where "near me" is.
        return PlaceInside(_tidy(_NEAR_ME.sub(" ", rest)), best.name)
    near_me = _NEAR_ME.search(text)
    if near_me is None:
        return None
    return PlaceInside(_without(text, near_me.start(), near_me.end()), "", is_near_me=True)


def _candidates(text: str, gazetteer: Gazetteer, read: _Reading) -> list[_Candidate]:
    """Return the longest names that begin at each word, as they are read."""
    said: list[_Candidate] = []
    words = list(_WORD.finditer(text))[:_MOST_WORDS]
    for first, word in enumerate(words):
        is_led = _LEADING.search(text[: word.start()]) is not None
        for last in range(_last_of_name(words, first), first - 1, -1):
            if not (_says_something(word) and _says_something(words[last])):
                continue
            start, end = word.start(), words[last].end()
            name = read(text[start:end], gazetteer, is_led)
            if name is not None:
                said.append(_Candidate(start, end, name, is_led, last - first + 1))
                break
    return said


def _last_of_name(words: Sequence[re.Match[str]], first: int) -> int:
    """Return how far a name from a word on can reach: to the next word of another script.

    Comparing drops letters that are not Latin, so that such a word would be part of any name.
    """
    said = (word[0] for word in words[first : first + _LONGEST_NAME])
    return first - 1 + sum(1 for _ in takewhile(_LATIN_WORD.fullmatch, said))


def _says_something(word: re.Match[str]) -> bool:
    """Return whether a word can begin or end a name: "meine" is a place, too, but nobody's."""
    return bool(tokens(word[0]))


def _exact(typed: str, gazetteer: Gazetteer, is_led: bool) -> str | None:
    is_name = len(typed) > _SHORTEST_NAME and _is_meant(typed, gazetteer, is_led=is_led)
    return typed if is_name else None


def _misspelt(typed: str, gazetteer: Gazetteer, _is_led: bool) -> str | None:
    return gazetteer.misspelt(typed)


def _is_meant(name: str, gazetteer: Gazetteer, *, is_led: bool) -> bool:
    found = gazetteer.named(name)
    if not found or name.isdigit():
        return bool(found)
    said = tokens(name)
    if all(fold(word) in gazetteer.everyday_words for word in said):
        return is_led and any(
            place.kind is PlaceKind.MUNICIPALITY and gazetteer.is_ours(place) for place in found
        )
    return is_led or any(gazetteer.is_ours(place) for place in found)


def _without(text: str, start: int, end: int) -> str:
    return _tidy(f"{text[:start]} {text[end:]}")


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;")
