"""Links of a page that tells of danger: each page they lead to shows the help as well."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.test import Client

from sozialatlas.directory.models import Topic
from sozialatlas.places.models import DataVersion, PostalPlace
from sozialatlas.search import indexing
from tests.portal.searching import look
from tests.search.world import World

pytestmark = pytest.mark.django_db

BEATEN = "mein Mann schlägt mich"
WORDS_LONG = " ".join(["ich suche Hilfe und eine neue Wohnung"] * 5)
LETTERS_LONG = " ".join(["Hausfinanzierungsberatungsstellen"] * 11)
BOX = 'href="tel:116016"'


@pytest.fixture
def county(world: World) -> World:
    """Return the county with two pages of help."""
    north = world.north
    PostalPlace.objects.create(
        country="DE", postal_code="64000", name=north.name, lat=north.lat, lon=north.lon,
        municipality=north,
    )  # fmt: skip
    DataVersion.renew()
    shelter = Topic.objects.get(code="womens_shelter")
    for number in range(25):
        world.record(f"Hilfe {number}", north, is_free="yes").service.topics.add(shelter)
    indexing.build()
    return world


def searches(page: str) -> list[str]:
    """Return the addresses of a page that search for words."""
    found = (html.unescape(address) for address in re.findall(r'href="([^"]+)"', page))
    return sorted({address for address in found if "q" in parse_qs(urlsplit(address).query)})


@pytest.mark.parametrize(
    "typed",
    [
        f"{WORDS_LONG} weil {BEATEN}",
        f"{LETTERS_LONG} weil {BEATEN}",
        f"in Nordhausen {WORDS_LONG} weil {BEATEN}",
        f"{BEATEN} in Nordhausen",
    ],
)
def test_every_link_of_a_page_in_danger_leads_to_help(
    typed: str, client: Client, county: World
) -> None:
    page = look(client, f"/de/suche?q={quote(typed)}")
    found = searches(page)

    assert BOX in page
    for part in ("page=2", "sort=name", "/en/"):
        assert [address for address in found if part in address] != [], part
    without = [address for address in found if BOX not in client.get(address).content.decode()]
    assert without == []


def test_the_form_of_the_filters_keeps_the_words_of_danger(client: Client, county: World) -> None:
    typed = f"{WORDS_LONG} weil {BEATEN}"

    page = look(client, f"/de/suche?q={quote(typed)}")

    assert re.findall(r'<input type="hidden" name="q" value="([^"]+)"', page) == [typed]


def test_in_danger_no_radius_is_offered(client: Client, county: World) -> None:
    calm = searches(look(client, "/de/suche?q=Hilfe&place=Nordhausen&radius_km=5"))
    danger = searches(look(client, f"/de/suche?q={quote(BEATEN)}&place=Nordhausen&radius_km=5"))

    assert [any("radius_km=" in one for one in found) for found in (calm, danger)] == [True, False]


def test_the_form_keeps_the_whole_message(client: Client, county: World) -> None:
    typed = f"{WORDS_LONG} weil {BEATEN}"

    page = look(client, f"/de/suche?q={quote(typed)}")

    kept = re.findall(r'<input[^>]*name="q"[^>]*value="([^"]*)"', page)
    assert {html.unescape(words) for words in kept} == {typed}
