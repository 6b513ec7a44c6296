"""The page that editors write: its blocks show what the portal holds, and nothing else."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Event, Topic
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal, PortalImage, PortalText
from tests.search.world import World

pytestmark = pytest.mark.django_db


def _portal(body: str, **given: object) -> Portal:
    made = Portal.objects.create(
        **{
            "kind": "theme",
            "slug": "senioren",
            "name": "Netzwerk",
            "is_published": True,
            "body": body,
            **given,
        }
    )
    made.topics.add(Topic.objects.get(code="care"))
    portals.forget()
    return made


def _about(world: World, name: str, topic: str) -> None:
    world.record(name).service.topics.add(Topic.objects.get(code=topic))


def _page(client: Client, query: str = "") -> str:
    return client.get(f"/senioren/de/{query}").content.decode()


def _titles(page: str) -> list[str]:
    return re.findall(r'result__title"><a href="[^"]+">([^<]+)<', page)


def test_services_are_those_of_the_search_inside_the_portal(client: Client, world: World) -> None:
    _about(world, "Heim am Park", "nursing_home")
    _about(world, "Schuldnerberatung", "debt_counselling")
    indexing.build()
    _portal("::: angebote\ntitel: Für Sie\n:::")

    page = _page(client)

    assert _titles(page) == ["Heim am Park"]
    assert re.search(r'<a href="/senioren/de/suche">Alle 1 ansehen', page)


def test_a_block_that_finds_nothing_has_no_heading(client: Client, world: World) -> None:
    indexing.build()
    _portal("::: angebote\ntitel: Für niemanden\n:::\n\n::: veranstaltungen\ntitel: Nie\n:::")

    page = _page(client)

    assert ("Für niemanden" in page, ">Nie<" in page) == (False, False)


def test_words_and_notices_are_harmless_html(client: Client, world: World) -> None:
    indexing.build()
    _portal(
        "## Über uns\n\n<script>alert(1)</script>\n\n"
        "::: hinweis\ntitel: Neu <b>\nAb *Montag*.\n:::"
    )

    page = _page(client)

    assert "<h2>Über uns</h2>" in page
    assert "<script>alert" not in page
    assert 'notice__title">Neu &lt;b&gt;</p><p>Ab <em>Montag</em>.</p>' in page


def test_a_picture_stands_with_its_description(client: Client, world: World) -> None:
    indexing.build()
    made = _portal("::: bild\nname: fest\n:::")
    PortalImage.objects.create(
        portal=made, name="fest", file="portals/ab.webp", width=4, height=3, alt="Ein Fest"
    )
    portals.forget()

    assert (
        '<img src="/uploads/portals/ab.webp" width="4" height="3" alt="Ein Fest" loading="lazy">'
        in _page(client)
    )


def test_a_filter_that_is_gone_takes_only_its_block_away(client: Client, world: World) -> None:
    _about(world, "Heim", "nursing_home")
    indexing.build()
    _portal("Davor\n\n::: angebote\nsuche: topic=gibtesnicht\n:::\n\nDanach")

    page = _page(client)

    assert (_titles(page), "<p>Davor</p>" in page, "<p>Danach</p>" in page) == ([], True, True)


def test_the_draft_is_for_editors_alone(
    client: Client, admin_client: Client, world: World
) -> None:
    indexing.build()
    _portal("Alt", body_draft="Neu geschrieben")

    seen = [
        "Neu geschrieben" in _page(client, "?entwurf=1"),
        "Neu geschrieben" in _page(admin_client, "?entwurf=1"),
        "Neu geschrieben" in _page(admin_client),
    ]

    assert seen == [False, True, False]


def test_publishing_a_draft_keeps_the_old_page_as_draft(
    admin_client: Client, world: World
) -> None:
    made = _portal("Alt", body_draft="Neu")
    parts = {f"{part}-TOTAL_FORMS": "0" for part in ("images", "words")}
    begun = {f"{part}-INITIAL_FORMS": "0" for part in ("images", "words")}
    given = {**parts, **begun, "publish_draft": "on"}
    fields = {"kind": "theme", "name": "Netzwerk", "slug": "senioren", "is_published": "on"}

    page = admin_client.post(
        f"/admin/search/portal/{made.pk}/change/",
        {**given, **fields, "body": "Alt", "body_draft": "Neu"},
    )
    made.refresh_from_db()

    assert (page.status_code, made.body, made.body_draft) == (302, "Neu", "Alt")


@pytest.mark.parametrize(
    "path", ["/uploads/portals/nix.webp", "/uploads/portals/..%2Fsecret_key", "/uploads/x.html"]
)
def test_only_pictures_that_are_there_are_served(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_style_sheet_of_blocks_is_there() -> None:
    assert finders.find("portal/editorial.css")


def test_events_stand_once_where_editors_show_them(client: Client, world: World) -> None:
    made = Event.objects.create(
        organization=world.provider,
        name="Ausflug",
        starts_at=timezone.now() + dt.timedelta(hours=3),
    )
    made.topics.add(Topic.objects.get(code="care"))
    indexing.build()
    _portal("::: veranstaltungen\ntitel: Unterwegs\n:::")

    page = _page(client)

    assert (page.count(">Ausflug<"), "Diese Woche" in page) == (1, False)


def test_words_in_the_language_of_the_page_come_first(client: Client, world: World) -> None:
    indexing.build()
    made = _portal("Deutsch", title="Neu hier", lead="Willkommen")
    PortalText.objects.create(portal=made, language="uk", title="Вітаємо", body="Українською")
    portals.forget()

    page = client.get("/senioren/uk/").content.decode()

    assert "<h1>Вітаємо</h1>" in page
    assert '<p class="lead" lang="de">Willkommen</p>' in page
    assert '<div class="editorial__text prose"><p>Українською</p>' in page
    assert "Deutsch</p>" not in page


def test_german_words_on_a_foreign_page_are_marked(client: Client, world: World) -> None:
    indexing.build()
    _portal("Deutsch", title="Neu hier")

    page = client.get("/senioren/ar/").content.decode()

    assert '<h1 lang="de">Neu hier</h1>' in page
    assert '<div class="editorial__text prose" lang="de"><p>Deutsch</p>' in page


def test_the_text_of_a_language_that_is_changed_is_seen(client: Client, world: World) -> None:
    indexing.build()
    made = _portal("Deutsch")
    text = PortalText.objects.create(portal=made, language="tr", title="Hoş geldiniz")
    portals.renew()
    client.get("/senioren/tr/")

    text.title = "Merhaba"
    text.save()
    portals.renew()

    assert "<h1>Merhaba</h1>" in client.get("/senioren/tr/").content.decode()


def test_a_contact_that_nobody_translated_is_marked_as_german(
    client: Client, world: World
) -> None:
    indexing.build()
    made = _portal("Deutsch", contact="Montags")
    body = "::: kontakt\ntitel: Sorunuz mu var?\n:::"
    PortalText.objects.create(portal=made, language="tr", body=body)
    portals.forget()

    page = client.get("/senioren/tr/").content.decode()

    assert '<h2 id="block-1">Sorunuz mu var?</h2>' in page
    assert '<div class="editorial__box" lang="de"><p>Montags</p>' in page


def test_the_way_to_all_asks_what_the_block_asked(client: Client, world: World) -> None:
    _about(world, "Heim", "nursing_home")
    indexing.build()
    _portal("::: angebote\nsuche: place=Mittstadt&radius_km=5&topic=care\n:::")

    page = _page(client)

    assert _titles(page) == ["Heim"]
    assert 'href="/senioren/de/suche?place=Mittstadt&amp;radius_km=5&amp;topic=care"' in page
