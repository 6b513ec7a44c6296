"""All that the page of results shows, from its address to its notices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats, pagination, search_box
from sozialatlas.core.components import Chip, Link, Result, SearchBox
from sozialatlas.core.pagination import Pager
from sozialatlas.places.references import Place
from sozialatlas.portal.event_order import soonest_first
from sozialatlas.portal.search import filters, results
from sozialatlas.portal.search.address import SearchAddress
from sozialatlas.portal.search.filters import FilterGroup
from sozialatlas.search import answers, choices, parameters as search_parameters, queries
from sozialatlas.search.locating import NOWHERE, Located, locate, widened_km
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.requests import (
    DISTANCE,
    EVENT,
    RELEVANCE,
    BadRequestError,
    SearchRequest,
)

PAGE_SIZE = 20
_OF_FORM = ("q", "place", "radius_km")
_OF_POINT = ("lat", "lon")
_STEPS_OUT = (20, 50)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it was understood; `ignored` names parameters that made no sense."""

    parameters: Parameters
    located: Located
    request: SearchRequest
    address: SearchAddress
    ignored: tuple[str, ...]

    @property
    def is_by_date(self) -> bool:
        """Whether the results are events that nobody wants in another order."""
        return self.request.types == (EVENT,) and not self.address.values("sort")


@dataclass(frozen=True, slots=True)
class Order:
    """One order of the results to choose."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the template shows."""

    box: SearchBox
    kept: tuple[tuple[str, str], ...]
    groups: list[FilterGroup]
    chips: list[Chip]
    clear_url: str
    orders: list[Order]
    results: list[Result]
    pins: list[dict[str, str | int | float]]
    total: int
    is_any_word: bool
    notices: list[str]
    places: list[Link]
    ways_out: list[Link]
    pager: Pager | None
    outside: Link | None
    map_query: str
    near_label: str


def understand(
    given: Mapping[str, Sequence[str]], path: str, types: tuple[str, ...], now: dt.datetime
) -> Asked:
    """Return the request of an address; what makes no sense is left out and named.

    A page for people never refuses because of an address that somebody mistyped.
    """
    kept = {name: list(values) for name, values in given.items()}
    ignored: list[str] = []
    while True:
        try:
            return _understand(kept, path, types, now, tuple(ignored))
        except BadRequestError as error:
            names = _OF_POINT if error.field in _OF_POINT else (error.field,)
            dropped = [name for name in names if kept.pop(name, None) is not None]
            if not dropped:  # nothing left to leave out: going round again would never end
                raise
            ignored += dropped


def _understand(
    kept: Mapping[str, Sequence[str]],
    path: str,
    types: tuple[str, ...],
    now: dt.datetime,
    ignored: tuple[str, ...],
) -> Asked:
    given = search_parameters.parse(kept, page_size=PAGE_SIZE)
    parameters = choices.known(given, on=timezone.localdate(now))
    if types:
        parameters = replace(parameters, types=types)
    located = locate(parameters)
    near = located.near if located else None
    if near and not parameters.q and "sort" not in kept:
        parameters = replace(parameters, sort=DISTANCE)
    request = search_parameters.request(parameters, near, now)
    address = SearchAddress.of(path, {name: kept[name] for name in kept if name != "page_size"})
    return Asked(parameters, located or NOWHERE, request, address, ignored)


def page(asked: Asked, *, language: str, now: dt.datetime, is_type_free: bool) -> SearchPage:
    """Return the page of results."""
    answer = soonest_first(asked.request) if asked.is_by_date else queries.search(asked.request)
    address = asked.address
    first = (answer.page - 1) * asked.request.page_size + 1
    found = results.results(answer.hits, language=language, now=now, first_number=first)
    return SearchPage(
        box=_box(asked),
        kept=address.only(*_OF_FORM, *_OF_POINT, "bbox", "sort"),
        groups=filters.groups(answer.facets, asked.request.types, is_type_free=is_type_free),
        chips=filters.chips(address),
        clear_url=SearchAddress(address.path, address.only(*_OF_FORM, *_OF_POINT)).url,
        orders=_orders(asked),
        results=[result for result, _pin in found],
        pins=[asdict(pin) for _result, pin in found if pin],
        total=answer.total,
        is_any_word=any(notice.code == answers.ANY_WORD for notice in answer.notices),
        notices=[*_notices(asked), *_found_notices(answer)],
        places=[_place_link(asked, place) for place in asked.located.choices],
        ways_out=_ways_out(asked) if not answer.total else [],
        pager=_pager(asked, answer),
        outside=_outside(asked, answer.outside_total),
        map_query=address.without("page", "sort").query,
        near_label=asked.located.near.label if asked.located.near else "",
    )


