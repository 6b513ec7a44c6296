"""Counts of the choices of each filter, its own choices left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sozialatlas.search import answers, areas
from sozialatlas.search.answers import Choice, Facet
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import bands, opening, usual_week
from sozialatlas.search.finding.chosen import FLAGS, LISTS
from sozialatlas.search.finding.counting import Counting, Counts
from sozialatlas.search.requests import DAYS, SearchRequest

_FIELD_OF = {
    **{key: field for key, field, _ in LISTS},
    answers.ACCESSIBILITY: fields.ACCESSIBILITY,
    answers.MUNICIPALITY: fields.REACH,
    answers.SOCIAL_AREA: fields.REACH_SOCIAL,
    answers.OPEN_NOW: fields.HOURS,
    answers.DAY: fields.HOURS,
    answers.TIME: fields.HOURS,
    **{key: fields.FLAG for key, _ in FLAGS},
}

# Days and a time of day narrow together: each is counted without the wish of both.
_WISH_OF = {answers.TIME: answers.DAY}
# Times of day to choose from; one that somebody asked for stands beside them.
TIMES = tuple(dt.time(hour) for hour in (8, 10, 12, 14, 16, 18, 20))


def facets(
    request: SearchRequest, counting: Counting, opened: Opened, tree: areas.AreaTree
) -> tuple[Facet, ...]:
    """Return all facets of a request, in the order of the search form."""
    counts = _counts(counting)
    made = [_listed(key, counts[key], getattr(request, name)) for key, _, name in LISTS]
    made += [
        _listed(answers.ACCESSIBILITY, counts[answers.ACCESSIBILITY], request.accessibility),
        _municipalities(counts[answers.MUNICIPALITY], request.municipalities, tree),
        _social_areas(counts[answers.SOCIAL_AREA], request.social_areas, tree),
    ]
    made += [_yes(key, counts[key].get(flag, 0), getattr(request, key)) for key, flag in FLAGS]
    by_hours = counts[answers.OPEN_NOW]
    open_count = sum(by_hours.get(one, 0) for one in opening.open_patterns(request.now, opened))
    made.append(_yes(answers.OPEN_NOW, open_count, request.open_now))
    made += _opening(request, counts, usual_week.usual_week(request.now.date(), opened))
    made.append(bands.bands(request.near, counting, tree))
    return tuple(sorted(made, key=lambda facet: answers.FACETS.index(facet.key)))


def _counts(counting: Counting) -> dict[str, Counts]:
    """Return counts by facet: one pass for all facets without a choice, one for each other.

    Features of access narrow by each (and): their counts keep what was chosen there.
    """
    own = {
        key
        for key in _FIELD_OF
        if _WISH_OF.get(key, key) in counting.chosen and key != answers.ACCESSIBILITY
    }
    others = [key for key in _FIELD_OF if key not in own]
    by_field = counting.counts({_FIELD_OF[key] for key in others})
    counts = {key: by_field[_FIELD_OF[key]] for key in others}
    for key in own:
        field = _FIELD_OF[key]
        counts[key] = counting.counts([field], but=_WISH_OF.get(key, key))[field]
    return counts


def _listed(key: str, counts: Counts, selected: Iterable[str]) -> Facet:
    chosen = frozenset(selected)
    keys = counts.keys() | chosen
    choices = (Choice(code, counts.get(code, 0), code in chosen) for code in keys)
    return Facet(key, tuple(sorted(choices, key=lambda choice: (-choice.count, choice.key))))


def _yes(key: str, count: int, is_selected: bool) -> Facet:
    return Facet(key, (Choice(answers.YES, count, is_selected),))


def _opening(
    request: SearchRequest, counts: Mapping[str, Counts], week: usual_week.UsualWeek
) -> list[Facet]:
    """Return days counted at the time that was asked for, and times on the days asked for."""
    by_pattern = week.counts(counts[answers.DAY])
    times = sorted({*TIMES, *([] if request.time is None else [request.time])})
    days = (
        Choice(day, week.count(by_pattern, (day,), request.time), day in request.days)
        for day in DAYS
    )
    at = (
        Choice(f"{time:%H:%M}", week.count(by_pattern, request.days, time), time == request.time)
        for time in times
    )
    return [Facet(answers.DAY, tuple(days)), Facet(answers.TIME, tuple(at))]


def _municipalities(counts: Counts, selected: Iterable[str], tree: areas.AreaTree) -> Facet:
    """Return the municipalities in which hits lie, with those that serve them from elsewhere.

    No record carries a municipality and an area above it: the sums count nothing twice.
    """
    keys = {code for code in counts if _is_own(code)} | set(selected)
    sums = {key: sum(counts.get(code, 0) for code in tree.reaching(key)) for key in keys}
    return _listed(answers.MUNICIPALITY, sums, selected)


def _social_areas(counts: Counts, selected: Iterable[str], tree: areas.AreaTree) -> Facet:
    keys = {code for code in counts if _is_own(code)} | set(selected)
    sums = {key: sum(counts.get(code, 0) for code in tree.reaching_social(key)) for key in keys}
    return _listed(answers.SOCIAL_AREA, sums, selected)


def _is_own(code: str) -> bool:
    return code != areas.EVERYWHERE and ":" not in code
