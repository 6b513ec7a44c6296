"""Links that lead on from a page of results: other orders, places, wider searches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _, pgettext

from sozialatlas.core import formats
from sozialatlas.core.components import Link
from sozialatlas.places import queries as places
from sozialatlas.places.references import Place
from sozialatlas.portal.search import filters, whole_county
from sozialatlas.portal.search.address import SearchAddress
from sozialatlas.portal.search.asked import OF_FORM, OF_POINT, Asked, understand
from sozialatlas.search import home, queries
from sozialatlas.search.requests import DATE, DISTANCE, EVENT, NAME, RELEVANCE, VERIFIED

_STEPS_OUT = (20, 50)
"""Radii in kilometres that are offered where a smaller one finds nothing."""


SIMILAR_SHOWN = 5
"""Places that are offered for one that nobody knows."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """Places to choose from, with the question before them."""

    title: str
    links: list[Link]


@dataclass(frozen=True, slots=True)
class Order:
    """One order of the results to choose."""

    label: str
    url: str
    is_current: bool


def orders(asked: Asked) -> list[Order]:
    """Return the orders to choose from, none where there is only one."""
    names = [(RELEVANCE, _("Beste Treffer"))]
    if asked.located.near:
        names.append((DISTANCE, _("Nähe")))
    names += [(NAME, pgettext("order", "Name")), (VERIFIED, _("Zuletzt geprüft"))]
    found = [
        Order(name, asked.address.setting("sort", code).url, asked.request.sort == code)
        for code, name in names
    ]
    if asked.request.types == (EVENT,):
        is_by_date = asked.request.sort == DATE
        found.insert(0, Order(_("Datum"), asked.address.without("sort").url, is_by_date))
    return found if len(found) > 1 else []


def place_link(asked: Asked, place: Place) -> Link:
    """Return the same search around one of several places of a name."""
    address = asked.address.without(*OF_POINT).setting("place", place.label)
    words = place.label
    if place.county_name and place.county_name not in words:
        words = f"{words} ({place.county_name})"
    return Link(words, address.url)


def suggested(asked: Asked, *, is_asking: bool) -> Suggested:
    """Return the places to choose from: of one name, or with names like the one typed.

    Where nothing is shown before the answer, the whole area is a choice too.
    """
    located, typed = asked.located, asked.parameters.place
    if located.is_unknown and typed:
        found = places.similar_places(typed, SIMILAR_SHOWN)
        title = _("Meinten Sie:") if found else _("So geht es weiter:")
    else:
        found = located.choices
        title = _("Oder meinten Sie:") if located.near else _several()
    links = [place_link(asked, place) for place in found]
    return Suggested(title, [*links, without_place(asked)] if is_asking else links)


def _several() -> str:
    return _("Es gibt mehrere Orte mit diesem Namen. Welchen meinen Sie?")


def without_place(asked: Asked) -> Link:
    """Return the same search without the place: in the town of a portal, or in the whole area."""
    words = _("Im ganzen Gebiet suchen")
    if asked.scope.home:
        words = _("In {town} suchen").format(town=home.home(asked.scope.home).name)
    return Link(words, asked.address.without("place", "radius_km").url)


def ways_out(asked: Asked) -> list[Link]:
    """Return what helps when nothing was found: wider, fewer filters, fewer words.

    Only what finds something: one dead end does not lead to the next.
    """
    address, found = asked.address, _wider(asked)
    if filters.chips(address):
        kept = address.only(*OF_FORM, *OF_POINT, "around")
        found.append((_("Ohne Filter suchen"), replace(address, pairs=kept)))
    if address.values("q"):
        found.append((_("Alle Themen ansehen"), address.without("q")))
    own = [Link(words, address.url) for words, address in found if _finds(asked, address)]
    return [*whole_county.links(asked), *own]


def into_list(asked: Asked, last: int) -> list[Link]:
    """Return the ways from a page behind the end back into the list."""
    first = Link(_("Zur ersten Seite"), asked.address.at_page(1).url)
    return [first, Link(_("Zur letzten Seite"), asked.address.at_page(last).url)][: min(last, 2)]


def _finds(asked: Asked, address: SearchAddress) -> bool:
    given = {name: address.values(name) for name, _value in address.pairs}
    types, now = asked.request.types, asked.request.now
    other = understand(given, address.path, types, now, asked.scope)
    return queries.search(other.request).total > 0


def _wider(asked: Asked) -> list[tuple[str, SearchAddress]]:
    """Return the next larger radius, and none at all; nothing where no radius was asked for."""
    address, radius = asked.address, asked.parameters.radius_km
    if not asked.located.near or not radius:
        return []
    unbounded = address.without("radius_km").setting("sort", DISTANCE)
    if asked.request.has_border:
        unbounded = unbounded.setting("around", "1")
    everywhere = (_("Überall suchen, das Nächste zuerst"), unbounded)
    wider = next((step for step in _STEPS_OUT if step > radius), None)
    if wider is None:
        return [everywhere]
    words = _("Im Umkreis von {distance} suchen").format(distance=formats.distance(wider))
    return [(words, address.setting("radius_km", str(wider))), everywhere]
