"""Danger in what somebody types: violence, suicide, a child in need, no bed for tonight.

It is looked for before all else, in all languages at once, and what it says stands first.
Curated patterns decide, never a likeness of sentences: a sentence model takes "mein Mann
schlägt mich" for a matter of men's counselling.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sozialatlas.search.understanding import crisis_lists
from sozialatlas.search.understanding.crisis_everyday import is_everyday
from sozialatlas.search.understanding.crisis_patterns import Rules
from sozialatlas.search.understanding.crisis_words import words_of

VIOLENCE = "violence"
SUICIDE = "suicide"
CHILD_PROTECTION = "child_protection"
HOMELESS_TONIGHT = "homeless_tonight"
KINDS = (VIOLENCE, SUICIDE, CHILD_PROTECTION, HOMELESS_TONIGHT)


@dataclass(frozen=True, slots=True)
class Crisis:
    """A danger; `topics` are codes of topics in the order in which they must stand first."""

    kind: str
    topics: tuple[str, ...]


def recognise(text: str) -> Crisis | None:
    """Return the danger that a text tells of, None where it tells of none.

    Whoever tells of two dangers gets the kind of the more urgent one and the topics of both.
    Words of people who used violence themselves are no crisis: they look for perpetrator work.
    """
    dangers = rules().dangers_in(words_of(text))
    if not dangers:
        return None
    topics = dict.fromkeys(topic for group in dangers for topic in group.topics)
    return Crisis(dangers[0].kind, tuple(topics))


@cache
def rules() -> Rules:
    """Return the rules of the package, read once per process."""
    is_everyday("")  # reads the words now, not while the first person in danger waits
    files = sorted(crisis_lists.LISTS.glob("*.toml"))
    return crisis_lists.read(path for path in files if path != crisis_lists.GROUPS)
