"""What a portal would offer in vain is told to its editors, with where the nearest is."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import LifeSituation, Topic
from sozialatlas.project import health
from sozialatlas.search import indexing, portal_checks, portals
from sozialatlas.search.dead_ends import DeadEnd, Nearest, dead_ends, dead_ends_of
from sozialatlas.search.models import Portal
from sozialatlas.search.presets import Preset, Texts, Words
from sozialatlas.search.scope import Scope
from tests.search.world import NOW, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_topics(db: None) -> None:
    """Leave two topics, so that each test sees all that there is."""
    Topic.objects.exclude(code__in=["care", "nursing_home", "home_care"]).update(is_active=False)
    LifeSituation.objects.update(is_active=False)


def _about(world: World, name: str, topic: str, *where: object) -> None:
    world.record(name, *where).service.topics.add(Topic.objects.get(code=topic))


def test_what_leads_to_something_is_no_dead_end(world: World) -> None:
    _about(world, "Heim", "nursing_home")
    indexing.build()

    assert dead_ends_of(Preset(), NOW) == []


def test_a_topic_without_a_record_in_the_town_names_the_nearest(world: World) -> None:
    _about(world, "Heim im Norden", "nursing_home", world.north)
    indexing.build()

    found = dead_ends_of(Preset(slug="sued", scope=Scope(home=(world.south.key,))), NOW)

    assert [(end.slug, end.what, end.nearest and end.nearest.name) for end in found] == [
        ("sued", "Pflege und Alter", "Heim im Norden")
    ]


def test_a_topic_that_nobody_offers_has_no_nearest(world: World) -> None:
    _about(world, "Heim", "nursing_home")
    indexing.build()

    found = dead_ends_of(Preset(slug="x", scope=Scope(topics=("care",))), NOW)

    assert found == [DeadEnd("x", "Ambulante Pflegedienste")]


def test_what_a_theme_leaves_out_is_not_said_to_be_nowhere(world: World) -> None:
    _about(world, "Heim", "nursing_home")
    indexing.build()

    found = dead_ends_of(Preset(slug="x", types=("event",), scope=Scope(types=("event",))), NOW)

    assert found == [DeadEnd("x", "Pflege und Alter", is_hidden_here=True)]


def test_editors_see_where_a_block_stands_and_come_to_its_portal(
    admin_client: Client, world: World
) -> None:
    _about(world, "Heim", "nursing_home")
    indexing.build()
    made = Portal.objects.create(kind="theme", slug="pflege", name="Pflege", is_published=True)
    made.words.create(language="tr", body="::: angebote\nsuche: topic=home_care\n:::")
    portals.forget()
    portal_checks.check("pflege", timezone.now())

    page = admin_client.get("/admin/search/portal/leer/").content.decode()

    assert "<td>angebote (Türkçe, Block in Zeile 1)</td>" in page
    assert f'<a href="/admin/search/portal/{made.pk}/change/">Portal bearbeiten</a>' in page


def test_what_lies_outside_the_county_is_the_last_resort(world: World) -> None:
    link = world.link(world.service("Heim draußen"), is_outside=True)
    link.service.topics.add(Topic.objects.get(code="nursing_home"))
    indexing.build()

    found = dead_ends_of(Preset(), NOW)

    assert [end.nearest for end in found] == [Nearest("Heim draußen", "Mittstadt", None)]


def test_a_block_without_a_record_is_named_with_its_line(world: World) -> None:
    _about(world, "Heim", "nursing_home")
    indexing.build()
    body = (
        "Davor\n\n::: angebote\ntitel: Dienste\nsuche: topic=home_care\n:::\n\n::: angebote\n:::"
    )

    found = dead_ends_of(Preset(texts=Texts(body=body)), NOW)

    assert found == [DeadEnd("", "Dienste", line=3)]


def test_the_check_names_blocks_of_published_portals(world: World) -> None:
    _about(world, "Heim", "nursing_home")
    indexing.build()
    body = "::: angebote\ntitel: Dienste\nsuche: topic=home_care\n:::"
    for slug, is_published in (("pflege", True), ("entwurf", False)):
        Portal.objects.create(
            kind="theme", slug=slug, name=slug, body=body, is_published=is_published
        )
    portals.forget()

    found = health.ways_in()

    assert (found.is_good, found.fact) == (False, "Blöcke ohne Eintrag: /pflege/: Dienste.")
    assert [end.slug for end in dead_ends(NOW)] == ["pflege"]


def test_editors_get_the_list(admin_client: Client, world: World) -> None:
    indexing.build()
    Portal.objects.create(kind="theme", slug="pflege", name="Pflege-Netz", is_published=True)
    portals.forget()
    portal_checks.check("pflege", NOW)

    page = admin_client.get("/admin/search/portal/leer/").content.decode()

    assert "<h2>Pflege-Netz</h2>" in page
    assert "<td>Pflege und Alter</td>" in page
    assert "gibt es nirgends" in page


def test_visitors_do_not_get_the_list(client: Client) -> None:
    assert client.get("/admin/search/portal/leer/").status_code == 302


def test_blocks_in_other_languages_are_looked_at_too(world: World) -> None:
    _about(world, "Heim", "nursing_home")
    indexing.build()
    empty = "::: angebote\ntitel: Hizmetler\nsuche: topic=home_care\n:::"

    found = dead_ends_of(Preset(translated=(("tr", Words(body=empty)),)), NOW)

    assert found == [DeadEnd("", "Hizmetler", line=1, language="tr")]
