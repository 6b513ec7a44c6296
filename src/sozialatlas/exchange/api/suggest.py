"""`GET /api/suggest`: what may be meant by the beginning of a search, while it is being typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import msgspec
from django.conf import settings

from sozialatlas.core import addresses
from sozialatlas.core.invisible import trimmed
from sozialatlas.exchange.api import inside
from sozialatlas.search.parameters import LONGEST_TEXT
from sozialatlas.search.requests import BadRequestError
from sozialatlas.search.suggestions import MOST, Kind, Suggestion, suggest

NAMES = ("q", "language", "kind", "limit", inside.NAME)
TEXTS: Mapping[str, str] = {
    "q": "What has been typed so far: beginnings of words, at least two letters.",
    "language": "Language of the labels; that of the client where it is not given.",
    "kind": "Kind of suggestion; may be repeated (or); all of them where it is not given.",
    "limit": "The most suggestions.",
    inside.NAME: inside.TEXT,
}
"""What each parameter means."""


class SuggestedItem(msgspec.Struct, frozen=True):
    """One suggestion.

    `hint` is the word that matched, where the label does not hold it; `count` the records that
    it leads to, where they are counted. `words` are typed words that `url` goes on looking for
    at a suggested place.
    """

    kind: str
    label: str
    hint: str
    count: int | None
    words: str
    url: str


class Suggestions(msgspec.Struct, frozen=True):
    """Suggestions, those of a kind together, the likeliest first."""

    items: tuple[SuggestedItem, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    language: str
    kinds: tuple[Kind, ...]
    limit: int


def schema(name: str) -> Mapping[str, object]:
    """Return what may stand in a parameter, as the OpenAPI document says it."""
    schemas: Mapping[str, Mapping[str, object]] = {
        "language": {"type": "string", "enum": [code for code, _name in settings.LANGUAGES]},
        "kind": {"type": "array", "items": {"type": "string", "enum": [*map(str, Kind)]}},
        "limit": {"type": "integer", "minimum": 1, "maximum": MOST, "default": MOST},
    }
    return schemas.get(name, {"type": "string", "maxLength": LONGEST_TEXT})


def answer(
    given: Mapping[str, Sequence[str]], *, language: str, root: str, portal: object = None
) -> Suggestions:
    """Return the suggestions for the parameters of an address; `root` begins each url.

    `portal` is the one of the address, where a middleware found one.

    Raises: BadRequestError, naming the parameter.
    """
    asked = _parse(given, language)
    within = inside.inside(given, portal)
    found = suggest(
        asked.text,
        language=asked.language,
        most=asked.limit,
        kinds=asked.kinds,
        scope=within.scope,
    )
    path = f"{root}{within.path}{asked.language}/{addresses.SEARCH}"
    return Suggestions(tuple(_item(one, path) for one in found))


def _item(one: Suggestion, path: str) -> SuggestedItem:
    url = f"{path}?{urlencode(_query(one))}"
    return SuggestedItem(one.kind.value, one.label, one.hint, one.count, one.words, url)


def _query(one: Suggestion) -> dict[str, str]:
    if one.kind is Kind.PLACE:
        words = {"q": one.words} if one.words else {}
        return {**words, "place": one.key}
    if one.kind in (Kind.TOPIC, Kind.LIFE_SITUATION):
        return {one.kind.value: one.key}
    # A name is looked for as it is: "Stadt Auenburg" is no "Stadt" near Auenburg.
    return {"q": one.key[:LONGEST_TEXT], "exact": "1"}


def _parse(given: Mapping[str, Sequence[str]], language: str) -> _Asked:
    for name in given:
        if name not in NAMES:
            raise BadRequestError(name, "is not a known parameter")
    return _Asked(
        text=_text(given),
        language=_language(_single(given, "language")) or language,
        kinds=_kinds(given) or tuple(Kind),
        limit=_limit(_single(given, "limit")),
    )


def _single(given: Mapping[str, Sequence[str]], name: str) -> str:
    values = given.get(name, ())
    if len(set(values)) > 1:
        raise BadRequestError(name, "may be given once")
    return trimmed(values[0]) if values else ""


def _text(given: Mapping[str, Sequence[str]]) -> str:
    text = _single(given, "q")
    if len(text) > LONGEST_TEXT:
        raise BadRequestError("q", f"is longer than {LONGEST_TEXT} characters")
    if "\0" in text:
        raise BadRequestError("q", "holds a character that is no text")
    return text


def _language(code: str) -> str:
    known = [known for known, _name in settings.LANGUAGES]
    if code and code not in known:
        raise BadRequestError("language", f"must be one of {', '.join(known)}")
    return code


def _kinds(given: Mapping[str, Sequence[str]]) -> tuple[Kind, ...]:
    values = dict.fromkeys(value for value in given.get("kind", ()) if value)
    if unknown := set(values) - set(Kind):
        raise BadRequestError("kind", f"{min(unknown)} is none of {', '.join(Kind)}")
    return tuple(Kind(value) for value in values)


def _limit(text: str) -> int:
    if not text:
        return MOST
    is_number = text.isascii() and text.isdigit() and len(text) == 1
    if not is_number or not 1 <= int(text) <= MOST:
        raise BadRequestError("limit", f"must be a whole number from 1 to {MOST}")
    return int(text)
