"""What a request wants of the codes that records carry, for both ways of searching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sozialatlas.search import answers
from sozialatlas.search.areas import AreaTree
from sozialatlas.search.engine import schema as fields
from sozialatlas.search.engine.reader import Opened
from sozialatlas.search.finding import opening, usual_week
from sozialatlas.search.requests import SearchRequest

# Facets that are a list of values: key, field of the index, field of the request.
LISTS = (
    (answers.TYPE, fields.TYPE, "types"),
    (answers.TOPIC, fields.TOPIC, "topics"),
    (answers.AUDIENCE, fields.AUDIENCE, "audiences"),
    (answers.LIFE_SITUATION, fields.LIFE_SITUATION, "life_situations"),
    (answers.LANGUAGE, fields.LANGUAGE, "languages"),
    (answers.COMMITMENT, fields.COMMITMENT, "commitments"),
    (answers.AVAILABILITY, fields.AVAILABILITY, "availability"),
    (answers.ABILITY, fields.ABILITY, "abilities"),
)
# Facets that are yes or nothing: key, value of the FLAG field.
FLAGS = (
    (answers.FREE, fields.FREE),
    (answers.REMOTE, fields.REMOTE),
    (answers.BY_PHONE, fields.BY_PHONE),
    (answers.ONLINE, fields.ONLINE),
    (answers.AT_HOME, fields.AT_HOME),
    (answers.IN_PERSON, fields.IN_PERSON),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice in one facet: records carry one of the codes in a field, or every one of them."""

    facet: str
    field: str
    codes: Sequence[str]
    is_every: bool = False


def chosen(request: SearchRequest, opened: Opened, tree: AreaTree) -> Iterator[Chosen]:
    """Yield the choices of a request, one a facet; none where nothing was chosen."""
    for key, field, name in LISTS:
        if values := getattr(request, name):
            yield Chosen(key, field, values)
    if request.accessibility:
        yield Chosen(
            answers.ACCESSIBILITY, fields.ACCESSIBILITY, request.accessibility, is_every=True
        )
    for key, flag in FLAGS:
        if getattr(request, key):
            yield Chosen(key, fields.FLAG, (flag,))
    if request.organizations:
        yield Chosen(answers.ORGANIZATION, fields.ORGANIZATION, request.organizations)
    yield from _areas(request, tree)
    yield from _hours(request, opened)


def _areas(request: SearchRequest, tree: AreaTree) -> Iterator[Chosen]:
    """Yield what lies in the areas or serves them."""
    if request.municipalities:
        codes = {code: None for key in request.municipalities for code in tree.reaching(key)}
        yield Chosen(answers.MUNICIPALITY, fields.REACH, tuple(codes))
    if request.social_areas:
        codes = {code: None for key in request.social_areas for code in tree.reaching_social(key)}
        yield Chosen(answers.SOCIAL_AREA, fields.REACH_SOCIAL, tuple(codes))


def _hours(request: SearchRequest, opened: Opened) -> Iterator[Chosen]:
    """Yield the hours that are wanted; days and time are one wish, not two."""
    if request.open_now:
        yield Chosen(answers.OPEN_NOW, fields.HOURS, opening.open_patterns(request.now, opened))
    if request.days or request.time is not None:
        week = usual_week.usual_week(request.now.date(), opened)
        patterns = week.open_patterns(request.days, request.time)
        yield Chosen(answers.DAY, fields.HOURS, patterns)
