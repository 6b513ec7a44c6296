"""Which portal a request is for: by its host, by its path, and by nothing else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_script_prefix
from pytest_django import Settings

from sozialatlas.search import portals
from sozialatlas.search.models import Portal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    portals.forget()


def _portal(**values: object) -> Portal:
    made = Portal.objects.create(
        **{
            "kind": "theme",
            "slug": "senioren",
            "name": "Netzwerk Senioren",
            "is_published": True,
            **values,
        }
    )
    portals.forget()
    return made


def test_a_path_begins_with_its_portal(client: Client) -> None:
    _portal()

    page = client.get("/senioren/de/")

    assert page.status_code == 200
    assert "Netzwerk Senioren" in page.content.decode()


def test_all_links_of_a_page_stay_inside_its_portal(client: Client) -> None:
    _portal()

    text = client.get("/senioren/de/suche").content.decode()

    assert 'href="/senioren/de/"' in text
    assert 'href="/de/' not in text
    assert 'action="/de/' not in text


def test_after_a_portal_links_lead_to_the_root_again(client: Client) -> None:
    _portal()

    client.get("/senioren/de/")

    assert get_script_prefix() == "/"
    assert 'href="/de/"' in client.get("/de/suche").content.decode()


@pytest.mark.parametrize("path", ["/nirgends/de/", "/nirgends/", "/nirgends/de/suche?q=x"])
def test_a_portal_that_nobody_made_is_not_found(client: Client, path: str) -> None:
    _portal()

    page = client.get(path)

    assert page.status_code == 404
    assert "Netzwerk Senioren" not in page.content.decode()


def test_the_bare_portal_leads_to_its_start_page(client: Client) -> None:
    _portal()

    page = client.get("/senioren/", headers={"Accept-Language": "en"})

    assert (page.status_code, page["Location"]) == (302, "/senioren/en/")


def test_a_portal_without_its_slash_is_led_on(client: Client) -> None:
    _portal()

    page = client.get("/senioren")

    assert (page.status_code, page["Location"]) == (301, "/senioren/")


def test_a_draft_is_shown_to_nobody(client: Client) -> None:
    _portal(is_published=False)

    assert client.get("/senioren/de/").status_code == 404


@pytest.mark.parametrize("path", ["", "de/", "de/suche", "de/nichts", "farben.css", "sw.js"])
@pytest.mark.parametrize("cookie", ["", "guessed"])
def test_no_page_of_an_error_tells_a_draft(client: Client, path: str, cookie: str) -> None:
    _portal(is_published=False, subtitle="Noch geheim", accent="#00594a")
    if cookie:
        client.cookies["sessionid"] = cookie

    page = client.get(f"/senioren/{path}", follow=True)

    told = page.content.decode()
    assert page.status_code == 404
    assert [word for word in ("Netzwerk", "geheim", "farben.css") if word in told] == []


@pytest.mark.parametrize("values", [{"kind": "county", "slug": ""}, {"host": "testserver"}])
def test_a_draft_locks_nobody_out_of_publishing_it(
    client: Client, values: dict[str, object]
) -> None:
    _portal(is_published=False, **values)

    paths = ("/admin/login/", "/de/konto/anmelden", "/de/", "/api/search")
    statuses = [client.get(path).status_code for path in paths]

    assert statuses == [200, 200, 404, 404]


def test_a_draft_is_shown_to_who_may_publish_it(admin_client: Client) -> None:
    _portal(is_published=False)

    assert admin_client.get("/senioren/de/").status_code == 200


def test_a_language_that_is_not_offered_leads_to_the_first_that_is(client: Client) -> None:
    _portal(languages=["de", "en"])

    page = client.get("/senioren/tr/suche?q=kita")

    assert (page.status_code, page["Location"]) == (302, "/senioren/de/suche?q=kita")


def test_a_portal_of_its_own_host_is_at_the_root_there(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["senioren.example", "testserver"]
    _portal(host="senioren.example")

    there = client.get("/de/", headers={"host": "senioren.example:8000"})
    here = client.get("/de/")

    assert "Netzwerk Senioren" in there.content.decode()
    assert "Netzwerk Senioren" not in here.content.decode()


def test_under_its_own_host_there_is_no_other_portal(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["senioren.example"]
    _portal(host="senioren.example")
    _portal(slug="familie", name="Familie")

    page = client.get("/familie/de/", headers={"host": "senioren.example"})

    assert page.status_code == 404


@pytest.mark.parametrize("path", ["/senioren/admin/", "/senioren/api/search", "/senioren/healthz"])
def test_what_is_for_machines_and_editors_has_no_portal(client: Client, path: str) -> None:
    _portal()

    assert client.get(path).status_code == 404


def test_colours_of_a_portal_come_as_a_style_sheet_of_its_own(client: Client) -> None:
    _portal(accent="#00594a")

    page = client.get("/senioren/de/").content.decode()
    sheet = client.get("/senioren/farben.css")

    assert 'href="/senioren/farben.css?v=' in page
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert "--kern-color-action-default:#00594a" in sheet.content.decode()


def test_a_changed_portal_is_seen_after_a_moment(client: Client) -> None:
    made = _portal()
    client.get("/senioren/de/")

    made.name = "Treffpunkt Alter"
    made.save()
    portals.renew()

    assert "Treffpunkt Alter" in client.get("/senioren/de/").content.decode()


# All below a portal that machines and people ask for.
PATHS = (
    "", "de", "de/", "en/", "xx/", "de/suche", "de/suche?q=x", "de/veranstaltungen.ics",
    "de/karte/suche.json", "de/merkliste", "de/einbetten", "de/kontakt", "de/?entwurf=1",
    "farben.css", "sw.js", "offline.json", "robots.txt", "sitemap.xml", "favicon.ico", "suche",
    "embed/v1.js", "embed/v1/liste.html", "api/search", "healthz", "admin/",
    "karte/grenzen.json", "geheim/de/",
)  # fmt: skip


# Of the other methods, a path of each kind of view tells enough.
ASKED = [("get", path) for path in PATHS] + [
    (method, path)
    for method in ("head", "post", "options")
    for path in ("", "de/", "de/suche", "embed/v1/liste.html", "api/search")
]


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("kind", "cookie"), [("theme", ""), ("kiosk", ""), ("town", ""), ("theme", "guessed")]
)
def test_a_draft_answers_like_a_portal_that_nobody_made(kind: str, cookie: str) -> None:
    _portal(slug="geheim", kind=kind, name="Geheim", languages=["de"], is_published=False)

    astray = [
        (method, path)
        for method, path in ASKED
        if _told("geheim", method, path, cookie) != _told("nichtda", method, path, cookie)
    ]

    assert astray == []


def _told(slug: str, method: str, path: str, cookie: str) -> tuple[object, ...]:
    """Return all that an answer says, with the name of the portal taken out."""
    client = Client(headers={"Accept-Language": "en"})
    if cookie:
        client.cookies["sessionid"] = cookie
    answer = getattr(client, method)(f"/{slug}/{path}")
    headers = {name: text.replace(slug, "SLUG") for name, text in answer.items()}
    body = answer.content.decode().replace(slug, "SLUG")
    return answer.status_code, headers, body, answer.cookies.output()


def test_a_draft_without_its_slash_is_not_led_on(client: Client) -> None:
    _portal(is_published=False)

    assert [client.get(path).status_code for path in ("/senioren", "/senioren/")] == [404, 404]


@pytest.mark.parametrize("path", ["liste", "liste.html", "angebot.html", "karte"])
def test_an_embed_tells_no_draft(client: Client, path: str) -> None:
    _portal(slug="geheim", is_published=False)

    told = [
        (answer.status_code, answer.content.decode().replace(slug, "SLUG"))
        for slug in ("geheim", "nichtda")
        for answer in [client.get(f"/embed/v1/{path}?portal={slug}")]
    ]

    assert told[0] == told[1]
