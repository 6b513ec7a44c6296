"""What a search finds, in which order, and what it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from sozialatlas.directory.models import (
    Accessibility,
    Address,
    Event,
    Location,
    Organization,
    Service,
    ServiceArea,
    Topic,
    VolunteerRole,
)
from sozialatlas.search import answers, indexing, queries
from sozialatlas.search.answers import Choice, Facet, Notice
from sozialatlas.search.hit_cards import hit_cards
from sozialatlas.search.requests import Near, SearchRequest
from tests.search.world import NOW, World, crowd, opens, request

Build = Callable[[], None]


def names(asked: SearchRequest) -> list[str]:
    found = queries.search(asked).hits
    by_id = dict(Service.objects.values_list("pk", "name"))
    return [by_id[hit.service_id] for hit in found]


def choices(answer: answers.SearchAnswer, key: str) -> dict[str, int]:
    facet = next(facet for facet in answer.facets if facet.key == key)
    return {choice.key: choice.count for choice in facet.choices}


def test_care_home_is_found_by_its_inner_word(world: World, indexed: Build) -> None:
    for name in ("Altenpflegeheim Lindenhof", "Seniorenpflegeheim", "Pflegeheime", "Tierheim"):
        world.record(name)
    world.record("Pflegedienst mobil")
    indexed()

    assert sorted(names(request(words="Pflegeheim"))) == [
        "Altenpflegeheim Lindenhof",
        "Pflegeheime",
        "Seniorenpflegeheim",
    ]


def test_word_in_name_comes_before_word_in_text(world: World, indexed: Build) -> None:
    world.record("Treffpunkt", description="Hier gibt es auch Schuldnerberatung.")
    world.record("Schuldnerberatung")
    indexed()

    hits = queries.search(request(words="Schuldenberatung")).hits

    assert names(request(words="Schuldenberatung")) == ["Schuldnerberatung", "Treffpunkt"]
    assert [hit.is_exact for hit in hits] == [True, True]


def test_few_exact_hits_are_followed_by_partial_ones_and_said_so(
    world: World, indexed: Build
) -> None:
    world.record("Sprachkurs Arabisch")
    world.record("Sprachkurs Deutsch")
    indexed()

    answer = queries.search(request(words="Sprachkurs Arabisch"))

    assert [hit.is_exact for hit in answer.hits] == [True, False]
    assert answer.notices == (Notice(answers.ANY_WORD, ("1",)),)
    assert answer.total == 2


def test_word_that_no_record_holds_is_named(world: World, indexed: Build) -> None:
    world.record("Pflegeheim")
    indexed()

    assert queries.search(request(words="Quixotterie")).notices == (
        Notice(answers.UNKNOWN_WORD, ("quixotterie",)),
    )


def test_records_of_one_service_stand_under_the_nearest(world: World, indexed: Build) -> None:
    service = world.service("Suchtberatung")
    world.link(service, world.south)
    near = world.link(service, world.north)
    indexed()
    place = Near(lat=50.31, lon=8.1)

    answer = queries.search(request(near=place, sort="distance"))

    assert (answer.total, answer.groups) == (2, 1)
    assert [(hit.id, hit.further_count) for hit in answer.hits] == [(near.pk, 1)]
    assert answer.hits[0].distance_km == pytest.approx(1.11, abs=0.01)


def test_ungrouped_records_stand_alone(world: World, indexed: Build) -> None:
    service = world.service("Suchtberatung")
    links = {world.link(service, world.south).pk, world.link(service, world.north).pk}
    indexed()

    answer = queries.search(request(group=False))

    assert ({hit.id for hit in answer.hits}, answer.groups) == (links, 2)


def test_radius_keeps_what_serves_the_place_from_elsewhere(world: World, indexed: Build) -> None:
    world.record("Nah", world.north)
    world.record("Fern", world.south)
    mobile = world.record("Mobil", world.south).service
    ServiceArea.objects.create(service=mobile, area=world.north)
    county_wide = world.record("Kreisweit", world.south).service
    ServiceArea.objects.create(service=county_wide, area=world.county)
    world.service("Online", is_online=True)
    indexed()
    place = Near(lat=50.3, lon=8.1, radius_km=5, municipality_key=world.north.key)

    found = names(request(near=place, sort="distance"))

    assert (found[0], set(found[1:3]), found[3:]) == ("Nah", {"Mobil", "Kreisweit"}, ["Online"])


def test_circle_has_no_corners(world: World, indexed: Build) -> None:
    world.record("Drin", place={"lat": 50.2, "lon": 8.1})
    # In the square of 10 km, but 12 km away.
    world.record("Ecke", place={"lat": 50.2 + 0.077, "lon": 8.1 + 0.12})
    indexed()

    assert names(request(near=Near(lat=50.2, lon=8.1, radius_km=10))) == ["Drin"]


def test_municipality_filter_finds_located_and_serving(world: World, indexed: Build) -> None:
    world.record("Hier", world.south)
    world.record("Dort", world.north)
    serving = world.record("Mobil", world.north).service
    ServiceArea.objects.create(service=serving, area=world.south)
    indexed()

    answer = queries.search(request(municipalities=(world.south.key,)))

    assert set(names(request(municipalities=(world.south.key,)))) == {"Hier", "Mobil"}
    assert choices(answer, answers.MUNICIPALITY) == {world.south.key: 2, world.north.key: 2}


def test_social_area_holds_its_municipalities(world: World, indexed: Build) -> None:
    world.record("Nord", world.north)
    world.record("Süd", world.south)
    indexed()

    assert names(request(social_areas=("west",))) == ["Nord"]


def test_topic_group_holds_its_topics(world: World, indexed: Build) -> None:
    group = Topic.objects.create(code="x-care", name="Pflege")
    topic = Topic.objects.create(code="x-home-care", name="Zu Hause", parent=group)
    world.record("Pflegedienst").service.topics.add(topic)
    world.record("Anderes")
    indexed()

    answer = queries.search(request(topics=("x-care",)))

    assert names(request(topics=("x-care",))) == ["Pflegedienst"]
    assert choices(answer, answers.TOPIC) == {"x-care": 1, "x-home-care": 1}


def test_open_now_follows_the_hours(world: World, indexed: Build) -> None:
    opens(2, 9, 12, service_at_location=world.record("Offen"))
    opens(2, 14, 18, service_at_location=world.record("Nachmittags"))
    opens(2, 9, 12, location=world.record("Haus offen").location)
    world.record("Unbekannt")
    indexed()

    answer = queries.search(request(open_now=True))

    assert set(names(request(open_now=True))) == {"Offen", "Haus offen"}
    assert choices(answer, answers.OPEN_NOW) == {answers.YES: 2}


def test_open_now_knows_the_holidays_of_the_state(world: World, indexed: Build) -> None:
    opens(3, 9, 12, service_at_location=world.record("Amt"))
    indexed()
    fronleichnam = NOW.replace(month=6, day=4)
    week_before = NOW.replace(month=5, day=28)

    assert names(request(open_now=True, now=week_before)) == ["Amt"]
    assert names(request(open_now=True, now=fronleichnam)) == []


def test_features_of_access_narrow_together(world: World, indexed: Build) -> None:
    both, one = world.record("Beides"), world.record("Nur Lift")
    for link, feature in ((both, "lift"), (both, "toilet"), (one, "lift")):
        Accessibility.objects.create(location=link.location, feature=feature, answer="yes")
    Accessibility.objects.create(location=one.location, feature="toilet", answer="no")
    indexed()

    assert names(request(accessibility=("lift", "toilet"))) == ["Beides"]


def test_records_outside_are_counted_apart(world: World, indexed: Build) -> None:
    world.record("Drinnen")
    world.record("Draußen", place={"is_outside": True})
    indexed()

    answer = queries.search(request())

    assert (answer.total, answer.outside_total) == (1, 1)
    assert names(request(outside=True)) == ["Draußen"]


def test_services_without_location_lie_where_their_organization_does(
    world: World, indexed: Build
) -> None:
    abroad = Organization.objects.create(name="Hilfe Uster")
    Location.objects.create(organization=abroad, is_outside=True, country="CH")
    Service.objects.create(organization=abroad, name="Besuch am Abend")
    world.service("Besuch am Morgen")
    indexed()

    inside = queries.search(request(words="Besuch"))

    assert (inside.total, inside.outside_total) == (1, 1)
    assert names(request(words="Besuch", outside=True)) == ["Besuch am Abend"]


def test_expired_and_closed_are_not_found(world: World, indexed: Build) -> None:
    yesterday = NOW.date() - dt.timedelta(days=1)
    world.record("Gültig", visible_to=NOW.date())
    world.record("Abgelaufen", visible_to=yesterday)
    world.record("Künftig", visible_from=NOW.date() + dt.timedelta(days=1))
    world.record("Zu", status="closed")
    world.record("Standort zu", place={"status": "closed"})
    indexed()

    assert names(request()) == ["Gültig"]


def test_past_events_drop_out_and_recurring_ones_stay(world: World, indexed: Build) -> None:
    past = NOW - dt.timedelta(days=30)
    for name, rrule in (
        ("Vorbei", ""),
        ("Jede Woche", "FREQ=WEEKLY"),
        ("Dreimal", "FREQ=WEEKLY;COUNT=3"),
        ("Bis morgen", f"FREQ=DAILY;UNTIL={NOW + dt.timedelta(days=1):%Y%m%dT235959Z}"),
    ):
        Event.objects.create(
            organization=world.provider, name=name, starts_at=past, rrule=rrule,
            ends_at=past + dt.timedelta(hours=1),
        )  # fmt: skip
    VolunteerRole.objects.create(organization=world.provider, name="Vorlesen")
    indexed()

    answer = queries.search(request(types=("event",)))

    kept = Event.objects.filter(pk__in=[hit.id for hit in answer.hits])
    assert {event.name for event in kept} == {"Jede Woche", "Bis morgen"}
    assert {hit.type for hit in answer.hits} == {"event"}
    assert choices(answer, answers.TYPE) == {"event": 2, "volunteer_role": 1}


def test_pages_never_overlap_and_leave_nothing_out(world: World, indexed: Build) -> None:
    crowd(world, 60, seed=7)
    indexed()
    place = Near(lat=50.2, lon=8.1)

    for sort in ("relevance", "distance"):
        whole = queries.search(request(near=place, sort=sort, page_size=100))
        pages = [
            queries.search(request(near=place, sort=sort, page_size=7, page=page)).hits
            for page in range(1, (whole.groups + 6) // 7 + 1)
        ]
        assert [hit.id for page in pages for hit in page] == [hit.id for hit in whole.hits]


def test_clusters_count_every_placed_hit(world: World, indexed: Build) -> None:
    lone = world.record("Süd", world.south)
    for name in ("A", "B"):
        world.record(name, world.north)
    world.service("Online", is_online=True)
    indexed()

    found = queries.clusters(request(), zoom=10)

    assert [(one.count, one.id) for one in found] == [(2, None), (1, lone.pk)]
    assert (found[0].lat, found[0].lon) == pytest.approx((50.3, 8.1))


@pytest.mark.filterwarnings("error")
def test_a_place_at_the_pole_is_on_the_map(world: World, indexed: Build) -> None:
    link = world.record("Forschung", place={"lat": -90.0, "lon": 0.0})
    indexed()

    (found,) = queries.clusters(request(), zoom=10)

    assert (found.id, found.lat) == (link.pk, pytest.approx(-90, abs=1e-4))


def test_yes_facets_name_their_choice(world: World, indexed: Build) -> None:
    world.record("Kostenlos", is_free="yes")
    world.record("Unbekannt")
    indexed()

    answer = queries.search(request(free=True))

    assert next(facet for facet in answer.facets if facet.key == "free") == Facet(
        "free", (Choice("yes", 1, selected=True),)
    )


def test_one_can_go_to_what_tells_its_address(world: World) -> None:
    exact = {"precision": "exact"}
    world.record("Haus mit Punkt", place=exact)
    street = world.record("Haus mit Straße").location
    Address.objects.create(location=street, street="Musterweg 1", city="Mittstadt")
    shelter = world.record("Geheimes Haus", place={**exact, "is_confidential": True}).location
    Address.objects.create(location=shelter, street="Geheimweg 2", city="Mittstadt")
    town = world.record("Irgendwo im Ort", place={"precision": "municipality"}).location
    Address.objects.create(location=town, city="Mittstadt")
    world.record("Auch am Telefon", is_by_phone=True, is_online=True, place=exact)
    world.service("Nur am Telefon", is_by_phone=True)
    Event.objects.create(
        organization=world.provider, location=world.location(**exact), name="Fest", starts_at=NOW
    )
    indexing.build()

    found = queries.search(request(in_person=True, types=("service", "event"), sort="name"))

    cards = hit_cards(found.hits, "de")
    assert [cards[hit.id].name for hit in found.hits] == [
        "Auch am Telefon", "Fest", "Haus mit Punkt", "Haus mit Straße",
    ]  # fmt: skip


def test_of_several_places_one_with_an_address_is_enough(world: World) -> None:
    service = world.record("Zwei Häuser", place={"precision": "municipality"}).service
    there = world.link(service, world.south, precision="exact")
    indexing.build()

    (hit,) = queries.search(request(in_person=True)).hits

    assert (hit.id, hit.further_count) == (there.pk, 0)


def test_phone_and_online_are_told_apart(world: World) -> None:
    world.record("Anruf", is_by_phone=True)
    world.record("Video", is_online=True)
    world.record("Nur dort")
    indexing.build()
    asked = {
        "by_phone": request(by_phone=True),
        "online": request(online=True),
        "both": request(by_phone=True, online=True),
        "either": request(remote=True),
    }

    assert {name: queries.search(each).total for name, each in asked.items()} == {
        "by_phone": 1,
        "online": 1,
        "both": 0,
        "either": 2,
    }
