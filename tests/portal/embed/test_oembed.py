"""What other sites are told when they ask how to show an address of ours."""

from __future__ import annotations

import html
import re
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from sozialatlas.directory.models import Location
from sozialatlas.search import embeds, indexing
from sozialatlas.search.models import Embed
from tests.portal.embed.conftest import Filled

pytestmark = pytest.mark.django_db
ORIGIN = "http://testserver"


def asked(client: Client, url: str, **given: str) -> dict[str, object]:
    answer = client.get("/api/oembed", {"url": url, **given})
    assert answer.status_code == 200, answer.content
    found: dict[str, object] = answer.json()
    return found


def source(answer: dict[str, object]) -> str:
    (found,) = re.findall(r'^<iframe src="([^"]*)"', str(answer["html"]))
    return html.unescape(found).removeprefix(ORIGIN)


def test_a_record_becomes_a_frame_with_its_name(client: Client, filled: Filled) -> None:
    url = f"{ORIGIN}/eigen/de/angebote/x-{filled.inside.pk}"

    found = asked(client, url, maxwidth="400", maxheight="9000")

    name = filled.inside.service.name
    frame = f"{ORIGIN}/embed/v1/angebot?portal=eigen&angebot={filled.inside.pk}&lang=de"
    assert found == {
        "version": "1.0", "type": "rich", "title": name, "provider_name": "Sozialatlas",
        "provider_url": f"{ORIGIN}/", "cache_age": 3600, "width": 400, "height": 420,
        "html": f'<iframe src="{html.escape(frame)}" title="{html.escape(name)}"'
        ' width="400" height="420" loading="lazy"></iframe>',
    }  # fmt: skip
    assert name in html.unescape(client.get(source(found)).content.decode())


@pytest.mark.parametrize(
    ("url", "frame"),
    [
        ("/eigen/en/suche?topic=x-own&page=2",
         "/embed/v1/liste?portal=eigen&topic=x-own&anzahl=5&lang=en"),
        ("/de/veranstaltungen", "/embed/v1/termine?anzahl=5&lang=de"),
        ("/de/mitmachen", "/embed/v1/liste?type=volunteer_role&anzahl=5&lang=de"),
        ("/embed/v1/zahl?portal=eigen&type=service", "/embed/v1/zahl?portal=eigen&type=service"),
        ("/embed/v1/liste.html?q=Eigen", "/embed/v1/liste?q=Eigen"),
    ],
)  # fmt: skip
def test_searches_and_figures_become_frames_that_answer(
    client: Client, filled: Filled, url: str, frame: str
) -> None:
    found = source(asked(client, f"{ORIGIN}{url}"))

    assert found == frame
    assert client.get(found).status_code == 200


def test_a_fixed_embed_stays_fixed(client: Client, filled: Filled) -> None:
    embed = Embed.objects.create(name="B", portal=filled.portal, preset={"topic": ["x-own"]})
    path = f"/embed/v1/liste?preset={embeds.token(embed)}"

    assert source(asked(client, f"{ORIGIN}{path}")) == path


def test_xml_says_the_same(client: Client, filled: Filled) -> None:
    url = f"{ORIGIN}/eigen/de/angebote/x-{filled.inside.pk}"

    answer = client.get("/api/oembed", {"url": url, "format": "xml", "dnt": "1"})

    found = ET.fromstring(answer.content)  # noqa: S314 -- our own answer
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    assert {each.tag: each.text for each in found} == {
        name: str(value) for name, value in asked(client, url).items()
    }


@pytest.mark.parametrize(
    "url",
    [
        "https://anderswo.example/de/suche",
        "https://testserver.anderswo.example/de/suche",
        "https://testserver@anderswo.example/de/suche",
        "https://anderswo.example/embed/v1/liste",
        "javascript:alert(1)//testserver/de/suche",
        "/de/suche",
        "http://[x/de/suche",
        f"{ORIGIN}/de/impressum",
        f"{ORIGIN}/de/admin/",
        f"{ORIGIN}/entwurf/de/suche",
        f"{ORIGIN}/embed/v1/nichts",
        f"{ORIGIN}/embed/v1/liste?preset=gefaelscht.x",
        f"{ORIGIN}/de/angebote/x-00000000-0000-4000-8000-000000000000",
        f"{ORIGIN}/de/suche?place=Xyzhausen",
    ],
)
def test_what_is_no_page_of_records_here_is_refused(
    client: Client, filled: Filled, url: str
) -> None:
    answer = client.get("/api/oembed", {"url": url})

    assert [answer.status_code, answer.json()["parameter"]] == [404, "url"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_portal_tells_of_nothing_that_it_does_not_show(client: Client, filled: Filled) -> None:
    url = f"{ORIGIN}/eigen/de/angebote/x-{filled.outside.pk}"

    assert client.get("/api/oembed", {"url": url}).status_code == 404


@pytest.mark.parametrize(
    ("given", "status", "parameter"),
    [
        ({}, 400, "url"),
        ({"url": f"{ORIGIN}/de/suche", "callback": "x"}, 400, "callback"),
        ({"url": f"{ORIGIN}/de/suche", "maxwidth": "wide"}, 400, "maxwidth"),
        ({"url": f"{ORIGIN}/de/suche", "maxheight": "0"}, 400, "maxheight"),
        ({"url": [f"{ORIGIN}/de/suche", f"{ORIGIN}/en/suche"]}, 400, "url"),
        ({"url": f"{ORIGIN}/de/suche", "format": "yaml"}, 501, "format"),
    ],
)
def test_what_makes_no_sense_is_named(
    client: Client, filled: Filled, given: dict[str, str], status: int, parameter: str
) -> None:
    answer = client.get("/api/oembed", given)

    assert [answer.status_code, answer.json()["parameter"]] == [status, parameter]


def test_only_reading_is_answered(client: Client) -> None:
    answer = client.post("/api/oembed")

    assert [answer.status_code, answer["Allow"]] == [405, "GET, HEAD"]


def test_a_secret_address_stays_secret(client: Client, filled: Filled) -> None:
    Location.objects.filter(pk=filled.inside.location.pk).update(
        name="Geheimes Haus", is_confidential=True
    )
    indexing.build()

    found = asked(client, f"{ORIGIN}/eigen/de/angebote/x-{filled.inside.pk}")

    assert "Geheim" not in str(found) + client.get(source(found)).content.decode()


@pytest.mark.parametrize("path", ["/de/suche?topic=x-own", "/de/veranstaltungen", "record"])
def test_pages_say_where_to_ask(client: Client, filled: Filled, path: str) -> None:
    if path == "record":
        path = f"/eigen/de/angebote/eigen-2-x-{filled.inside.pk}"

    text = client.get(path).content.decode()

    (told,) = re.findall(r'type="application/json\+oembed" href="([^"]*)"', text)
    address = html.unescape(told)
    assert address == f"{ORIGIN}/api/oembed?format=json&url={quote(ORIGIN + path, safe='')}"
    assert client.get(address.removeprefix(ORIGIN)).json()["type"] == "rich"
