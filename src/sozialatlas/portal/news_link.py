"""From a page of results to the form that sends what is new there by mail."""

from __future__ import annotations

from sozialatlas.core import addresses
from sozialatlas.marketplace.notices.forms import EVENTS, SERVICES
from sozialatlas.marketplace.notices.links import subscribing
from sozialatlas.portal.search.asked import Asked


def address(asked: Asked, word: str, language: str) -> str:
    """Return the form filled in with what was searched; empty where no such mails go out."""
    if word == addresses.VOLUNTEERING:
        return ""
    places = asked.request.municipalities
    return subscribing(
        language,
        area=places[0] if len(places) == 1 else "",
        topics=asked.request.topics,
        kinds=[EVENTS if word == addresses.EVENTS else SERVICES],
    )
