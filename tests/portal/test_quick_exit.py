"""Pages about violence can be left at once; all others have no such way out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from sozialatlas.directory.models import Audience, LifeSituation, Topic
from sozialatlas.places.models import Area
from sozialatlas.search import indexing
from tests.search.world import World, area

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def refuge(world: World) -> World:
    """Return the county with a refuge that says in no dangerous word what it is, and a choir."""
    shelter = world.record("Haus Linde", summary="Zuflucht").service
    shelter.topics.add(Topic.objects.get(code="womens_shelter"))
    shelter.audiences.add(Audience.objects.get(code="victims_of_violence"))
    shelter.life_situations.add(LifeSituation.objects.get(code="violence"))
    world.record("Chor Harmonie")
    indexing.build()
    return world


def exits(client: Client, address: str) -> list[str]:
    """Return where the ways out of a page lead."""
    page = client.get(address, follow=True).content.decode()
    return re.findall(r'href="([^"]*)" rel="nofollow noreferrer" data-quick-exit', page)


@pytest.mark.parametrize(
    ("address", "has_exit"),
    [
        ("/de/suche", False),
        ("/de/suche?q=Chor", False),
        ("/de/suche?q=Ich+will+nicht+mehr+leben", False),
        ("/de/suche?q=mein+Mann+schl%C3%A4gt+mich", True),
        ("/de/suche?q=Zuflucht", True),
        ("/de/suche?topic=crisis", True),
        ("/de/suche?topic=womens_shelter", True),
        ("/de/suche?life_situation=violence", True),
        ("/uk/suche?audience=victims_of_violence", True),
        ("/de/suche?topic=sport", False),
        ("/de/vier-fragen", False),
        ("/de/vier-fragen/wie?life_situation=violence", True),
        ("/de/soforthilfe", True),
        ("/de/", False),
    ],
)
def test_pages_about_violence_have_one_way_out(
    client: Client, refuge: World, address: str, has_exit: bool
) -> None:
    assert exits(client, address) == (["https://www.dwd.de/"] if has_exit else [])


def test_the_page_of_a_refuge_has_a_way_out_and_that_of_a_choir_none(
    client: Client, refuge: World
) -> None:
    found = {
        name: re.findall(
            r'href="(/de/angebote/[^"]*)">', client.get(f"/de/suche?q={name}").content.decode()
        )
        for name in ("Linde", "Harmonie")
    }

    assert {name: exits(client, urls[0]) for name, urls in found.items()} == {
        "Linde": ["https://www.dwd.de/"],
        "Harmonie": [],
    }


def test_the_way_out_leads_to_the_weather_of_the_country(client: Client) -> None:
    area("399", Area.Kind.COUNTY, name="Beispielbezirk", country="AT")

    assert exits(client, "/de/soforthilfe") == ["https://www.geosphere.at/"]


def test_the_operator_chooses_where_the_way_out_leads(client: Client, settings: Settings) -> None:
    settings.EXIT_URL = "https://beispiel.test/?a=1&b=2"

    assert exits(client, "/de/soforthilfe") == ["https://beispiel.test/?a=1&amp;b=2"]
