"""Feeds of what is new and changed, as programs read them."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from sozialatlas.core import formats
from sozialatlas.directory.models import (
    Event,
    Service,
    ServiceAtLocation,
    Topic,
    VolunteerRole,
)
from sozialatlas.exchange.feeds import views
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from tests.counted_queries import fewest_queries
from tests.search.world import World

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
BEGIN = dt.datetime(2026, 1, 5, 9, 0, tzinfo=dt.UTC)


def days(count: int) -> dt.datetime:
    return BEGIN + dt.timedelta(days=count)


def offer(world: World, name: str, changed: int, **given: object) -> ServiceAtLocation:
    return world.record(name, content_changed_at=days(changed), **given)


def atom(client: Client, address: str = "/de/suche.atom") -> ET.Element:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content[:300]
    return ET.fromstring(answer.content)  # noqa: S314 -- our own answer


def rss(client: Client, address: str = "/de/suche.rss") -> ET.Element:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content[:300]
    (channel,) = ET.fromstring(answer.content)  # noqa: S314 -- our own answer
    return channel


def titles(feed: ET.Element) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


def links(part: ET.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in part.findall(f"{ATOM}link")}


def test_what_changed_last_comes_first_and_a_service_once(client: Client, world: World) -> None:
    old = offer(world, "Alt", 1)
    offer(world, "Neu", 3)
    world.link(old.service, world.south, content_changed_at=days(2))
    indexing.build()

    found = atom(client)

    assert titles(found) == ["Neu", "Alt"]


def test_a_feed_is_atom(client: Client, world: World) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: what each feed and each entry must hold."""
    link = offer(world, "Rat & <Tat>", 1, summary="Für 1 < 2 & alle.")
    topic = Topic.objects.create(code="x-rat", name="Rat")
    link.service.topics.add(topic)
    indexing.build()

    found = atom(client, "/de/suche.atom?topic=x-rat&q=")

    (entry,) = found.findall(f"{ATOM}entry")
    page = f"http://testserver/de/angebote/rat-tat-{link.pk}"
    said = {name: found.findtext(f"{ATOM}{name}") for name in ("id", "updated", "title", "rights")}
    assert said == {
        "id": "http://testserver/de/suche.atom?topic=x-rat",
        "updated": "2026-01-06T09:00:00+00:00",
        "title": "Angebote, neu und geändert, Sozialatlas Musterkreis: Rat",
        "rights": "Musterkreis, Datenlizenz Deutschland - Namensnennung - Version 2.0",
    }
    assert links(found) == {
        "alternate": "http://testserver/de/suche?topic=x-rat",
        "self": "http://testserver/de/suche.atom?topic=x-rat",
        "license": "https://www.govdata.de/dl-de/by-2-0",
    }
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Musterkreis"
    stand = f"{timezone.localdate():%d.%m.%Y}"
    assert str(found.findtext(f"{ATOM}subtitle")).startswith(f"Stand: {stand}. Lizenz: ")
    assert [entry.findtext(f"{ATOM}{name}") for name in ("id", "updated", "title")] == [
        link.service.pk.urn, "2026-01-06T09:00:00+00:00", "Rat & <Tat>",
    ]  # fmt: skip
    assert links(entry) == {"alternate": page, "related": f"{page}/aendern"}
    assert entry.findtext(f"{ATOM}summary") == (
        "<p>Für 1 &lt; 2 &amp; alle.<br>Träger: Beispielwerk<br>Ort: Mittstadt</p>"
    )
    assert [each.attrib["term"] for each in entry.findall(f"{ATOM}category")] == ["Rat"]


def test_a_feed_is_rss(client: Client, world: World) -> None:
    """RSS 2.0.11: required are title, link and description; dates are those of RFC 822."""
    link = offer(world, "Rat", 1)
    indexing.build()

    channel = rss(client, "/de/suche.rss?q=Rat")

    (item,) = channel.findall("item")
    (own, licence) = channel.findall(f"{ATOM}link")
    guid = item.find("guid")
    assert guid is not None
    assert [channel.findtext(name) for name in ("title", "link", "language", "ttl")] == [
        "Angebote, neu und geändert, Sozialatlas Musterkreis: Rat",
        "http://testserver/de/suche?q=Rat",
        "de",
        "360",
    ]
    assert str(channel.findtext("description")).startswith("Stand: ")
    assert [own.attrib["href"], licence.attrib["rel"]] == [
        "http://testserver/de/suche.rss?q=Rat", "license",
    ]  # fmt: skip
    page = f"http://testserver/de/angebote/rat-{link.pk}"
    assert [item.findtext("link"), item.findtext("comments")] == [page, f"{page}/aendern"]
    assert [guid.text, guid.attrib] == [link.service.pk.urn, {"isPermaLink": "false"}]
    dates = [channel.findtext("lastBuildDate"), item.findtext("pubDate")]
    assert [parsedate_to_datetime(str(date)) for date in dates] == [days(1), days(1)]


