"""Counts of facets against what a plain reading of the tables says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from math import acos, cos, radians, sin
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from sozialatlas.directory.hours import state
from sozialatlas.directory.hours.calendar import calendar_for
from sozialatlas.directory.models import Location, Service, ServiceAtLocation
from sozialatlas.search import indexing, queries
from sozialatlas.search.finding.facets import TIMES
from sozialatlas.search.requests import DAYS, Near, SearchRequest
from tests.search.world import NOW, World, crowd, request

# The index answers, and not the database.
pytestmark = pytest.mark.any_database


@dataclass(frozen=True)
class Plain:
    """A record as the tables have it, told without the search."""

    topics: frozenset[str]
    audiences: frozenset[str]
    languages: frozenset[str]
    accessibility: frozenset[str]
    municipalities: frozenset[str]
    social_areas: frozenset[str]
    free: bool
    remote: bool
    by_phone: bool
    online: bool
    at_home: bool
    in_person: bool
    open_now: bool
    ages: tuple[int, int]
    hours: tuple[tuple[str, dt.time, dt.time], ...]
    point: tuple[float, float] | None
    serves: frozenset[str]


LISTS = {
    "topic": "topics",
    "audience": "audiences",
    "language": "languages",
    "municipality": "municipalities",
    "social_area": "social_areas",
}
EVERY = frozenset({"06999001", "06999002", "06999003"})
FLAGS = ("free", "remote", "by_phone", "online", "at_home", "in_person", "open_now")


def plain_records(world: World) -> list[Plain]:
    links = ServiceAtLocation.objects.select_related("service", "location")
    lone = Service.objects.filter(at_locations=None)
    pairs = [(link.service, link) for link in links] + [(service, None) for service in lone]
    return [
        plain(world, service, link)
        for service, link in pairs
        if is_shown(service) and not (link and link.location.is_outside)
    ]


def is_shown(service: Service) -> bool:
    is_over = service.visible_to is not None and service.visible_to < NOW.date()
    return service.status != "closed" and not is_over


def plain(world: World, service: Service, link: ServiceAtLocation | None) -> Plain:
    topics = {topic.code for topic in service.topics.all()}
    topics |= {topic.parent.code for topic in service.topics.all() if topic.parent}
    rules = [row.rule for row in link.schedules.all()] if link else []
    rows = link.location.accessibility.filter(answer="yes") if link else []
    reached = reach(world, service, link)
    return Plain(
        topics=frozenset(topics),
        audiences=frozenset(audience.code for audience in service.audiences.all()),
        languages=frozenset(row.code for row in service.languages.all()),
        accessibility=frozenset(row.feature for row in rows),
        municipalities=reached,
        social_areas=frozenset({"west"} if reached & {"06999001", "06999002"} else ()),
        free=service.is_free == "yes",
        remote=service.is_online or service.is_by_phone,
        by_phone=service.is_by_phone,
        online=service.is_online,
        at_home=service.is_at_home,
        in_person=link is not None and has_door(link.location),
        ages=(service.minimum_age or 0, service.maximum_age or 999),
        hours=tuple((DAYS[rule.weekday], rule.opens, rule.closes) for rule in rules),
        point=(link.location.lat, link.location.lon) if link else None,
        serves=served(world, service, link),
        open_now=state.is_open(rules, NOW, calendar_for("DE-HE"), ZoneInfo("Europe/Berlin")),
    )


def has_door(place: Location) -> bool:
    return place.precision == "exact" and not place.is_confidential


def reach(world: World, service: Service, link: ServiceAtLocation | None) -> frozenset[str]:
    here = {link.location.municipality.key} if link else set()
    return served(world, service, link) | here


def served(world: World, service: Service, link: ServiceAtLocation | None) -> frozenset[str]:
    found: set[str] = set()
    areas = list(service.service_areas.all())
    for row in areas:
        if row.area in (None, world.county):
            found |= EVERY
        elif row.area == world.social:
            found |= {"06999001", "06999002"}
        else:
            found.add(row.area.key)
    return EVERY if link is None and not areas else frozenset(found)


def is_within(record: Plain, near: Near, radius_km: float) -> bool:
    """Law of cosines, where the search has haversine."""
    if near.municipality_key in record.serves:
        return True
    if record.point is None:
        return False
    one, other = radians(near.lat), radians(record.point[0])
    angle = sin(one) * sin(other) + cos(one) * cos(other) * cos(
        radians(record.point[1] - near.lon)
    )
    return acos(min(1.0, angle)) * 6371.0088 <= radius_km


def is_open(record: Plain, days: tuple[str, ...], time: dt.time | None) -> bool:
    return any(
        day in (days or DAYS) and (time is None or opens <= time < closes)
        for day, opens, closes in record.hours
    )


def fits(record: Plain, asked: SearchRequest, leaving_out: str) -> bool:
    """Return whether a record fits the wishes that are no lists."""
    near, is_open_asked = asked.near, bool(asked.days or asked.time)
    return (
        (asked.age is None or record.ages[0] <= asked.age <= record.ages[1])
        and (not is_open_asked or leaving_out == "day" or is_open(record, asked.days, asked.time))
        and (
            near is None
            or near.radius_km is None
            or leaving_out == "radius_km"
            or is_within(record, near, near.radius_km)
        )
    )


def matches(record: Plain, asked: SearchRequest, leaving_out: str = "") -> bool:
    if not fits(record, asked, leaving_out):
        return False
    lists = (
        not (chosen := set(getattr(asked, name))) or chosen & getattr(record, name)
        for key, name in LISTS.items()
        if key != leaving_out
    )
    flags = (getattr(record, key) for key in FLAGS if getattr(asked, key) and key != leaving_out)
    return set(asked.accessibility) <= record.accessibility and all(lists) and all(flags)


def plain_counts(records: list[Plain], asked: SearchRequest) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for key, name in (*LISTS.items(), ("accessibility", "accessibility")):
        left_out = "" if key == "accessibility" else key
        kept = [record for record in records if matches(record, asked, left_out)]
        counts[key] = dict.fromkeys(getattr(asked, name), 0)
        for record in kept:
            for value in getattr(record, name):
                counts[key][value] = counts[key].get(value, 0) + 1
    for key in FLAGS:
        kept = [record for record in records if matches(record, asked, key)]
        counts[key] = {"yes": sum(getattr(record, key) for record in kept)}
    kept = [record for record in records if matches(record, asked, "day")]
    counts["day"] = {day: sum(is_open(one, (day,), asked.time) for one in kept) for day in DAYS}
    times = {*TIMES, *([asked.time] if asked.time else [])}
    counts["time"] = {
        f"{time:%H:%M}": sum(is_open(one, asked.days, time) for one in kept) for time in times
    }
    counts["radius_km"] = plain_bands(records, asked) if asked.near else {}
    return counts


def plain_bands(records: list[Plain], asked: SearchRequest) -> dict[str, int]:
    kept = [record for record in records if matches(record, asked, "radius_km")]
    radii = {2.0, 5.0, 10.0, 20.0, 50.0, asked.near.radius_km or 2.0}
    return {
        f"{radius:g}": sum(is_within(one, asked.near, radius) for one in kept) for radius in radii
    }


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


requests = st.builds(
    request,
    topics=some("g", "t0", "t1", "t2"),
    audiences=some("a0", "a1"),
    languages=some("ar", "tr"),
    accessibility=some("lift", "toilet"),
    municipalities=some("06999001", "06999003"),
    social_areas=some("west"),
    free=st.booleans(),
    open_now=st.booleans(),
    remote=st.booleans(),
    by_phone=st.booleans(),
    online=st.booleans(),
    at_home=st.booleans(),
    in_person=st.booleans(),
    age=st.sampled_from([None, None, 5, 6, 20, 66]),
    days=some("mo", "we", "sa"),
    time=st.sampled_from([None, None, dt.time(8), dt.time(13), dt.time(17, 30)]),
    near=st.none() | st.builds(
        Near, st.sampled_from([50.2, 50.27]), st.just(8.1),
        radius_km=st.sampled_from([None, 2.0, 7.5, 10.0]), municipality_key=st.just("06999001"),
    ),
)  # fmt: skip


@pytest.fixture
def crowded(world: World) -> Iterator[list[Plain]]:
    crowd(world, 250, seed=3)
    indexing.build()
    return plain_records(world)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=requests)
def test_counts_equal_those_of_the_tables(crowded: list[Plain], asked: SearchRequest) -> None:
    answer = queries.search(asked)

    expected = plain_counts(crowded, asked)
    found = {
        facet.key: {choice.key: choice.count for choice in facet.choices}
        for facet in answer.facets
        if facet.key in expected
    }
    listed = {
        key: {value: count for value, count in counts.items() if value in found[key]}
        for key, counts in expected.items()
    }
    assert answer.total == sum(matches(record, asked) for record in crowded)
    assert found == listed


def test_every_topic_with_hits_is_listed(crowded: list[Plain]) -> None:
    answer = queries.search(request())

    topics = next(facet for facet in answer.facets if facet.key == "topic")
    assert {choice.key for choice in topics.choices} == {"g", "t0", "t1", "t2"}


def test_groups_of_large_answers_are_estimated_closely(
    crowded: list[Plain], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sozialatlas.search.engine import holding
    from sozialatlas.search.finding import answering, ranking

    exact = queries.search(request())
    monkeypatch.setattr(holding, "MOST_RECORDS", 0)
    monkeypatch.setattr(ranking, "FEW_ENOUGH", 10)
    answering.memory.forget()
    pages = [queries.search(request(page=page)) for page in range(1, exact.pages + 1)]

    shown = [hit for page in pages for hit in page.hits]
    assert abs(pages[0].groups - exact.groups) <= 1
    assert len({hit.service_id for hit in shown}) == len(shown) == exact.groups
    assert sum(hit.further_count + 1 for hit in shown) == exact.total


def test_nearest_of_many_equal_those_of_a_full_look(
    crowded: list[Plain], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sozialatlas.search.engine import holding
    from sozialatlas.search.finding import answering, ranking

    asked = request(near=Near(50.2, 8.1), sort="distance", page_size=10)
    full = queries.search(asked).hits
    monkeypatch.setattr(holding, "MOST_RECORDS", 0)
    monkeypatch.setattr(ranking, "FEW_ENOUGH", 10)
    answering.memory.forget()

    assert queries.search(asked).hits == full
