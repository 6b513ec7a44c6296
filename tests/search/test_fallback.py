"""What is found while there is no index."""

from __future__ import annotations

from sozialatlas.directory.models import Organization, Service, ServiceArea, Topic
from sozialatlas.search import answers, queries
from sozialatlas.search.answers import Facet, Notice
from sozialatlas.search.requests import SearchRequest
from tests.search.world import World, request


def names(asked: SearchRequest) -> list[str]:
    by_id = dict(Service.objects.values_list("pk", "name"))
    return [by_id[hit.service_id] for hit in queries.search(asked).hits]


def test_without_an_index_words_are_found_in_all_texts_and_it_is_said(world: World) -> None:
    world.record("Pflegeheim")
    world.record("Treff", description="Hier hilft ein Pflegeheim.")
    other = Organization.objects.create(name="Pflegeheim am See")
    Service.objects.create(organization=other, name="Besuch")
    world.record("Ärztliche Hilfe")
    world.record("Pflegeheim fern", place={"is_outside": True})
    world.record("Pflegeheim zu", status="closed")

    answer = queries.search(request(words="pflegeheim"))

    assert names(request(words="pflegeheim")) == ["Besuch", "Pflegeheim", "Treff"]
    assert names(request(words="ärztliche")) == ["Ärztliche Hilfe"]
    assert (answer.total, answer.groups, answer.pages) == (3, 3, 1)
    assert answer.notices == (Notice(answers.INDEX_BUILDING),)
    assert answer.facets == tuple(Facet(key, ()) for key in answers.FACETS)


def test_without_an_index_topic_and_municipality_narrow(world: World) -> None:
    group = Topic.objects.create(code="pflege", name="Pflege")
    topic = Topic.objects.create(code="heim", name="Heim", parent=group)
    world.record("Nord", world.north).service.topics.add(topic)
    world.record("Mitte", world.middle).service.topics.add(group)
    served = world.record("Für alle im Kreis", world.south)
    ServiceArea.objects.create(service=served.service, area=world.county)
    world.service("Online")
    asked = {
        "topic": request(topics=("heim",)),
        "group": request(topics=("pflege",)),
        "municipality": request(municipalities=("06999001",)),
        "both": request(topics=("pflege",), municipalities=("06999001",)),
        "events": request(types=("event",)),
    }

    assert {name: names(each) for name, each in asked.items()} == {
        "topic": ["Nord"],
        "group": ["Mitte", "Nord"],
        "municipality": ["Für alle im Kreis", "Nord", "Online"],
        "both": ["Nord"],
        "events": [],
    }


def test_without_an_index_records_are_counted_and_services_listed(world: World) -> None:
    service = world.service("Beratung")
    for where in (world.north, world.middle, world.middle):
        world.link(service, where)

    whole, part = (queries.search(request(municipalities=keys)) for keys in ((), ("06999002",)))

    assert [(each.total, each.groups, each.hits[0].further_count) for each in (whole, part)] == [
        (3, 1, 2),
        (2, 1, 1),
    ]
