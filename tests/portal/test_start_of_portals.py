"""The start page of a portal leads to nothing but what the portal holds."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from sozialatlas.directory.models import Audience, LifeSituation, Service, Topic
from sozialatlas.places.models import Area
from sozialatlas.search import indexing, offered, portals
from sozialatlas.search.models import Portal
from sozialatlas.search.presets import Preset
from sozialatlas.search.scope import Scope
from tests.search.world import NOW, World

pytestmark = pytest.mark.django_db
TILES = re.compile(r'tile__title"><a href="([^"]+)">([^<]+)<')


def _about(world: World, name: str, topic: str, where: Area | None = None) -> None:
    made = world.record(name, where) if where else world.record(name)
    made.service.topics.add(Topic.objects.get(code=topic))


def _told(found: offered.Offered) -> list[str]:
    return [term.code for term in (*found.topics, *found.situations)]


def test_only_topics_with_a_record_are_offered(world: World) -> None:
    _about(world, "Heim", "nursing_home")
    _about(world, "Rat", "debt_counselling")
    indexing.build()

    found = offered.offered(Preset(), NOW)

    assert _told(found) == ["care", "work_money"]
    assert "health" in {term.code for term in found.empty}
    assert found.totals == {"service": 2, "event": 0, "volunteer_role": 0}


def test_a_group_comes_as_its_topics_where_the_portal_is_about_it(world: World) -> None:
    _about(world, "Heim", "nursing_home")
    _about(world, "Dienst", "home_care")
    _about(world, "Rat", "debt_counselling")
    indexing.build()

    found = offered.offered(Preset(slug="senioren", scope=Scope(topics=("care",))), NOW)

    assert _told(found) == ["nursing_home", "home_care"]
    assert found.totals["service"] == 2


def test_a_town_offers_what_its_people_find(world: World) -> None:
    _about(world, "Heim", "nursing_home", world.north)
    _about(world, "Rat", "debt_counselling")
    indexing.build()

    found = offered.offered(Preset(slug="nord", scope=Scope(home=(world.north.key,))), NOW)

    assert _told(found) == ["care"]


def test_life_situations_without_help_are_not_offered(world: World) -> None:
    made = world.record("Rat")
    made.service.life_situations.add(LifeSituation.objects.get(code="debt"))
    indexing.build()

    assert _told(offered.offered(Preset(), NOW)) == ["debt"]


def test_without_an_index_all_is_offered(world: World) -> None:
    found = offered.offered(Preset(), NOW)

    assert (len(found.topics), found.empty) == (13, ())


def test_tiles_lead_into_the_portal_with_its_filters(client: Client, world: World) -> None:
    _about(world, "Heim", "nursing_home")
    Service.objects.update(is_free="yes")
    made = Portal.objects.create(
        kind="theme",
        slug="senioren",
        name="Netzwerk Senioren",
        is_published=True,
        preset={"free": ["1"]},
        title="Gut alt werden",
    )
    made.topics.add(Topic.objects.get(code="care"))
    made.audiences.add(Audience.objects.get(code="seniors"))
    portals.forget()
    indexing.build()

    page = client.get("/senioren/de/").content.decode()

    assert "<h1>Gut alt werden</h1>" in page
    assert TILES.findall(page) == [
        ("/senioren/de/suche?free=1&amp;topic=nursing_home", "Pflegeheime"),
        ("/senioren/de/suche", "Alle Angebote"),
    ]
    assert '<input type="hidden" name="free" value="1">' in page


def test_a_portal_of_volunteering_begins_with_it(client: Client, world: World) -> None:
    Portal.objects.create(
        kind="theme",
        slug="mitmachen",
        name="Mitmachen",
        is_published=True,
        types=["event", "volunteer_role"],
    )
    portals.forget()
    indexing.build()

    page = client.get("/mitmachen/de/").content.decode()

    assert 'action="/mitmachen/de/mitmachen"' in page
    assert "/mitmachen/de/suche" not in page


def test_a_town_is_named_in_the_heading(client: Client, world: World) -> None:
    made = Portal.objects.create(
        kind="town", slug="nord", name="Sozialatlas Nord", is_published=True
    )
    made.areas.add(world.north)
    portals.forget()
    indexing.build()

    page = client.get("/nord/de/").content.decode()

    assert f"<h1>Hilfe und Angebote in {world.north.name}</h1>" in page


def test_tiles_are_counted_with_the_filters_that_they_lead_with(world: World) -> None:
    _about(world, "Heim", "nursing_home")
    _about(world, "Rat", "debt_counselling")
    world.record("Umsonst").service.topics.add(Topic.objects.get(code="home_care"))
    Service.objects.filter(name="Umsonst").update(is_free="yes")
    indexing.build()

    found = offered.offered(Preset(preset=(("free", "1"),)), NOW)

    assert (_told(found), found.totals["service"]) == (["care"], 1)
