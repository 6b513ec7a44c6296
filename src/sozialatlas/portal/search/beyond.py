"""Records outside the county: a group of their own below the last result."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.components import Link, Result
from sozialatlas.portal.profile.places import with_profile
from sozialatlas.portal.search import results
from sozialatlas.portal.search.asked import Asked
from sozialatlas.search import queries
from sozialatlas.search.answers import SearchAnswer

SHOWN = 3
"""Records of the group; the link leads to all."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """The first records outside, on the last page only, and the way to all or back from there."""

    results: list[Result]
    link: Link | None


def beyond(asked: Asked, answer: SearchAnswer, *, language: str, now: dt.datetime) -> Beyond:
    """Return what lies outside the county and would have been found."""
    if asked.request.outside:
        back = asked.address.without("outside").url
        return Beyond([], Link(_("Zurück zu den Einträgen im Gebiet"), back))
    is_past = answer.page > answer.pages and bool(answer.total)
    if not answer.outside_total or is_past:
        return Beyond([], None)
    if answer.page < answer.pages:
        return Beyond([], _link(asked, answer.outside_total))
    request = replace(asked.request, outside=True, page=1, page_size=SHOWN)
    hits = queries.search(request).hits
    found = results.results(hits, language=language, now=now)
    told = sum(1 + hit.further_count for hit in hits)
    # Their pins are not on the map of the county.
    shown = [replace(result, number=0) for result, _pin in found]
    shown = with_profile(shown, hits, asked.address.profile, language)
    return Beyond(shown, _link(asked, answer.outside_total - told))


def _link(asked: Asked, count: int) -> Link | None:
    """Return the way to so many records that are not told of yet."""
    if count <= 0:
        return None
    words = ngettext(
        "{count} weiterer Eintrag liegt außerhalb des Gebiets",
        "{count} weitere Einträge liegen außerhalb des Gebiets",
        count,
    )
    url = asked.address.without("page").setting("outside", "1").url
    return Link(words.format(count=formats.number(count)), url)
