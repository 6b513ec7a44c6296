"""Which borders the map shows, in an address: those of social areas only where they are asked for.

With script the map has a switch; the address is for the picture, which works without.
"""

from __future__ import annotations

from collections.abc import Iterable

NAME = "borders"
SOCIAL_AREAS = "social_areas"
Pairs = tuple[tuple[str, str], ...]


def asks_for_social_areas(values: Iterable[str]) -> bool:
    """Return whether the values of the parameter name the social areas."""
    return SOCIAL_AREAS in values


def is_known(values: Iterable[str]) -> bool:
    """Return whether the values name nothing but borders that there are."""
    return set(filter(None, values)) <= {SOCIAL_AREAS}


def pairs(*, has_social_areas: bool) -> Pairs:
    """Return the parameter, and none for the municipalities, which stand there anyway."""
    return ((NAME, SOCIAL_AREAS),) if has_social_areas else ()
