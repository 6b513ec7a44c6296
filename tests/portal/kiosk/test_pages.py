"""The info point as a whole: its pages, its service worker, what it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client

from sozialatlas.directory.models import Contact, LifeSituation, Topic
from sozialatlas.portal import saved_ids
from sozialatlas.portal.kiosk import offline
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from tests.search.world import NOW, World

pytestmark = pytest.mark.django_db
HREF = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')


@pytest.fixture
def terminal(world: World) -> Iterator[World]:
    """Create the info point of Mittstadt."""
    made = Portal.objects.create(
        kind="kiosk",
        slug="infopunkt",
        name="Infopunkt",
        is_published=True,
        languages=["de", "uk"],
    )
    made.areas.add(world.middle)
    Portal.objects.create(kind="theme", slug="familie", name="Familie", is_published=True)
    portals.forget()
    yield world
    portals.forget()


def _heim(world: World) -> str:
    made = world.record("Heim am Park")
    made.service.topics.add(Topic.objects.get(code="nursing_home"))
    made.service.url = "https://heim.example/"
    made.service.save()
    Contact.objects.create(service=made.service, email="heim@heim.example")
    indexing.build()
    return str(made.pk)


@pytest.mark.parametrize("rest", ["", "suche", "angebote/heim-am-park-{id}", "soforthilfe"])
def test_no_page_of_a_terminal_leads_elsewhere(client: Client, terminal: World, rest: str) -> None:
    page = client.get(f"/infopunkt/de/{rest.format(id=_heim(terminal))}")

    assert page.status_code == 200
    found = HREF.findall(page.content.decode())
    assert len(found) > 5
    assert [href for href in found if not href.startswith(("/infopunkt/", "#", "?"))] == []
    assert "/infopunkt/de/einbetten" not in found


def test_what_a_page_leads_to_elsewhere_is_still_told(client: Client, terminal: World) -> None:
    text = client.get(f"/infopunkt/de/angebote/heim-am-park-{_heim(terminal)}").content.decode()

    assert '<span class="way-out__address" dir="ltr">heim.example</span>' in text
    assert '<span class="way-out">heim@heim.example</span>' in text


def test_other_portals_keep_their_ways_out(client: Client, terminal: World) -> None:
    text = client.get(f"/familie/de/angebote/heim-am-park-{_heim(terminal)}").content.decode()

    assert 'href="mailto:heim@heim.example"' in text
    assert "data-kiosk-idle" not in text


def test_a_terminal_asks_whether_somebody_is_there(client: Client, terminal: World) -> None:
    indexing.build()

    text = client.get("/infopunkt/uk/suche").content.decode()

    assert 'data-kiosk-idle data-home="/infopunkt/de/" data-seconds="90"' in text
    assert 'data-worker="/infopunkt/sw.js" data-pages="/infopunkt/offline.json"' in text


def test_the_service_worker_is_always_asked_for_anew(client: Client, terminal: World) -> None:
    page = client.get("/infopunkt/sw.js")

    assert (page["Content-Type"], page["Cache-Control"]) == (
        "text/javascript; charset=utf-8",
        "no-cache",
    )
    assert b"respondWith" in page.content


@pytest.mark.parametrize("name", ["sw.js", "offline.json"])
@pytest.mark.parametrize("start", ["/", "/familie/", "/nirgends/"])
def test_only_terminals_have_their_files(
    client: Client, terminal: World, start: str, name: str
) -> None:
    assert client.get(f"{start}{name}").status_code == 404


def test_it_keeps_start_pages_lists_and_services_in_this_order(
    client: Client, terminal: World
) -> None:
    record_id = _heim(terminal)

    assert client.get("/infopunkt/offline.json").json() == [
        "/infopunkt/de/",
        "/infopunkt/uk/",
        "/infopunkt/de/soforthilfe",
        "/infopunkt/uk/soforthilfe",
        "/infopunkt/de/suche",
        "/infopunkt/de/suche?topic=care",
        f"/infopunkt/de/angebote/heim-am-park-{record_id}",
    ]


def test_what_is_kept_is_bounded(terminal: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "MOST_PAGES", 3)
    _heim(terminal)
    portal = portals.find("infopunkt")

    assert portal is not None
    assert len(offline.pages(portal, NOW)) == 3


def test_every_page_that_is_kept_can_be_shown(client: Client, terminal: World) -> None:
    _heim(terminal)
    kept = client.get("/infopunkt/offline.json").json()

    assert {client.get(address).status_code for address in kept} == {200}


def test_a_telephone_is_led_to_the_county_not_to_the_terminal(
    client: Client, terminal: World
) -> None:
    address = f"angebote/heim-am-park-{_heim(terminal)}"

    at_terminal = _code(client.get(f"/infopunkt/de/{address}").content.decode())

    assert at_terminal == _code(client.get(f"/de/{address}").content.decode())
    assert at_terminal != _code(client.get(f"/familie/de/{address}").content.decode())


def _code(page: str) -> str:
    found = re.search(r'<svg[^>]*class="qr".*?</svg>', page, re.DOTALL)
    assert found is not None
    return found[0]


def test_a_terminal_prints_its_list_and_offers_no_files(client: Client, terminal: World) -> None:
    short = saved_ids.short(UUID(_heim(terminal)))

    here = client.get(f"/infopunkt/de/merkliste?id={short}").content.decode()
    elsewhere = client.get(f"/familie/de/merkliste?id={short}").content.decode()

    asked = ("Handzettel (PDF)", "im Verlauf des Browsers", "data-print", "data-kiosk-anew")
    assert [word in here for word in asked] == [False, False, True, True]
    assert [word in elsewhere for word in asked] == [True, True, True, False]


@pytest.mark.parametrize("file", ["merkliste/handzettel.pdf?id={id}", "veranstaltungen.ics"])
def test_a_file_leads_to_the_start_page_of_a_terminal(
    client: Client, terminal: World, file: str
) -> None:
    path = file.format(id=saved_ids.short(UUID(_heim(terminal))))

    here, elsewhere = client.get(f"/infopunkt/uk/{path}"), client.get(f"/familie/de/{path}")

    assert (here.status_code, here["Location"]) == (302, "/infopunkt/uk/")
    assert elsewhere.status_code == 200


def test_the_way_back_is_closed_before_anything_is_shown(client: Client, terminal: World) -> None:
    text = client.get("/infopunkt/uk/").content.decode()

    assert re.findall(r"<script src=\"[^\"]*back[^\"]*\" ([^>]*)>", text) == [
        'data-home="/infopunkt/de/"'
    ]


def test_it_keeps_what_a_life_situation_leads_to(client: Client, terminal: World) -> None:
    made = terminal.record("Trauercafé")
    made.service.life_situations.add(LifeSituation.objects.get(code="bereavement"))
    indexing.build()

    assert client.get("/infopunkt/offline.json").json()[4:] == [
        "/infopunkt/de/suche",
        "/infopunkt/de/suche?life_situation=bereavement",
        f"/infopunkt/de/angebote/trauercafe-{made.pk}",
    ]
