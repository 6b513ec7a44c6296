"""The ways to look at events, on the page that shows them as a list of hits beside a map."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django import template

from sozialatlas.core import addresses, languages
from sozialatlas.portal.calendar import address, frame
from sozialatlas.portal.calendar.address import CalendarAddress
from sozialatlas.portal.calendar.frame import View

register = template.Library()


@register.inclusion_tag("portal/parts/calendar_views.html")
def event_views(query: str) -> dict[str, list[View]]:
    """Return the views of a search, the map marked as the current one."""
    language = languages.current()
    path = f"{addresses.page(addresses.EVENTS, language)}{address.MAP_PATH}"
    return {"views": frame.views(CalendarAddress(path, tuple(parse_qsl(query))), language)}
