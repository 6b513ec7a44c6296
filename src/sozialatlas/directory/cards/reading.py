"""Reads the cards of records, with few queries whatever their number."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.cards import activities, related, services
from sozialatlas.directory.cards.card import EVENT, SERVICE, VOLUNTEER_ROLE, Card


def cards(
    ids: Mapping[str, Collection[uuid.UUID]],
    *,
    language: str = GERMAN,
    is_brief: bool = False,
) -> dict[uuid.UUID, Card]:
    """Return the cards of records, by type; ids that stand for nothing are left out.

    A brief card leaves out opening hours and steps: names and places are enough for a map.
    """
    found = services.services(ids.get(SERVICE, ()), is_brief=is_brief)
    found += activities.events(ids.get(EVENT, ()))
    found += activities.roles(ids.get(VOLUNTEER_ROLE, ()))
    return {card.id: card for card in related.translated(found, language)}


def by_type(records: Iterable[tuple[str, uuid.UUID]]) -> Mapping[str, list[uuid.UUID]]:
    """Return the ids of records, given with their types, as `cards` asks for them."""
    ids: dict[str, list[uuid.UUID]] = defaultdict(list)
    for record_type, record_id in records:
        ids[record_type].append(record_id)
    return ids
