"""A portal about one subject leads on to the whole county where it finds nothing itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from sozialatlas.directory.models import Event, Topic
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from tests.portal.searching import links, look
from tests.search.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(world: World) -> Iterator[World]:
    """Create portals about a topic that no doctor is under, one of a town, and an info point."""
    topic = Topic.objects.create(code="x-arriving", name="Ankommen")
    for kind, slug in (("theme", "ankommen"), ("kiosk", "saeule")):
        portal = Portal.objects.create(kind=kind, slug=slug, name="Ankommen", is_published=True)
        portal.topics.add(topic)
    Portal.objects.create(kind="town", slug="stadt", name="Stadt", is_published=True)
    world.record("Sprachkurs").service.topics.add(topic)
    for name in ("Arzt Nord", "Arzt Sued"):
        world.record(name)
    Event.objects.create(organization=world.provider, name="Lesung", starts_at="2099-01-01T10:00Z")
    indexing.build()
    portals.forget()
    yield world
    portals.forget()


def ways(client: Client, address: str) -> dict[str, str]:
    found = links(look(client, address))
    return {words: url for words, url in found.items() if "Portal des Landkreises" in words}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "/ankommen/de/suche?q=Arzt",
            {
                "Im Portal des Landkreises suchen: 2 Angebote": (
                    "http://testserver/de/suche?q=Arzt"
                )
            },
        ),
        (
            "/ankommen/de/veranstaltungen?q=Lesung",
            {
                "Im Portal des Landkreises suchen: 1 Veranstaltung": (
                    "http://testserver/de/veranstaltungen?q=Lesung"
                )
            },
        ),
        ("/ankommen/de/suche?q=Sprachkurs", {}),
        ("/ankommen/de/suche?q=Xylofon", {}),
        ("/stadt/de/suche?q=Xylofon", {}),
        ("/saeule/de/suche?q=Arzt", {}),
        ("/de/suche?q=Xylofon", {}),
    ],
)
def test_a_search_without_hits_leads_to_what_the_county_has(
    client: Client, county: World, address: str, expected: dict[str, str]
) -> None:
    assert ways(client, address) == expected
