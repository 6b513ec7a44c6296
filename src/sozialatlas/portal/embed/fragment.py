"""All that an embed shows: the same for the element, the frame and a partner's server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi, gettext as _

from sozialatlas.core import addresses, formats, site as sites
from sozialatlas.core.components import EventRow, Link, Pair, Result
from sozialatlas.portal import starting
from sozialatlas.portal.calendar import coming
from sozialatlas.portal.embed import map_svg, single, wanted as wants
from sozialatlas.portal.embed.single import Single
from sozialatlas.portal.embed.wanted import Search, Wanted
from sozialatlas.portal.results_map.picture import picture
from sozialatlas.portal.search import counting, filters, understood
from sozialatlas.portal.search.quoting import quoted
from sozialatlas.portal.search.results import results
from sozialatlas.portal.search.understood import Told
from sozialatlas.search import answers, queries
from sozialatlas.search.models import Embed
from sozialatlas.search.presets import Preset
from sozialatlas.search.requests import TYPES

# Further than the start page looks: an embed about few events would often be empty.
_AHEAD = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an embed is made: its portal, the address of this site, language and moment."""

    portal: Preset
    origin: str
    language: str
    now: dt.datetime

    def whole(self, url: str) -> str:
        """Return an address as it must stand on somebody else's page."""
        return f"{self.origin}{url}" if url.startswith("/") else url


@dataclass(frozen=True, slots=True)
class Fragment:
    """What the template shows; `view` says which of the rest there is."""

    view: str
    language: str
    is_right_to_left: bool
    source: Link
    title: str = ""
    aside: str = ""
    told: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    rows: tuple[EventRow, ...] = ()
    map: SafeString | None = None
    single: Single | None = None
    pairs: tuple[Pair, ...] = ()
    number: str = ""
    nothing: str = ""
    all: Link | None = None
    credits: tuple[str, ...] = ()
    is_demo: bool = False
    on: dt.date = dt.date.min


def fragment(asked_for: Wanted, place: Place) -> Fragment:
    """Return an embed.

    Raises: EmbedError.
    """
    made = _MAKERS[asked_for.view](asked_for, place)
    return replace(made, title=asked_for.title or made.title)


def bare(view: str, place: Place) -> Fragment:
    """Return what every embed says: where it comes from."""
    installation = sites.current()
    name = place.portal.name or installation.name
    area = place.portal.subtitle or installation.area
    start = place.whole(addresses.page("", place.language))
    return Fragment(
        view,
        place.language,
        get_language_bidi(),
        Link(f"{name} {area}".strip(), start),
        is_demo=settings.DEMO,
        on=timezone.localdate(place.now),
    )


def _list(asked_for: Wanted, place: Place) -> Fragment:
    search, answer = _answered(asked_for, place)
    found = results(answer.hits, language=place.language, now=place.now)
    return _listed(asked_for, place, search, answer, [replace(one, number=0) for one, _ in found])


def _map(asked_for: Wanted, place: Place) -> Fragment:
    search, answer = _answered(asked_for, place)
    found = results(answer.hits, language=place.language, now=place.now)
    pins = [pin for _result, pin in found if pin]
    drawing = picture(search.request, pins, search.asked.address.in_boxes(), place.language)
    # On our own pages a pin leads to its row; here the row may stand on another page.
    ways = {f"#record-{one.id}": one.url for one, _pin in found}
    made = _listed(asked_for, place, search, answer, [one for one, _pin in found])
    drawn = map_svg.svg(drawing, lambda url: place.whole(ways.get(url, url)))
    return replace(made, map=drawn, credits=sites.current().credits)


def _answered(asked_for: Wanted, place: Place) -> tuple[Search, answers.SearchAnswer]:
    search = wants.search(asked_for, place.portal, place.language, place.now)
    return search, queries.search(search.request)


def _listed(
    asked_for: Wanted,
    place: Place,
    search: Search,
    answer: answers.SearchAnswer,
    found: list[Result],
) -> Fragment:
    counted = counting.counted((search.kind,), answer.total)
    aside = (counted if asked_for.title else "", *criteria(search))
    return replace(
        bare(asked_for.view, place),
        title=counted,
        aside=" · ".join(filter(None, aside)),
        told=tuple(map(_sentence, understood.told(search.asked, answer))),
        results=tuple(_whole(one, place) for one in found),
        nothing="" if found else _("Dazu ist zurzeit nichts eingetragen."),
        all=_all(search, place, answer.total),
    )


def _sentence(told: Told) -> str:
    """Return what was read into the words; the ways back are for those who search here."""
    return f"{told.text} {formats.joined(link.label for link in told.links)}".strip()


def _whole(result: Result, place: Place) -> Result:
    further = result.further
    return replace(
        result,
        url=place.whole(result.url),
        further=replace(further, url=place.whole(further.url)) if further else None,
    )


def criteria(search: Search) -> list[str]:
    """Return what a search is about, in words."""
    address = search.asked.address
    words = " ".join(address.values("q"))
    near = search.asked.located.near
    return [
        *([quoted(words)] if words else []),
        *(str(chip.label) for chip in filters.chips(address)),
        *([_("nahe {place}").format(place=near.label)] if near and near.label else []),
    ]


def _all(search: Search, place: Place, total: int | None = None) -> Link:
    words = _("Alle ansehen")
    if total:
        words = _("Alle {count} ansehen").format(count=formats.number(total))
    return Link(words, place.whole(search.asked.address.url))


def _events(asked_for: Wanted, place: Place) -> Fragment:
    search = wants.search(asked_for, place.portal, place.language, place.now)
    found = coming(search.request, asked_for.count, _AHEAD)
    made = starting.rows(found, timezone.localdate(place.now), place.language)
    return replace(
        bare(asked_for.view, place),
        title=_("Nächste Veranstaltungen"),
        aside=" · ".join(criteria(search)),
        rows=tuple(replace(row, url=place.whole(row.url)) for row in made),
        nothing="" if made else _("In den nächsten Wochen ist nichts eingetragen."),
        all=_all(search, place),
    )


def _figure(asked_for: Wanted, place: Place) -> Fragment:
    """Return one number in a sentence, and the table of all kinds of records."""
    search = wants.search(asked_for, place.portal, place.language, place.now)
    kinds = [kind for kind in TYPES if place.portal.shows(kind)]
    totals = {
        kind: queries.search(replace(search.request, types=(kind,), page_size=1)).total
        for kind in kinds
    }
    names = {
        "service": _("Angebote"),
        "event": _("Veranstaltungen"),
        "volunteer_role": _("Möglichkeiten mitzumachen"),
    }
    about = criteria(search)
    return replace(
        bare(asked_for.view, place),
        title=formats.joined(about) or _("In Zahlen"),
        number=counting.counted((search.kind,), totals.get(search.kind, 0)),
        pairs=tuple(Pair(names[kind], formats.number(totals[kind])) for kind in kinds),
        all=_all(search, place, totals.get(search.kind)),
    )


def _single(asked_for: Wanted, place: Place) -> Fragment:
    found = single.single(asked_for.record, place.portal, place.language, place.now)
    return replace(
        bare(asked_for.view, place),
        title=found.name,
        single=found,
        all=Link(_("Alles über dieses Angebot"), place.whole(found.url)),
    )


_MAKERS: Mapping[str, Callable[[Wanted, Place], Fragment]] = {
    Embed.View.LIST: _list,
    Embed.View.MAP: _map,
    Embed.View.EVENTS: _events,
    Embed.View.FIGURE: _figure,
    Embed.View.SERVICE: _single,
}
