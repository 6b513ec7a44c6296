"""All that the page of results shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from django.utils.safestring import SafeString

from sozialatlas.core import pagination, search_box
from sozialatlas.core.components import Chip, Link, Result, SearchBox
from sozialatlas.core.pagination import Pager
from sozialatlas.portal.results_map.picture import picture
from sozialatlas.portal.results_map.svg import svg
from sozialatlas.portal.search import filters, results, ways
from sozialatlas.portal.search.address import SearchAddress
from sozialatlas.portal.search.asked import OF_FORM, OF_POINT, Asked
from sozialatlas.portal.search.filters import FilterGroup
from sozialatlas.portal.search.notices import notices
from sozialatlas.portal.search.ways import Order
from sozialatlas.search import answers, queries


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
    picture: SafeString
    near_label: str


def page(asked: Asked, *, language: str, now: dt.datetime, is_type_free: bool) -> SearchPage:
    """Return the page of results."""
    answer = queries.search(asked.request)
    address = asked.address
    first = (answer.page - 1) * asked.request.page_size + 1
    found = results.results(answer.hits, language=language, now=now, first_number=first)
    return SearchPage(
        box=_box(asked),
        kept=address.only(*OF_FORM, *OF_POINT, "bbox", "sort"),
        groups=filters.groups(answer.facets, asked.request.types, is_type_free=is_type_free),
        chips=filters.chips(address),
        clear_url=SearchAddress(address.path, address.only(*OF_FORM, *OF_POINT)).url,
        orders=ways.orders(asked),
        results=[result for result, _pin in found],
        pins=[asdict(pin) for _result, pin in found if pin],
        total=answer.total,
        is_any_word=any(notice.code == answers.ANY_WORD for notice in answer.notices),
        notices=notices(asked, answer),
        places=[ways.place_link(asked, place) for place in asked.located.choices],
        ways_out=ways.ways_out(asked) if not answer.total else [],
        pager=_pager(asked, answer),
        outside=ways.outside(asked, answer.outside_total),
        map_query=address.without("page", "sort").query,
        picture=svg(
            picture(
                asked.request,
                [pin for _result, pin in found if pin],
                lambda box: address.setting("bbox", box).url,
                language,
            )
        ),
        near_label=asked.located.near.label if asked.located.near else "",
    )


def _box(asked: Asked) -> SearchBox:
    given = asked.parameters
    kept = asked.address.all_but(*OF_FORM, *OF_POINT, "page", "sort")
    is_first = not (given.place or given.q or given.lat)
    radius = given.radius_km or (search_box.DEFAULT_RADIUS_KM if is_first else None)
    return search_box.build(
        asked.address.path, q=given.q, place=given.place, radius_km=radius, kept=kept
    )


def _pager(asked: Asked, answer: answers.SearchAnswer) -> Pager | None:
    if answer.pages < 2:
        return None
    return pagination.build(
        answer.page, answer.pages, lambda number: asked.address.at_page(number).url
    )