def test_each_page_of_results_has_its_own_feed(client: Client, world: World) -> None:
    offer(world, "Angebot", 1)
    starts = timezone.now() + dt.timedelta(days=1)
    Event.objects.create(organization=world.provider, name="Fest", starts_at=starts)
    VolunteerRole.objects.create(organization=world.provider, name="Lotsin")
    indexing.build()

    words = ("suche", "veranstaltungen", "mitmachen")
    assert [titles(atom(client, f"/de/{word}.atom")) for word in words] == [
        ["Angebot"], ["Fest"], ["Lotsin"],
    ]  # fmt: skip
    assert sorted(map(str, titles(atom(client, "/de/suche.atom?type=event&type=service")))) == [
        "Angebot", "Fest",
    ]  # fmt: skip


def test_an_event_says_when_it_is_next(client: Client, world: World) -> None:
    starts = timezone.localtime().replace(hour=18, minute=0) + dt.timedelta(days=1)
    Event.objects.create(
        organization=world.provider, name="Fest", starts_at=starts - dt.timedelta(days=7),
        rrule="FREQ=WEEKLY",
    )  # fmt: skip
    indexing.build()

    (entry,) = atom(client, "/de/veranstaltungen.atom").findall(f"{ATOM}entry")

    said = str(entry.findtext(f"{ATOM}summary"))
    assert f"<br>Nächster Termin: {formats.moment(starts, starts.date())}<br>" in said


def test_a_feed_keeps_to_its_portal(client: Client, world: World) -> None:
    town = Portal.objects.create(kind="town", slug="mittstadt", name="Mitte", is_published=True)
    town.areas.add(world.middle)
    offer(world, "Hier", 1)
    offer(world, "Dort", 2, where=world.south)
    indexing.build()
    portals.renew()

    found = atom(client, "/mittstadt/de/suche.atom")

    (entry,) = found.findall(f"{ATOM}entry")
    assert titles(found) == ["Hier"]
    assert [urlsplit(url).path.split("/")[1] for url in links(entry).values()] == ["mittstadt"] * 2
    assert links(found)["self"] == "http://testserver/mittstadt/de/suche.atom"


def test_a_place_and_a_provider_narrow(client: Client, world: World) -> None:
    offer(world, "Hier", 1)
    offer(world, "Dort", 2, where=world.south)
    indexing.build()

    addresses = (f"municipality={world.south.key}", f"organization={world.provider.pk}")
    found = [titles(atom(client, f"/de/suche.atom?{query}")) for query in addresses]

    assert found == [["Dort"], ["Dort", "Hier"]]


def test_a_secret_address_stays_secret(client: Client, world: World) -> None:
    offer(
        world, "Schutz", 1,
        place={"name": "Geheimes Haus", "is_confidential": True, "lat": 50.2345, "lon": 8.1234},
    )  # fmt: skip
    indexing.build()

    found = [client.get(f"/de/suche.{form}").content.decode() for form in ("atom", "rss")]

    assert [("Schutz" in text, "Geheim" in text, "50.23" in text) for text in found] == [
        (True, False, False)
    ] * 2


def test_what_is_gone_is_not_told(client: Client, world: World) -> None:
    offer(world, "Offen", 1)
    offer(world, "Zu", 2)
    indexing.build()
    Service.objects.filter(name="Zu").update(status="closed")

    assert titles(atom(client)) == ["Offen"]


