"""Sitemaps as search engines read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings as installed
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.directory.models import Event, LocalizedText, ServiceAtLocation, VolunteerRole
from sozialatlas.exchange.sitemap import documents, listing
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from tests.counted_queries import fewest_queries
from tests.search.world import World

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
LANGUAGES = [code for code, _name in installed.LANGUAGES]
CHANGED = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _real_county(settings: Settings, world: World) -> Iterator[None]:
    settings.DEMO = False
    settings.ALLOWED_HOSTS = ["testserver", "mitte.example"]
    yield
    portals.forget()


def read(client: Client, path: str, host: str = "testserver") -> ET.Element:
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == 200, answer.content[:300]
    return ET.fromstring(answer.content)  # noqa: S314 -- our own answer


def files(client: Client, host: str = "testserver") -> list[tuple[str, str | None]]:
    found = read(client, "/sitemap.xml", host).findall(f"{MAP}sitemap")
    return [
        (urlsplit(str(each.findtext(f"{MAP}loc"))).path, each.findtext(f"{MAP}lastmod"))
        for each in found
    ]


def addresses(client: Client, path: str, host: str = "testserver") -> list[str]:
    found = read(client, path, host).findall(f"{MAP}url/{MAP}loc")
    return [str(each.text) for each in found]


def test_the_index_names_files_that_are_there(client: Client, world: World) -> None:
    for number in range(2):
        world.record(f"Rat {number}", content_changed_at=CHANGED)
    starts = timezone.now() + dt.timedelta(days=1)
    Event.objects.create(
        organization=world.provider, name="Fest", starts_at=starts, content_changed_at=CHANGED
    )
    VolunteerRole.objects.create(
        organization=world.provider, name="Lotsin", content_changed_at=CHANGED
    )
    indexing.build()

    found = files(client)

    assert found == [
        ("/sitemap-seiten-1.xml", None),
        ("/sitemap-angebote-1.xml", "2026-01-05T09:00:00Z"),
        ("/sitemap-veranstaltungen-1.xml", "2026-01-05T09:00:00Z"),
        ("/sitemap-mitmachen-1.xml", "2026-01-05T09:00:00Z"),
    ]
    counts = [len(addresses(client, path)) // len(LANGUAGES) for path, _moment in found]
    assert counts == [9, 2, 1, 1]


def test_a_page_stands_in_each_language_at_its_right_address(client: Client, world: World) -> None:
    link = world.record("Rat & Tat", content_changed_at=CHANGED)
    LocalizedText.objects.create(
        kind="service", record_id=link.service.pk, field="name", language="en", text="Advice"
    )
    indexing.build()

    found = read(client, "/sitemap-angebote-1.xml").findall(f"{MAP}url")

    slugs = {code: "advice" if code == "en" else "rat-tat" for code in LANGUAGES}
    expected = {
        code: f"http://testserver/{code}/angebote/{slug}-{link.pk}" for code, slug in slugs.items()
    }
    assert [each.findtext(f"{MAP}loc") for each in found] == list(expected.values())
    for each in found:
        others = {link.attrib["hreflang"]: link.attrib["href"] for link in each.findall(LINK)}
        assert others == expected
        assert each.findtext(f"{MAP}lastmod") == "2026-01-05T09:00:00Z"
    assert [client.get(url).status_code for url in expected.values()] == [200] * len(LANGUAGES)


def test_all_pages_of_a_portal_answer(client: Client, world: World) -> None:
    Portal.objects.create(
        kind="theme", slug="tanz", name="Tanz", is_published=True, languages=["de", "uk"]
    )
    Portal.objects.create(kind="theme", slug="entwurf", name="Entwurf")
    Portal.objects.create(kind="kiosk", slug="saeule", name="Säule", is_published=True)
    portals.forget()
    indexing.build()

    found = addresses(client, "/sitemap-seiten-1.xml")

    inside = [url for url in found if urlsplit(url).path.split("/")[1] not in LANGUAGES]
    assert inside == ["http://testserver/tanz/de/", "http://testserver/tanz/uk/"]
    german = [url for url in found if "/de/" in url]
    assert [client.get(url).status_code for url in german] == [200] * len(german)


def test_a_portal_with_its_own_host_lists_what_it_shows(client: Client, world: World) -> None:
    town = Portal.objects.create(
        kind="town", slug="mitte", host="mitte.example", name="Mitte", is_published=True,
        languages=["de"], types=["service"],
    )  # fmt: skip
    town.areas.add(world.middle)
    here = world.record("Hier")
    world.record("Dort", world.south)
    VolunteerRole.objects.create(organization=world.provider, name="Lotsin")
    indexing.build()
    portals.forget()

    assert [path for path, _moment in files(client, "mitte.example")] == [
        "/sitemap-seiten-1.xml", "/sitemap-angebote-1.xml",
    ]  # fmt: skip
    assert addresses(client, "/sitemap-angebote-1.xml", "mitte.example") == [
        f"http://mitte.example/de/angebote/hier-{here.pk}"
    ]
    pages = addresses(client, "/sitemap-seiten-1.xml", "mitte.example")
    assert "http://mitte.example/de/suche" in pages
    assert "http://mitte.example/de/mitmachen" not in pages


def test_what_nobody_may_see_is_not_listed(client: Client, world: World) -> None:
    shown = world.record("Offen")
    hidden: list[ServiceAtLocation] = [
        world.record("Zu", status="closed"),
        world.record("Vorbei", visible_to=dt.date(2020, 1, 1)),
    ]
    over = timezone.now() - dt.timedelta(days=9)
    Event.objects.create(organization=world.provider, name="Gewesen", starts_at=over)
    indexing.build()

    found = addresses(client, "/sitemap-angebote-1.xml")

    assert {url[-36:] for url in found} == {str(shown.pk)}
    assert not {url[-36:] for url in found} & {str(each.pk) for each in hidden}
    assert client.get("/sitemap-veranstaltungen-1.xml").status_code == 404


def test_more_than_a_file_holds_goes_into_the_next(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PER_FILE", 2)
    for number in range(3):
        world.record(f"Rat {number}")
    indexing.build()

    paths = [path for path, _moment in files(client)][1:]

    assert paths == ["/sitemap-angebote-1.xml", "/sitemap-angebote-2.xml"]
    both = [set(addresses(client, path)) for path in paths]
    assert [len(each) for each in both] == [2 * len(LANGUAGES), len(LANGUAGES)]
    assert not both[0] & both[1]


def test_the_longest_file_keeps_to_the_limits_of_the_protocol() -> None:
    """The slug has at most 80 letters; a host name of 60 is long."""
    url = f"https://{'x' * 60}/de-simple/veranstaltungen/{'x' * 80}-{'0' * 36}"
    page = documents.Page(dict.fromkeys(LANGUAGES, url), CHANGED)

    one = len(documents.urls([page]).encode())

    assert one * listing.PER_FILE < documents.MOST_BYTES
    assert len(LANGUAGES) * listing.PER_FILE < documents.MOST_URLS


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-seiten-1.xml"])
def test_a_demo_has_no_sitemap(client: Client, settings: Settings, path: str) -> None:
    settings.DEMO = True

    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/sitemap-seiten-2.xml", "/sitemap-angebote-9.xml"])
def test_a_file_that_is_not_there_is_not_found(client: Client, path: str) -> None:
    answer = client.get(path)

    assert [answer.status_code, answer.json()] == [
        404, {"reason": "the sitemap has no such file"},
    ]  # fmt: skip


def test_who_holds_a_file_gets_it_not_again(client: Client) -> None:
    first = client.get("/sitemap-seiten-1.xml")

    again = client.get("/sitemap-seiten-1.xml", headers={"If-None-Match": first["ETag"]})

    assert [again.status_code, again.content, first["Content-Type"]] == [
        304, b"", "application/xml; charset=utf-8",
    ]  # fmt: skip


def test_more_records_take_no_more_queries(client: Client, world: World) -> None:
    def count() -> int:
        indexing.build()
        return fewest_queries(lambda: client.get("/sitemap-angebote-1.xml"))

    world.record("Rat")
    one = count()
    for number in range(2):
        world.record(f"Tat {number}")

    assert count() == one
