"""Cards: records in the few words that lists and maps show of them."""

from sozialatlas.directory.cards.card import EVENT, SERVICE, VOLUNTEER_ROLE, Card, Timing
from sozialatlas.directory.cards.reading import by_type, cards

__all__ = ["EVENT", "SERVICE", "VOLUNTEER_ROLE", "Card", "Timing", "by_type", "cards"]
