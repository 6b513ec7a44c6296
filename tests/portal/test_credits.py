"""Whose data are shown: named below each map and at the foot, where the operator says so."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings
from shapely.geometry import box

from sozialatlas.places.geometry import outline
from sozialatlas.places.models import Area, AreaBoundary
from sozialatlas.search import indexing
from tests.portal import detail_world
from tests.search.world import World

CREDITS = ("© BKG <2022>, Daten verändert", "GeoNames, https://www.geonames.org")
SHOWN = (
    '<p class="credits">Quellen: <span lang="de">© BKG &lt;2022&gt;, Daten verändert</span> ·'
    ' <span lang="de">GeoNames, <a href="https://www.geonames.org" rel="nofollow">'
    "https://www.geonames.org</a></span></p>"
)


def shown(client: Client, path: str) -> list[str]:
    """Return the lines of credits on a page."""
    page = client.get(path)
    assert page.status_code == 200
    return re.findall(r'<p class="credits">.*?</p>', page.content.decode(), re.DOTALL)


def drawn_record() -> str:
    """Return the address of a record whose page has a map."""
    area: Area = detail_world.town()
    shape = outline(box(8.0, 50.0, 9.0, 51.0))
    AreaBoundary.objects.create(area=area, wkb=shape.wkb, west=8, south=50, east=9, north=51)
    return detail_world.url(detail_world.at(detail_world.service(), area))


@pytest.mark.parametrize(("named", "count"), [(CREDITS, 2), ((), 0)])
def test_a_page_with_a_map_names_them_there_and_at_the_foot(
    client: Client, world: World, settings: Settings, named: tuple[str, ...], count: int
) -> None:
    settings.CREDITS = named
    world.record("Hilfe")
    path = drawn_record()
    indexing.build()

    assert [shown(client, each) for each in ("/de/suche", path)] == [[SHOWN] * count] * 2


@pytest.mark.django_db
def test_every_page_names_them_at_its_foot(client: Client, settings: Settings) -> None:
    settings.CREDITS = CREDITS

    assert [shown(client, path) for path in ("/de/", "/de/impressum")] == [[SHOWN]] * 2
