"""What stands at one point of the map: a single record, or a list where several share a door."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.components import Link, Result
from sozialatlas.portal.search import results
from sozialatlas.portal.search.asked import Asked
from sozialatlas.search import queries
from sozialatlas.search.requests import BBox

SHOWN = 12
"""A list beside a map; whoever wants all of them gets the page of results."""

# The edges of a mark's box are records: of a degree, about a metre.
_EDGE = 0.00001


@dataclass(frozen=True, slots=True)
class Choice:
    """Records at one point; `title` counts them where there are several."""

    title: str
    results: list[Result]
    rest: Link | None


def choice(asked: Asked, box: BBox, *, language: str, now: dt.datetime) -> Choice:
    """Return the records of a search that lie in a small box."""
    wide = widened(box)
    request = replace(asked.request, bbox=wide, page=1, page_size=SHOWN)
    answer = queries.search(request)
    found = [each for each, _pin in results.results(answer.hits, language=language, now=now)]
    return Choice(
        title=_title(answer.total),
        results=[replace(each, number=0, further=None) for each in found],
        rest=_rest(asked, wide, answer.total) if answer.total > len(found) else None,
    )


def widened(box: BBox) -> BBox:
    """Return a box with its edges in it."""
    return BBox(
        max(-180.0, round(box.west - _EDGE, 5)),
        max(-90.0, round(box.south - _EDGE, 5)),
        min(180.0, round(box.east + _EDGE, 5)),
        min(90.0, round(box.north + _EDGE, 5)),
    )


def _title(total: int) -> str:
    if total == 1:
        return ""
    words = ngettext("{count} Eintrag hier", "{count} Einträge hier", total)
    return words.format(count=formats.number(total))


def _rest(asked: Asked, box: BBox, total: int) -> Link:
    sides = ",".join(str(side) for side in (box.west, box.south, box.east, box.north))
    words = _("Alle {count} in der Liste zeigen").format(count=formats.number(total))
    return Link(words, asked.address.setting("bbox", sides).url)
