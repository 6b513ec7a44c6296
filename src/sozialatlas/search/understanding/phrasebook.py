"""The phrases that come with the package: one file a group of topics, one list a language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sozialatlas.search.understanding.concepts import Phrase

PHRASES = Path(__file__).parent / "phrases"


class Told(NamedTuple):
    """A phrase with its language."""

    language: str
    phrase: Phrase


@cache
def told() -> tuple[Told, ...]:
    """Return all phrases of the package with their languages, read once per process."""
    return tuple(
        Told(language, Phrase(topic, text))
        for path in sorted(PHRASES.glob("*.toml"))
        for topic, by_language in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for language, texts in by_language.items()
        for text in texts
    )


@cache
def packaged() -> tuple[Phrase, ...]:
    """Return all phrases of the package."""
    return tuple(one.phrase for one in told())
