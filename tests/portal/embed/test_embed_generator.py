"""The page on which partners put an embed together, and what they copy."""

from __future__ import annotations

import html
import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from sozialatlas.directory.models import Organization
from sozialatlas.portal.embed.pasted import Pasted, read
from sozialatlas.search import embeds, portals
from sozialatlas.search.models import Embed
from tests.portal.embed.conftest import Filled

RECORD = "31847526-e685-5a7e-8000-9fd533ca4f45"
ORIGIN = "http://testserver"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Pasted()),
        ("topic=care&page=3&profile=deaf", Pasted(pairs=(("topic", "care"),))),
        ("https://x.example/de/suche?q=a%26b", Pasted((("q", "a&b"),))),
        ("/eigen/uk/suche?topic=care", Pasted((("topic", "care"),))),
        (
            "/de/veranstaltungen/monat?topic=care",
            Pasted((("topic", "care"),), "", "termine", "event"),
        ),
        ("/de/mitmachen", Pasted((("type", "volunteer_role"),), kind="volunteer_role")),
        (f"/de/angebote/tafel-{RECORD}", Pasted(record=RECORD, view="angebot")),
        (f"/de/mitmachen/a-{RECORD}", Pasted((), RECORD, "angebot", "volunteer_role")),
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

    element, frame, server, *_others = snippets(client, pasted)

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
@pytest.mark.parametrize(
    ("query", "link", "words"),
    [
        ("ansicht=termine", "/de/veranstaltungen", "Angebote im Sozialatlas ansehen"),
        ("adresse=%2Fde%2Fmitmachen%3Ffree%3D1", "/de/mitmachen?free=1", None),
        ("sprache=en", "/en/suche", "See services in the Sozialatlas"),
        ("sprache=ar&ansicht=termine", "/ar/veranstaltungen", None),
    ],
)
def test_the_link_that_stays_leads_to_what_was_shown(
    client: Client, filled: Filled, query: str, link: str, words: str | None
) -> None:
    element = snippets(client, query)[0]
    ((address, said),) = re.findall(r'<a href="([^"]*)">([^<]*)</a>', element)

    assert address == f"{ORIGIN}{link}"
    assert words is None or said == words
    assert client.get(address.removeprefix(ORIGIN)).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "feeds"),
    [
        ("adresse=%2Feigen%2Fde%2Fsuche%3Fsort%3Dname%26topic%3Dx-own",
         ["/eigen/de/suche.atom?topic=x-own", "/eigen/de/suche.rss?topic=x-own"]),
        ("adresse=type%3Devent", ["/de/suche.atom?type=event", "/de/suche.rss?type=event"]),
        ("adresse=%2Fde%2Fmitmachen%3Fq%3Dx", ["/de/mitmachen.atom?q=x", "/de/mitmachen.rss?q=x"]),
    ],
)  # fmt: skip
def test_the_feeds_of_a_search_are_there_to_copy(
    client: Client, filled: Filled, query: str, feeds: list[str]
) -> None:
    told = snippets(client, query)[8:]

    assert told == [f"{ORIGIN}{feed}" for feed in feeds]
    assert [client.get(feed).status_code for feed in feeds] == [200, 200]


@pytest.mark.django_db
def test_one_record_has_no_feed(client: Client, filled: Filled) -> None:
    path = f"%2Fde%2Fangebote%2Fx-{filled.inside.pk}"

    assert len(snippets(client, f"adresse={path}")) == 8


@pytest.mark.django_db
def test_servers_and_strict_pages_are_told_what_they_need(client: Client, filled: Filled) -> None:
    told = snippets(client, "adresse=%2Feigen%2Fde%2Fsuche&akzent=%23AB12CD")

    source = f"{ORIGIN}/embed/v1/liste.html?portal=eigen&anzahl=5"
    assert [source in one for one in told[:8]] == [False] * 2 + [True] * 4 + [False] * 2
    assert "--sozialatlas-accent: #ab12cd;" in told[6]
    assert f"script-src {ORIGIN}; connect-src {ORIGIN}; frame-src {ORIGIN};" in told[7]


@pytest.mark.django_db
def test_the_host_of_a_portal_stands_for_the_portal(client: Client, filled: Filled) -> None:
    filled.portal.host = "eigen.example"
    filled.portal.save()
    portals.forget()

    element = snippets(client, "adresse=https%3A%2F%2Feigen.example%2Fde%2Fsuche")[0]

    assert '<sozialatlas-angebote portal="eigen" view="liste"' in element


@pytest.mark.django_db
def test_quotes_do_not_end_the_line_of_php(client: Client, filled: Filled) -> None:
    _element, _frame, server, typo3, *_others = snippets(client, "adresse=q%3D%27%29%3B+die%28%27")

    assert [server.count("'"), typo3.count("'")] == [4, 4]


@pytest.mark.django_db
def test_a_fixed_embed_is_copied_by_its_number_alone(client: Client, filled: Filled) -> None:
    embed = Embed.objects.create(name="B", portal=filled.portal, preset={"topic": ["x-own"]})
    token = embeds.token(embed)

    element, frame, server, *_others = snippets(client, f"preset={token}", "/eigen/de/einbetten")

    assert f'<sozialatlas-angebote preset="{token}" view="liste">' in element
    assert "x-own" not in element + frame + server


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("adresse=hallo", "Das ist keine Adresse einer Suche"),
        ("adresse=%2Ffremd%2Fde%2Fsuche", "Diese Adresse gehört zu einem anderen Portal."),
        ("adresse=https%3A%2F%2Fanderswo.example%2Fde%2Fsuche", "zu einer anderen Internetseite."),
        ("adresse=place%3DXyzhausen", "Den Ort „Xyzhausen“ kennen wir nicht"),
        ("adresse=topic%3Dquatsch", "„topic“ passt hier nicht"),
        (f"adresse=%2Fde%2Fangebote%2Fa-{RECORD}", "gibt es hier nicht oder nicht mehr"),
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

    link, feed = re.findall(r'href="(/eigen/de/einbetten\?[^"]*)"', text)
    (element, *_) = snippets(client, html.unescape(link).partition("?")[2], "/eigen/de/einbetten")

    assert 'portal="eigen" preset="topic=x-own"' in element
    assert feed == f"{link}#feed"


@pytest.fixture
def clubs(filled: Filled) -> dict[str, Organization]:
    return {
        name: Organization.objects.create(name=name)
        for name in ("Turnverein Nord", "Turnverein Süd", "Chor")
    }


@pytest.mark.django_db
def test_a_partner_shows_one_provider_by_its_name(
    client: Client, filled: Filled, clubs: dict[str, Organization]
) -> None:
    told = [
        f"organization={clubs[name].pk}" in snippets(client, urlencode({"traeger": given}))[0]
        for given, name in (
            ("Chor", "Chor"),
            ("Turnverein Süd", "Turnverein Süd"),
            ("verein nord", "Turnverein Nord"),
        )
    ]

    assert told == [True, True, True]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Angelverein", "Einen Träger „Angelverein“ kennen wir nicht."),
        ("Turn", "Zu „Turn“ passen mehrere Träger, zum Beispiel: "),
    ],
)
def test_a_name_of_no_provider_or_of_several_is_told(
    client: Client, filled: Filled, clubs: dict[str, Organization], name: str, told: str
) -> None:
    page = client.get(f"/de/einbetten?{urlencode({'traeger': name})}").content.decode()

    assert told in html.unescape(page)
    assert "<code>" not in page
