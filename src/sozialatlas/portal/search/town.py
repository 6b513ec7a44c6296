"""What a town's portal shows apart: what is in the town, what is there for it, what is near."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.components import Link, Result
from sozialatlas.portal.profile.places import with_profile
from sozialatlas.portal.search import results
from sozialatlas.portal.search.asked import Asked
from sozialatlas.portal.search.understood import Told
from sozialatlas.search import answers, home, queries
from sozialatlas.search.answers import Hit, SearchAnswer
from sozialatlas.search.requests import DATE, DISTANCE

SHOWN = 3
"""Records of the group of what is near; the link leads to all."""


@dataclass(frozen=True, slots=True)
class Section:
    """Results under a heading, which is empty where all stand together."""

    title: str
    results: list[Result]


@dataclass(frozen=True, slots=True)
class Nearby:
    """The nearest records outside the town, on the last page only, and the way to all of them."""

    title: str
    text: str
    results: list[Result]
    link: Link | None


NOTHING_NEAR = Nearby("", "", [], None)


def sections(asked: Asked, answer: SearchAnswer, found: list[Result]) -> list[Section]:
    """Return the results of a page under headings, which stand where one kind ends."""
    titles = headings(asked, answer)
    grouped = groupby(found, key=lambda result: titles.get(result.id, ""))
    return [Section(title, list(inside)) for title, inside in grouped]


def headings(asked: Asked, answer: SearchAnswer) -> Mapping[str, str]:
    """Return the heading that each hit stands under, by its id; none where all stand together."""
    if not _is_told_apart(asked):
        return {}
    titles = _titles(asked, answer)
    return {str(hit.id): titles[_kind(hit, titles)] for hit in answer.hits}


_IN_TOWN, _FOR_TOWN, _PARTLY = range(3)


def _titles(asked: Asked, answer: SearchAnswer) -> Sequence[str]:
    """Return the headings; that of hits with some of the words only where others have all."""
    name = _name(asked)
    titles = [
        _("In {town}").format(town=name),
        _("Für {town} da, mit Sitz anderswo").format(town=name),
    ]
    exact = [one.values for one in answer.notices if one.code == answers.ANY_WORD]
    if exact and exact[0] != ("0",):
        titles.append(_("Nur mit einem Teil Ihrer Worte"))
    return titles


def _kind(hit: Hit, titles: Sequence[str]) -> int:
    if not hit.is_exact and len(titles) > _PARTLY:
        return _PARTLY
    return _IN_TOWN if hit.is_home else _FOR_TOWN


def counts(asked: Asked, answer: SearchAnswer) -> list[Link]:
    """Return how many records are in the town, there for it and around it; with the way there.

    None where the town makes no difference, or where one number would be said twice.
    """
    if not asked.request.has_border or not answer.total:
        return []
    name = _name(asked)
    told = (
        (answer.home_total, _("{count} in {town}"), ""),
        (answer.total - answer.home_total, _("{count} für {town} da"), ""),
        (answer.beside_total, _("{count} in der Umgebung"), _around(asked)),
    )
    links = [
        Link(words.format(count=formats.number(count), town=name), url)
        for count, words, url in told
        if count
    ]
    return links if len(links) > 1 else []


def nearby(asked: Asked, answer: SearchAnswer, *, language: str, now: dt.datetime) -> Nearby:
    """Return what is nearest to the town of all that neither lies in it nor serves it."""
    is_last = answer.page == answer.pages or not answer.total
    if not (asked.request.has_border and answer.beside_total and is_last):
        return NOTHING_NEAR
    near = asked.request.near or home.around(asked.scope.home)
    sort = asked.request.sort if asked.request.sort == DATE or near is None else DISTANCE
    request = replace(asked.request, beside=True, near=near, sort=sort, page=1, page_size=SHOWN)
    hits = queries.search(request).hits
    found = results.results(hits, language=language, now=now)
    # Their pins are not on the map of the town.
    shown = [replace(result, number=0) for result, _pin in found]
    told = sum(1 + hit.further_count for hit in hits)
    name = _name(asked)
    text = _("Entfernung ab der Mitte von {town}.").format(town=name)
    return Nearby(
        _("In der Nähe von {town}").format(town=name),
        text if asked.request.near is None and near is not None else "",
        with_profile(shown, hits, asked.address.profile, language),
        _all_around(asked, answer.beside_total - told),
    )


def told(asked: Asked) -> list[Told]:
    """Return that the search has left the town, and the way back into it."""
    if not asked.scope.home or asked.request.has_border or asked.request.outside:
        return []
    name = _name(asked)
    back = asked.address.without("around", "place", "lat", "lon", "radius_km")
    if asked.is_danger:
        text = _("Sie sehen Hilfe aus dem ganzen Gebiet, nicht nur aus {town}.")
        return [Told(text.format(town=name))]
    if asked.is_elsewhere:
        near = asked.located.near
        # Without the county behind it, which tells towns of one name apart.
        place = near.label.partition(" (")[0] if near else ""
        text = _("Sie sehen, was bei {place} liegt, nicht nur was in {town} ist.")
        text = text if place else _("Sie sehen, was um Ihren Standort liegt.")
        link = Link(_("Zurück nach {town}").format(town=name), back.url)
        return [Told(text.format(place=place, town=name), back=link)]
    text = _("Sie sehen das ganze Gebiet, nicht nur {town}.").format(town=name)
    link = Link(_("Nur {town} zeigen").format(town=name), asked.address.without("around").url)
    return [Told(text, back=link)]


def _name(asked: Asked) -> str:
    return home.home(asked.scope.home).name


def _is_told_apart(asked: Asked) -> bool:
    """Return whether the list has headings: in a calendar the day leads, not the town."""
    return asked.request.has_border and asked.request.sort != DATE


def _around(asked: Asked) -> str:
    return asked.address.setting("around", "1").url


def _all_around(asked: Asked, count: int) -> Link | None:
    """Return the way to so many records that are not told of yet."""
    if count <= 0:
        return None
    words = ngettext(
        "{count} weiterer Eintrag in der Umgebung",
        "{count} weitere Einträge in der Umgebung",
        count,
    )
    return Link(words.format(count=formats.number(count)), _around(asked))