def test_a_feed_holds_the_newest_hundred(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST", 2)
    for number in range(3):
        offer(world, f"Rat {number}", number)
    indexing.build()

    assert titles(atom(client)) == ["Rat 2", "Rat 1"]


def test_what_no_xml_may_hold_becomes_a_space(client: Client, world: World) -> None:
    offer(world, "Chor\x0bprobe\ufffe", 1, summary="Singen\x1f")
    indexing.build()

    assert titles(atom(client)) == ["Chor probe "]


def test_an_empty_feed_is_of_today(client: Client, world: World) -> None:
    indexing.build()
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)

    found = atom(client)

    assert dt.datetime.fromisoformat(str(found.findtext(f"{ATOM}updated"))) == midnight


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("color=red", "color"), ("page=2", "page"), ("sort=name", "sort"),
        ("open_now=1", "open_now"), ("topic=x-none", "topic"),
        ("place=Nirgendheim", "place"), ("age=old", "age"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_named(
    client: Client, world: World, query: str, parameter: str
) -> None:
    answer = client.get(f"/de/suche.atom?{query}")

    assert [answer.status_code, answer.json()["parameter"], answer["Content-Type"]] == [
        400, parameter, "application/json",
    ]  # fmt: skip


def test_a_feed_of_events_is_about_nothing_else(client: Client, world: World) -> None:
    answer = client.get("/de/veranstaltungen.atom?type=service")

    assert [answer.status_code, answer.json()["parameter"]] == [400, "type"]


def test_only_reading_is_answered(client: Client, world: World) -> None:
    answer = client.post("/de/suche.atom")

    assert [answer.status_code, answer["Allow"]] == [405, "GET, HEAD, OPTIONS"]


def test_who_holds_a_feed_gets_it_not_again(client: Client, world: World) -> None:
    offer(world, "Rat", 1)
    indexing.build()
    first = client.get("/de/suche.atom")
    later = http_date((timezone.now() + dt.timedelta(days=1)).timestamp())

    again = client.get("/de/suche.atom", headers={"If-None-Match": first["ETag"]})
    since = client.get("/de/suche.atom", headers={"If-Modified-Since": later})
    head = client.head("/de/suche.atom")

    assert [again.status_code, again.content, since.status_code] == [304, b"", 304]
    assert [head.status_code, head.content, head["ETag"]] == [200, b"", first["ETag"]]
    assert [first["Access-Control-Allow-Origin"], first["Content-Type"]] == [
        "*", "application/atom+xml; charset=utf-8",
    ]  # fmt: skip
    assert first["Link"] == '<https://www.govdata.de/dl-de/by-2-0>; rel="license"'
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    assert first["Last-Modified"] == http_date(midnight.timestamp())


def test_what_a_source_dates_ahead_does_not_date_the_answer(client: Client, world: World) -> None:
    world.record("Rat", content_changed_at=timezone.now() + dt.timedelta(days=2))
    indexing.build()

    answer = client.get("/de/suche.atom")

    assert parsedate_to_datetime(answer["Last-Modified"]) <= timezone.now()


def test_a_draft_of_a_portal_has_no_feed(client: Client, world: World) -> None:
    portal = Portal.objects.create(kind="theme", slug="entwurf", name="Entwurf")
    portals.renew()
    draft = client.get("/entwurf/de/suche.atom").status_code
    Portal.objects.filter(pk=portal.pk).update(is_published=True)
    portals.forget()

    assert [draft, client.get("/entwurf/de/suche.atom").status_code] == [404, 200]


def test_a_feed_says_in_which_language_it_is(client: Client, world: World) -> None:
    offer(world, "Rat", 1)
    indexing.build()

    found = atom(client, "/en/suche.atom")

    (entry,) = found.findall(f"{ATOM}entry")
    assert found.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en"
    assert urlsplit(links(entry)["alternate"]).path.startswith("/en/angebote/rat-")


def test_more_records_take_no_more_queries(client: Client, world: World) -> None:
    def count() -> int:
        indexing.build()
        return fewest_queries(lambda: client.get("/de/suche.atom"))

    offer(world, "Rat", 1)
    one = count()
    for number in range(2):
        offer(world, f"Tat {number}", number)

    assert count() == one


def test_ids_stay_when_names_change(client: Client, world: World) -> None:
    service = offer(world, "Rat", 1).service
    indexing.build()
    before = atom(client).findtext(f"{ATOM}entry/{ATOM}id")
    Service.objects.filter(pk=service.pk).update(name="Neuer Rat")

    after = atom(client).findtext(f"{ATOM}entry/{ATOM}id")

    assert [before, after] == [service.pk.urn, service.pk.urn]
