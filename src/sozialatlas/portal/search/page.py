"""All that the page of results shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sozialatlas.core import pagination, search_box
from sozialatlas.core.components import Call, Chip, Link, Result, SearchBox
from sozialatlas.core.pagination import Pager
from sozialatlas.portal import crisis_box, quick_exit, untranslated
from sozialatlas.portal.crisis_box import CrisisBox
from sozialatlas.portal.profile.places import with_profile
from sozialatlas.portal.results_map.picture import picture
from sozialatlas.portal.results_map.pin import Pin
from sozialatlas.portal.results_map.svg import svg
from sozialatlas.portal.search import counting, filters, naming, results, town, understood, ways
from sozialatlas.portal.search.asked import OF_FORM, OF_POINT, Asked
from sozialatlas.portal.search.beyond import Beyond, beyond
from sozialatlas.portal.search.counting import Nothing
from sozialatlas.portal.search.filter_groups import FilterGroup
from sozialatlas.portal.search.notices import notices
from sozialatlas.portal.search.town import Nearby, Section
from sozialatlas.portal.search.understood import Told
from sozialatlas.portal.search.ways import Order, Suggested
from sozialatlas.search import answers, queries

_NO_ANSWER = answers.SearchAnswer(0, 0, 1, 1, (), (), (), 0)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the template shows."""

    tab: str
    printed: list[str]
    box: SearchBox
    kept: tuple[tuple[str, str], ...]
    groups: list[FilterGroup]
    chips: list[Chip]
    clear_url: str
    orders: list[Order]
    results: list[Result]
    sections: list[Section]
    counts: list[Link]
    nearby: Nearby
    pins: list[dict[str, str | int | float]]
    total: int
    counted: str
    aside: str
    nothing: Nothing
    is_asking: bool
    has_map: bool
    is_any_word: bool
    untranslated: str
    notices: list[str]
    understood: list[Told]
    crisis: CrisisBox | None
    listener: Call | None
    suggested: Suggested
    ways_out: list[Link]
    pager: Pager | None
    beyond: Beyond
    map_query: str
    picture: SafeString
    has_social_areas: bool
    other_borders_url: str
    exit_url: str

    @property
    def has_filters(self) -> bool:
        """Whether there is anything to narrow down by."""
        return not self.is_asking and bool(self.groups or self.chips)


def page(asked: Asked, *, language: str, now: dt.datetime, is_type_free: bool) -> SearchPage:
    """Return the page of results; where it has to ask for the place first, without any."""
    is_asking = asked.located.is_unknown and bool(asked.parameters.place) and not _words(asked)
    answer = _NO_ANSWER if is_asking else queries.search(asked.request)
    address, out, orders = asked.address, _out(asked, answer), ways.orders(asked)
    found, pins = _found(asked, answer, language, now)
    counted = counting.counted(asked.request.types, answer.total)
    chips, crisis = filters.chips(address), crisis_box.of_search(answer, _words(asked))
    has_map = not (is_asking or asked.request.outside)
    return SearchPage(
        tab=naming.tab(
            asked,
            answer,
            _("Welcher Ort?") if is_asking else counted,
            chips,
            is_open=crisis is None,
        ),
        printed=naming.printed(asked, answer, chips, orders, is_open=crisis is None),
        box=box(asked),
        kept=(
            *address.only(*OF_FORM, *OF_POINT, "bbox", "around", "sort", "exact"),
            *address.of_person,
        ),
        groups=filters.groups(asked, answer.facets, is_type_free=is_type_free),
        chips=chips,
        clear_url=replace(address, pairs=address.only(*OF_FORM, *OF_POINT, "around")).url,
        orders=orders,
        results=found,
        sections=town.sections(asked, answer, found),
        counts=town.counts(asked, answer),
        nearby=town.nearby(asked, answer, language=language, now=now),
        pins=[asdict(pin) for pin in pins],
        total=answer.total,
        counted=counted,
        aside=_aside(asked, found),
        nothing=counting.nothing(asked, answer, out),
        is_asking=is_asking,
        has_map=has_map,
        is_any_word=any(notice.code == answers.ANY_WORD for notice in answer.notices),
        untranslated=untranslated.of_list(each.summary_language for each in found if each.summary),
        notices=notices(asked, answer),
        understood=[*town.told(asked), *understood.told(asked, answer)],
        crisis=crisis,
        listener=None if answer.total else crisis_box.listener(crisis_box.country()),
        suggested=ways.suggested(asked, is_asking=is_asking),
        ways_out=out,
        pager=_pager(asked, answer),
        beyond=beyond(asked, answer, language=language, now=now),
        map_query=address.with_borders(has_social_areas=False).without("page", "sort").query,
        picture=_picture(asked, pins, language) if has_map else SafeString(""),
        has_social_areas=address.has_social_areas,
        other_borders_url=address.with_borders(has_social_areas=not address.has_social_areas).url,
        exit_url=quick_exit.of_search(asked.parameters, answer, language),
    )


def _found(
    asked: Asked, answer: answers.SearchAnswer, language: str, now: dt.datetime
) -> tuple[list[Result], list[Pin]]:
    """Return the results with their pins; outside of the county there is no map, so no number."""
    first = (answer.page - 1) * asked.request.page_size + 1
    found = results.results(answer.hits, language=language, now=now, first_number=first)
    if asked.request.outside:
        told, pins = [replace(result, number=0) for result, _pin in found], []
    else:
        told, pins = [result for result, _pin in found], [pin for _result, pin in found if pin]
    return with_profile(told, answer.hits, asked.address.profile, language), pins


def _out(asked: Asked, answer: answers.SearchAnswer) -> list[Link]:
    if not answer.total:
        return ways.ways_out(asked)
    return [] if answer.page <= answer.pages else ways.into_list(asked, answer.pages)


def _aside(asked: Asked, found: list[Result]) -> str:
    """Return what stands small beside the number: the place, and what the number counts."""
    near = asked.located.near
    place = _("nahe {place}").format(place=near.label) if near and near.label else ""
    each = _("jeder Standort zählt") if any(result.further for result in found) else ""
    return " · ".join(filter(None, (place, each)))


def _picture(asked: Asked, pins: list[Pin], language: str) -> SafeString:
    address = asked.address
    shown = picture(
        asked.request,
        pins,
        address.in_boxes(),
        language,
        has_social_areas=address.has_social_areas,
    )
    return svg(shown)


def _words(asked: Asked) -> str:
    return asked.parameters.q.strip()


def box(asked: Asked) -> SearchBox:
    """Return the search form as it was filled in."""
    given = asked.parameters
    kept = (
        *asked.address.all_but(*OF_FORM, *OF_POINT, "page", "sort", "exact"),
        *asked.address.of_person,
    )
    # Without a place a radius says nothing yet: it stands ready for the place to come.
    is_free = not (given.place or given.lat)
    radius = given.radius_km or (search_box.DEFAULT_RADIUS_KM if is_free else None)
    # In danger the whole message stays: sent again without its end, it would lose the help.
    words = " ".join(asked.address.values("q")) if asked.is_danger else given.q
    return search_box.build(
        asked.address.path, q=words, place=given.place, radius_km=radius, kept=kept
    )


def _pager(asked: Asked, answer: answers.SearchAnswer) -> Pager | None:
    if answer.pages < 2 or answer.page > answer.pages:
        return None
    return pagination.build(
        answer.page, answer.pages, lambda number: asked.address.at_page(number).url
    )