def _box(asked: Asked) -> SearchBox:
    given = asked.parameters
    kept = asked.address.all_but(*_OF_FORM, *_OF_POINT, "page", "sort")
    is_first = not (given.place or given.q or given.lat)
    radius = given.radius_km or (search_box.DEFAULT_RADIUS_KM if is_first else None)
    return search_box.build(
        asked.address.path, q=given.q, place=given.place, radius_km=radius, kept=kept
    )


def _orders(asked: Asked) -> list[Order]:
    is_by_date = asked.is_by_date
    names = [(RELEVANCE, _("Beste Treffer"))]
    if asked.located.near:
        names.append((DISTANCE, _("Nähe")))
    found = [
        Order(
            name,
            asked.address.setting("sort", code).url,
            asked.parameters.sort == code and not is_by_date,
        )
        for code, name in names
    ]
    if asked.request.types == (EVENT,):
        found.insert(0, Order(_("Datum"), asked.address.without("sort").url, is_by_date))
    return found if len(found) > 1 else []


def _notices(asked: Asked) -> list[str]:
    found = []
    if asked.ignored:
        names = ", ".join(asked.ignored)
        text = _("Ein Teil der Adresse war nicht zu verstehen und wurde weggelassen: {names}.")
        found.append(text.format(names=names))
    if asked.located.is_unknown and asked.parameters.place:
        text = _(
            "„{place}“ kennen wir nicht als Ort."
            " Prüfen Sie die Schreibung, oder nehmen Sie die Postleitzahl."
        )
        found.append(text.format(place=asked.parameters.place))
    widened = widened_km(asked.parameters, asked.located)
    if widened is not None:
        text = _("Der Landkreis ist größer als der Umkreis: Wir suchen in {distance} Umkreis.")
        found.append(text.format(distance=formats.distance(widened)))
    return found


def _found_notices(answer: answers.SearchAnswer) -> list[str]:
    found = []
    for notice in answer.notices:
        if notice.code == answers.ANY_WORD:
            found.append(
                _(
                    "Es gibt nur wenige genaue Treffer."
                    " Deshalb sehen Sie auch Einträge, in denen nur ein Teil Ihrer Worte vorkommt."
                )
            )
        elif notice.code == answers.UNKNOWN_WORD:
            words = ", ".join(f"„{word}“" for word in notice.values)
            found.append(_("In keinem Eintrag kommt vor: {words}.").format(words=words))
        elif notice.code == answers.INDEX_BUILDING:
            found.append(
                _(
                    "Die Suche wird gerade neu aufgebaut."
                    " Bis dahin finden Sie Einträge nur nach ihrem Namen."
                )
            )
    return found


def _place_link(asked: Asked, place: Place) -> Link:
    address = asked.address.without(*_OF_POINT).setting("place", place.label)
    words = place.label
    if place.county_name and place.county_name not in words:
        words = f"{words} ({place.county_name})"
    return Link(words, address.url)


def _ways_out(asked: Asked) -> list[Link]:
    """Return what helps when nothing was found: wider, fewer filters, fewer words."""
    address, found = asked.address, []
    radius = asked.parameters.radius_km
    if asked.located.near and radius:
        found += [
            Link(
                _("Im Umkreis von {distance} suchen").format(distance=formats.distance(wider)),
                address.setting("radius_km", str(wider)).url,
            )
            for wider in _STEPS_OUT
            if wider > radius
        ][:1]
        words = _("Überall suchen, das Nächste zuerst")
        found.append(Link(words, address.without("radius_km").setting("sort", DISTANCE).url))
    if filters.chips(address):
        kept = address.only(*_OF_FORM, *_OF_POINT)
        found.append(Link(_("Ohne Filter suchen"), SearchAddress(address.path, kept).url))
    if address.values("q"):
        found.append(Link(_("Alle Themen ansehen"), address.without("q").url))
    return found


def _outside(asked: Asked, total: int) -> Link | None:
    """Return the way to records outside the county, or back from there."""
    if asked.request.outside:
        return Link(_("Zurück zu den Einträgen im Gebiet"), asked.address.without("outside").url)
    if not total:
        return None
    words = ngettext(
        "{count} weiterer Eintrag liegt außerhalb des Gebiets",
        "{count} weitere Einträge liegen außerhalb des Gebiets",
        total,
    )
    address = asked.address.setting("outside", "1")
    return Link(words.format(count=formats.number(total)), address.url)


def _pager(asked: Asked, answer: answers.SearchAnswer) -> Pager | None:
    if answer.pages < 2:
        return None
    return pagination.build(
        answer.page, answer.pages, lambda number: asked.address.at_page(number).url
    )
