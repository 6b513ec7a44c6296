"""The page on which partners put an embed together, and what they copy."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from sozialatlas.portal.embed.pasted import Pasted, read
from sozialatlas.search import embeds
from sozialatlas.search.models import Embed
from tests.portal.embed.conftest import Filled

RECORD = "31847526-e685-5a7e-8000-9fd533ca4f45"
ORIGIN = "http://testserver"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Pasted()),
        ("topic=care&page=3&profile=deaf", Pasted(pairs=(("topic", "care"),))),
        ("https://x.example/de/suche?q=a%26b", Pasted("", (("q", "a&b"),))),
        ("/eigen/uk/suche?topic=care", Pasted("eigen", (("topic", "care"),))),
        ("/de/veranstaltungen/monat?topic=care", Pasted("", (("topic", "care"),), view="termine")),
        ("/de/mitmachen", Pasted("", (("type", "volunteer_role"),))),
        (f"/de/angebote/tafel-{RECORD}", Pasted("", record=RECORD, view="angebot")),
        ("hallo", Pasted(is_understood=False)),
        ("https://anderswo.example/seite", Pasted(is_understood=False)),
    ],
)
def test_a_pasted_address_is_read(text: str, found: Pasted) -> None:
    assert read(text) == found


def snippets(client: Client, query: str, path: str = "/de/einbetten") -> list[str]:
    text = client.get(f"{path}?{query}").content.decode()
    return [html.unescape(one) for one in re.findall(r"<code>(.*?)</code>", text, re.DOTALL)]


@pytest.mark.django_db
def test_three_ways_show_the_same_search(client: Client, filled: Filled) -> None:
    pasted = "adresse=%2Feigen%2Fde%2Fsuche%3Fq%3D%253Cb%253E%26topic%3Dx-own&anzahl=3&sprache=de"

    element, frame, server = snippets(client, pasted)

    assert element == (
        f'<script type="module" src="{ORIGIN}/embed/v1.js"></script>\n'
        '<sozialatlas-angebote portal="eigen" preset="q=%3Cb%3E&amp;topic=x-own" view="liste"'
        ' anzahl="3" lang="de">\n'
        f'  <a href="{ORIGIN}/eigen/de/suche?q=%3Cb%3E&amp;topic=x-own">'
        "Angebote im Sozialatlas ansehen</a>\n</sozialatlas-angebote>"
    )
    query = "portal=eigen&q=%3Cb%3E&topic=x-own&anzahl=3&lang=de"
    assert f'src="{ORIGIN}/embed/v1/liste?{query.replace("&", "&amp;")}"' in frame
    assert f"file_get_contents('{ORIGIN}/embed/v1/liste.html?{query}')" in server
    assert client.get(f"/embed/v1/liste.html?{query}").status_code == 200


@pytest.mark.django_db
def test_quotes_do_not_end_the_line_of_php(client: Client, filled: Filled) -> None:
    (server,) = snippets(client, "adresse=q%3D%27%29%3B+die%28%27")[2:]

    assert server.count("'") == 4


@pytest.mark.django_db
def test_a_fixed_embed_is_copied_by_its_number_alone(client: Client, filled: Filled) -> None:
    embed = Embed.objects.create(name="B", portal=filled.portal, preset={"topic": ["x-own"]})
    token = embeds.token(embed)

    element, frame, server = snippets(client, f"preset={token}", "/eigen/de/einbetten")

    assert f'<sozialatlas-angebote preset="{token}" view="liste">' in element
    assert "x-own" not in element + frame + server


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("adresse=hallo", "Das ist keine Adresse einer Suche"),
        ("adresse=%2Ffremd%2Fde%2Fsuche", "Diese Adresse gehört zu einem anderen Portal."),
        ("ansicht=angebot", "auf der dieses Angebot steht"),
        ("preset=1.x", "Ihre Unterschrift stimmt nicht."),
        ("anzahl=999", "Prüfen Sie die Angaben"),
        ("akzent=rot", "Prüfen Sie die Angaben"),
        ("ansicht=nichts", "Prüfen Sie die Angaben"),
    ],
)
def test_what_cannot_be_shown_is_said(
    client: Client, filled: Filled, query: str, told: str
) -> None:
    answer = client.get(f"/eigen/de/einbetten?{query}")

    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert "<code>" not in answer.content.decode()


@pytest.mark.django_db
def test_the_preview_may_stand_on_our_own_page_only(client: Client, filled: Filled) -> None:
    page = client.get("/de/einbetten")

    assert page["Content-Security-Policy"].endswith("frame-ancestors 'none'; frame-src 'self'")
    assert page.content.decode().count("<iframe") == 2


@pytest.mark.django_db
def test_the_page_of_results_leads_to_its_embed(client: Client, filled: Filled) -> None:
    text = client.get("/eigen/de/suche?topic=x-own&utm=x").content.decode()

    (link,) = re.findall(r'href="(/eigen/de/einbetten\?[^"]*)"', text)
    (element, *_) = snippets(client, html.unescape(link).partition("?")[2], "/eigen/de/einbetten")

    assert 'portal="eigen" preset="topic=x-own"' in element
