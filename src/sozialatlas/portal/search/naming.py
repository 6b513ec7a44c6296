"""What a page of results is called: in the tab of the browser, and on top of its print."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.core.components import Chip
from sozialatlas.portal.search.asked import Asked
from sozialatlas.portal.search.quoting import quoted
from sozialatlas.portal.search.ways import Order
from sozialatlas.search.answers import SearchAnswer


def tab(
    asked: Asked, answer: SearchAnswer, found: str, chips: list[Chip], *, is_open: bool
) -> str:
    """Return what tells this page from others: what was asked, how much was found, which page.

    Words that tell of danger are not `is_open`: whoever looks over a shoulder reads the tab.
    """
    given = asked.parameters
    near = asked.located.near
    asked_for = [
        given.q if is_open else "",
        (given.place or near.label) if near else "",
        *(str(chip.label) for chip in chips),
    ]
    what = formats.joined(asked_for)
    told = formats.joined((found, page_of(answer)))
    return f"{what} ({told})" if what else told


def printed(
    asked: Asked, answer: SearchAnswer, chips: list[Chip], orders: list[Order], *, is_open: bool
) -> list[str]:
    """Return the lines that say on paper what the screen shows in its form and its links.

    Words that are not `is_open` stand on no paper either: somebody else may find it.
    """
    looked_for = _looked_for(asked, is_open=is_open)
    filters = formats.joined(chip.label for chip in chips)
    order = formats.joined(order.label for order in orders if order.is_current)
    lines = (
        _("Gesucht: {words}").format(words=looked_for) if looked_for else "",
        _("Filter: {filters}").format(filters=filters) if filters else "",
        _("Sortiert nach: {order}").format(order=order) if order and answer.total else "",
        page_of(answer),
    )
    return [line for line in lines if line]


def page_of(answer: SearchAnswer) -> str:
    """Return which page of how many this is; nothing where there is one only."""
    if not 1 < answer.pages >= answer.page:
        return ""
    return _("Seite {page} von {pages}").format(
        page=formats.number(answer.page), pages=formats.number(answer.pages)
    )


def _looked_for(asked: Asked, *, is_open: bool) -> str:
    words, near = asked.parameters.q if is_open else "", asked.located.near
    # A place that nobody knows was not looked near to.
    place = near.label if near else ""
    radius = near.radius_km if near else None
    parts = (
        quoted(words) if words else "",
        _("nahe {place}").format(place=place) if place else "",
        _("im Umkreis von {distance}").format(distance=formats.distance(radius)) if radius else "",
    )
    return formats.joined(parts)
