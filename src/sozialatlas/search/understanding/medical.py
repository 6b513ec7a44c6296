"""Whether somebody needs a doctor now: the practice is closed, or a life is in danger.

What they look for stays as it is; the numbers only stand above it. So this is no `crisis`, which
takes the place of the words, but its patterns are written and read in the same way.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sozialatlas.search.understanding import crisis_lists
from sozialatlas.search.understanding.crisis_patterns import Rules
from sozialatlas.search.understanding.crisis_words import words_of

MEDICAL = "medical"
LISTS = Path(__file__).parent / "lists" / "medical"


def is_urgent(text: str) -> bool:
    """Return whether a text asks for a doctor out of hours, or tells of an emergency."""
    return bool(rules().dangers_in(words_of(text)))


@cache
def rules() -> Rules:
    """Return the rules of the package, read once per process."""
    groups = LISTS / "groups.toml"
    return crisis_lists.read(sorted(set(LISTS.glob("*.toml")) - {groups}), groups)
