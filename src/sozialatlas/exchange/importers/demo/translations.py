"""Gives some services of the demo county texts in other languages, sentence by sentence."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import msgspec

from sozialatlas.directory.values import ServiceValues, TextValues

_FILE = "translations.toml"
_GERMAN = "de"
_FIELDS = ("summary", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class Translations:
    """Sentences by their language, where they came from, and which services get them."""

    topics: tuple[str, ...]
    services_each: int
    origins: dict[str, str]
    sentences: tuple[dict[str, str], ...]


@cache
def read_translations() -> Translations:
    """Return what stands in the file."""
    folder = resources.files("sozialatlas.exchange.importers.demo.vocabulary")
    text = (folder / _FILE).read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Translations)


def translated(services: Sequence[ServiceValues]) -> tuple[ServiceValues, ...]:
    """Return the services, the first of each chosen topic with texts in other languages."""
    known = read_translations()
    sentences = {each[_GERMAN]: each for each in known.sentences}
    left = Counter(dict.fromkeys(known.topics, known.services_each))
    found = []
    for service in services:
        topic = next((each for each in service.topics if left[each]), "")
        texts = tuple(_texts(service, sentences, known.origins)) if topic else ()
        if texts:
            left[topic] -= 1
        found.append(replace(service, texts=texts) if texts else service)
    return tuple(found)


def _texts(
    service: ServiceValues,
    sentences: Mapping[str, Mapping[str, str]],
    origins: Mapping[str, str],
) -> Iterator[TextValues]:
    for field in _FIELDS:
        parts = _parts(getattr(service, field), sentences)
        for language, origin in origins.items():
            text = " ".join(part[language] for part in parts)
            if text:
                yield TextValues(field=field, language=language, text=text, origin=origin)


def _parts(
    german: str, sentences: Mapping[str, Mapping[str, str]]
) -> tuple[Mapping[str, str], ...]:
    """Return the known sentences that make up a text; none, if one of them is unknown."""
    found = []
    while german:
        known = next((each for each in sentences if german.startswith(each)), "")
        if not known:
            return ()
        found.append(sentences[known])
        german = german.removeprefix(known).lstrip()
    return tuple(found)
