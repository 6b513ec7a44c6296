"""The phrases that come with the package: one file a group of topics, one list a language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from sozialatlas.search.understanding.concepts import Phrase

PHRASES = Path(__file__).parent / "phrases"


@cache
def packaged() -> tuple[Phrase, ...]:
    """Return all phrases of the package, read once per process."""
    return tuple(phrase for path in sorted(PHRASES.glob("*.toml")) for phrase in read(path))


def read(path: Path) -> tuple[Phrase, ...]:
    """Return the phrases of one file."""
    topics = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Phrase(topic, text)
        for topic, by_language in topics.items()
        for texts in by_language.values()
        for text in texts
    )
