"""A place said among the words: "Zahnarzt Aue", "Kita 35576", "Tafel bei Wetzlar"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from sozialatlas.places.references import Place
from sozialatlas.search.german.folding import fold

_WORD = re.compile(r"[\w.'\u2019-]*\w")
# More words are no search for a place; a name has no more than four ("Bad Kreuznach an der").
_MOST_WORDS = 24
_LONGEST_NAME = 4
_SHORTEST_NAME = 2
# Words before a place that go with it.
_LEADING = re.compile(
    r"(?:\b(?:in|bei|nahe|um|aus|nach|für|fuer|raum|von|near|around|rund\s+um|im\s+raum"
    r"|in\s+der\s+n(?:ä|ae)he\s+von|n(?:ä|ae)he|umgebung(?:\s+von)?|gegend(?:\s+um)?)\s+)+$",
    re.IGNORECASE,
)
_NEAR_ME = re.compile(
    r"\b(?:hier\s+)?in\s+(?:meiner|der)\s+(?:n(?:ä|ae)he|umgebung|gegend)\b(?!\s+von\b)"
    r"|\b(?:bei\s+mir|um\s+die\s+ecke|near\s+me|nearby)\b",
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
class _Candidate:
    """Words of a text that are a place's name, from `start` to before `end`."""

    start: int
    end: int
    name: str
    is_led: bool
    count: int


def find(
    text: str,
    named: Callable[[str], Sequence[Place]],
    everyday_words: Collection[str],
) -> PlaceInside | None:
    """Return the place that a text names, or None.

    `named` returns the places of a whole name. A name that is an everyday word as well (Wald,
    Essen) counts only after a word such as "in" or "bei".
    """
    near_me = _NEAR_ME.search(text)
    if near_me is not None:
        return PlaceInside(_without(text, near_me.start(), near_me.end()), "", is_near_me=True)
    said = [one for one in _candidates(text, named) if one.is_led or _is_name(one, everyday_words)]
    if not said:
        return None
    best = max(said, key=lambda one: (one.is_led, one.count, one.start))
    led = _LEADING.search(text[: best.start])
    return PlaceInside(
        _without(text, led.start() if led else best.start, best.end), best.name
    )


def _candidates(text: str, named: Callable[[str], Sequence[Place]]) -> Iterator[_Candidate]:
    words = list(_WORD.finditer(text))[:_MOST_WORDS]
    for first, word in enumerate(words):
        is_led = _LEADING.search(text[: word.start()]) is not None
        for last in range(min(len(words), first + _LONGEST_NAME) - 1, first - 1, -1):
            start, end = word.start(), words[last].end()
            name = text[start:end]
            if len(name) > _SHORTEST_NAME and named(name):
                yield _Candidate(start, end, name, is_led, last - first + 1)
                break


def _is_name(candidate: _Candidate, everyday_words: Collection[str]) -> bool:
    return candidate.count > 1 or fold(candidate.name) not in everyday_words


def _without(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[:start]} {text[end:]}".split()).strip(" ,;")
