"""A confidential location is found no finer than by its municipality."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sozialatlas.directory.models import Address, LocalizedText, Location, Service, ServiceArea
from sozialatlas.places.models import Area
from sozialatlas.search import queries
from sozialatlas.search.requests import BBox, SearchRequest
from tests.search.world import World, area, request

Build = Callable[[], None]


def names(asked: SearchRequest) -> list[str]:
    by_id = dict(Service.objects.values_list("pk", "name"))
    return [by_id[hit.service_id] for hit in queries.search(asked).hits]


def test_confidential_place_is_only_its_municipality(world: World, indexed: Build) -> None:
    link = world.record("Frauenhaus", place={"is_confidential": True, "lat": 50.21, "lon": 8.15})
    link.location.name = "Haus Geheimweg"
    link.location.save()
    Address.objects.create(location=link.location, street="Geheimweg 7", city="Mittstadt")
    indexed()

    (hit,) = queries.search(request()).hits

    assert (hit.lat, hit.lon) == pytest.approx((world.middle.lat, world.middle.lon))
    assert queries.search(request(words="Geheimweg")).total == 0
    assert queries.search(request(words="Mittstadt")).total == 1
    assert queries.search(request(bbox=BBox(8.14, 50.205, 8.16, 50.215))).total == 0


def test_confidential_place_is_not_found_by_what_tells_of_it(world: World, indexed: Build) -> None:
    quarter = area("bahnhof", Area.Kind.SOCIAL_AREA, parent=world.county)
    for name in ("Frauenhaus", "Tafel"):
        link = world.record(name, place={"is_confidential": name == "Frauenhaus"})
        Location.objects.filter(pk=link.location_id).update(social_area=quarter)
        link.description = "Gleich hinter der Rossgasse."
        link.save()
        LocalizedText.objects.create(
            record_id=link.pk, language="en", field="description", text="Behind Horsealley."
        )
    indexed()
    told = (
        request(words="Rossgasse"),
        request(words="Horsealley"),
        request(social_areas=("bahnhof",)),
    )

    assert [names(asked) for asked in told] == [["Tafel"]] * 3
    # Its municipality belongs to the social area as a whole.
    assert names(request(social_areas=("west",))) == ["Frauenhaus"]


def test_confidential_place_that_serves_the_county_counts_once(
    world: World, indexed: Build
) -> None:
    link = world.record("Frauenhaus", place={"is_confidential": True})
    ServiceArea.objects.create(service=link.service, area=world.county)
    world.record("Tafel")
    indexed()

    answer = queries.search(request())

    (socials,) = (facet for facet in answer.facets if facet.key == "social_area")
    assert [(choice.key, choice.count) for choice in socials.choices] == [("west", 2)]
    assert queries.search(request(social_areas=("west",))).total == 2
