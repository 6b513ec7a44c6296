"""The page of one record: what it says, where it leads, and what it keeps to itself."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from django.test import Client

from sozialatlas.core import icons
from sozialatlas.directory.models import (
    Capacity,
    CostOption,
    Event,
    LocalizedText,
    Location,
    Organization,
    Phone,
    Schedule,
    ServiceAtLocation,
    Topic,
    VolunteerRole,
)
from tests.counted_queries import fewest_queries
from tests.portal import detail_world as world

pytestmark = pytest.mark.django_db


def headings(html: str) -> list[str]:
    return [
        re.sub(r"<[^>]+>", "", found).strip()
        for found in re.findall(r"<h[12][^>]*>(.*?)</h[12]>", html, re.DOTALL)
    ]


def data_of(html: str) -> list[dict[str, object]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found is not None
    return json.loads(found[1])


def test_the_page_answers_in_the_order_in_which_people_ask(
    client: Client, record: ServiceAtLocation
) -> None:
    html = client.get(world.url(record)).content.decode()

    assert headings(html) == [
        "Pflegestützpunkt Auental",
        "Was Sie hier bekommen",
        "Kontakt",
        "Öffnungszeiten",
        "Plätze",
        "Für wen",
        "So kommen Sie ins Gespräch",
        "Kosten",
        "Zugang",
        "Stimmen diese Angaben?",
    ]


def test_places_of_which_nobody_knows_a_number_are_not_told_of(
    client: Client, record: ServiceAtLocation
) -> None:
    before = "Plätze" in headings(client.get(world.url(record)).content.decode())
    Capacity.objects.update(available=None, maximum=None)

    after = "Plätze" in headings(client.get(world.url(record)).content.decode())

    assert (before, after) == (True, False)


def test_known_features_are_rows_and_unknown_ones_one_line(
    client: Client, record: ServiceAtLocation
) -> None:
    html = client.get(world.url(record)).content.decode()

    access = html.split('id="zugang"')[1].split("</section>")[0]
    assert re.findall(r"<d[td][^>]*>(.*?)</d[td]>", access) == ["Aufzug", "Ja, 90\u00a0cm"]
    assert re.findall(r'detail__unknown">(.*?)</p>', access) == [
        "Nicht bekannt: Eingang ohne Stufen, Rollstuhlgerechte Toilette, Behindertenparkplatz,"
        " Induktionsanlage, Leitsystem für blinde Menschen, Gebärdensprache, Leichte Sprache,"
        " Ruhiger Raum"
    ]


def test_a_number_is_dialled_and_shown_as_given(client: Client, record: ServiceAtLocation) -> None:
    html = client.get(world.url(record)).content.decode()

    assert '<a href="tel:+49-6400-123456">06400 12 34 56</a>' in html


def test_nobody_having_checked_is_said(client: Client, record: ServiceAtLocation) -> None:
    before = client.get(world.url(record)).content.decode()
    record.verified_at = dt.datetime(2026, 10, 12, 12, tzinfo=world.BERLIN)
    record.save(update_fields=["verified_at"])
    after = client.get(world.url(record)).content.decode()

    assert ["Noch nicht geprüft" in html for html in (before, after)] == [True, False]
    assert "Geprüft am 12.10.2026" in after


def test_all_places_are_listed_and_this_one_is_marked(client: Client) -> None:
    service, area = world.service(), world.town()
    first, second = world.at(service, area, 1), world.at(service, area, 2)

    html = client.get(world.url(second)).content.decode()

    sites = html.split('id="standorte"')[1].split("</section>")[0]
    assert [
        re.findall(r'<a href="([^"]+)">([^<]+)</a>', sites),
        re.findall(r'aria-current="page">([^<]+)<', sites),
        "Alle 2 Standorte" in sites,
    ] == [[(world.url(first), "Haus 1")], ["Haus 2"], True]


def test_a_secret_place_is_never_finer_than_its_municipality(client: Client) -> None:
    service, area = world.service("Frauenhaus Auental"), world.town()
    link = world.at(service, area, 1, is_confidential=True)
    world.at(service, area, 2)
    other = world.at(world.service("Café"), area, 3)
    event = Event.objects.create(
        organization=service.organization,
        location=link.location,
        name="Offener Abend",
        starts_at=world.tomorrow(),
    )
    secrets = ("Marktplatz 1", "50.51", "8.543", "Haus 1", "Bus 215")

    page = client.get(world.url(link)).content.decode()
    own = page.split('id="standorte"')[0]
    ics = client.get(f"/de/veranstaltungen/offener-abend-{event.pk}/termin.ics").content.decode()
    pages = {
        "page": own,
        "places": page.split("sites__here")[1].split("</li>")[0],
        "event": client.get(f"/de/veranstaltungen/offener-abend-{event.pk}").content.decode(),
        "calendar": ics,
    }
    shown = client.get(world.url(other)).content.decode()

    assert {
        name: [secret for secret in (*secrets, "35781") if secret in text]
        for name, text in pages.items()
    } == {name: [] for name in pages}
    assert "Marktplatz 1<" not in page
    assert "Weilental" in own
    assert ["Marktplatz 3" in shown, "35781" in shown, "50.51234" in shown] == [True] * 3


def test_what_machines_read_cannot_end_the_script(client: Client) -> None:
    record = world.at(world.service("Café </script><b>"), world.town())

    html = client.get(world.url(record)).content.decode()

    record_data, way_back = data_of(html)
    assert record_data["name"] == "Café </script><b>"
    assert way_back["@type"] == "BreadcrumbList"


def test_a_service_without_places_has_its_own_page(client: Client) -> None:
    service = world.service(is_online=True)
    world.serves(service, world.town())

    html = client.get(f"/de/angebote/pflegestuetzpunkt-auental-{service.pk}").content.decode()

    assert ["Online" in html, "Für Menschen aus" in html, "Zugang" in headings(html)] == [
        True,
        True,
        False,
    ]


def test_the_page_asks_as_often_for_three_places_as_for_one(client: Client) -> None:
    area = world.town()
    one = world.at(world.service("Eins"), area, 1)
    many = world.service("Drei")
    three = [world.at(many, area, number) for number in (1, 2, 3)][-1]

    counts = [
        fewest_queries(lambda link=link: client.get(world.url(link))) for link in (one, three)
    ]

    assert counts[0] == counts[1]


def test_a_text_only_in_german_is_marked_on_the_english_page(
    client: Client, record: ServiceAtLocation
) -> None:
    LocalizedText.objects.create(
        kind="service",
        record_id=record.service_id,
        field="eligibility",
        language="en",
        text="For people who need care.",
        origin="machine",
    )

    html = client.get(world.url(record, "en")).content.decode()

    assert [
        '<div class="detail__text" lang="de"><p>Wir beraten' in html,
        '<div class="detail__text"><p>For people who need care.' in html,
        "Machine translated" in html,
        "Some of the details are not yet in English, only in German." in html,
    ] == [True] * 4


def test_names_only_in_german_are_marked_on_the_way_back(
    client: Client, record: ServiceAtLocation
) -> None:
    url = world.url(record, "en")
    pages = [client.get(f"{url}{end}").content.decode() for end in ("", "/aendern")]

    ways = [page.split('class="breadcrumb"')[1].split("</nav>")[0] for page in pages]
    assert [re.findall(r'lang="de">([^<]+)<', way) for way in ways] == [
        ["Pflegestützpunkt Auental"]
    ] * 2


def test_a_role_leads_back_to_the_roles_whatever_its_topic(client: Client) -> None:
    role = VolunteerRole.objects.create(
        organization=Organization.objects.create(name="Turnverein"), name="Jugend trainieren"
    )
    role.topics.add(Topic.objects.exclude(parent=None).order_by("pk")[0])

    html = client.get(f"/de/mitmachen/jugend-trainieren-{role.pk}/aendern").content.decode()

    way = html.split('class="breadcrumb"')[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', way)[:2] == ["/de/", "/de/mitmachen"]


def test_a_phone_offers_the_call_before_all_that_is_scrolled_to(client: Client) -> None:
    record = world.at(world.service(), world.town())
    role = VolunteerRole.objects.create(
        organization=Organization.objects.get(), name="Vorlesen", phone="06400 99"
    )
    pages = (world.url(record), f"/de/mitmachen/vorlesen-{role.pk}")

    offered = [
        re.findall(r'detail__call".*?href="([^"]+)".*?kern-label">([^<]+)<', page)
        for page in (client.get(url).content.decode() for url in pages)
    ]

    # A task has a part of its own about joining in.
    assert offered == [[("tel:+49-6400-123456", "06400 12 34 56 anrufen")], []]


def test_a_fax_carries_no_telephone(client: Client, record: ServiceAtLocation) -> None:
    Phone.objects.create(service_at_location=record, number="06400 99", kind="fax")

    html = client.get(world.url(record)).content.decode()

    lines = re.findall(r'<path d="([^"]+)"></path></svg><span>(?:<a[^>]*>)?(06400[ \d]*\d)', html)
    assert lines == [
        (icons.path_of("phone"), "06400 12 34 56"),
        (icons.path_of("fax"), "06400 99"),
    ]


def test_places_stand_by_their_way_from_this_one(client: Client) -> None:
    service, area = world.service(), world.town()
    links = [world.at(service, area, number) for number in (1, 2, 3)]
    for link, lat in zip(links, (50.9, 50.1, 50.2), strict=True):
        Location.objects.filter(pk=link.location_id).update(lat=lat)

    html = client.get(world.url(links[1])).content.decode()

    sites = html.split('id="standorte"')[1].split("</section>")[0]
    assert re.findall(r">(Haus \d)<", sites) == ["Haus 2", "Haus 3", "Haus 1"]


def test_what_holds_only_today_is_not_printed(client: Client, record: ServiceAtLocation) -> None:
    for weekday in range(7):
        Schedule.objects.create(
            service_at_location=record, weekday=weekday, opens=dt.time(0), closes=dt.time(0)
        )

    html = client.get(world.url(record)).content.decode()

    assert "<span data-screen-only>(heute)</span>" in html
    facts = html.split('<ul class="facts">')[1].split("</ul>")[0]
    assert re.findall(r"<li[^>]*data-screen-only>.*?<span>([^<]+)<", facts) == [
        "Durchgehend geöffnet"
    ]


@pytest.mark.parametrize(
    ("rule", "further"),
    [
        ("FREQ=WEEKLY;COUNT=6", []),
        ("FREQ=WEEKLY;COUNT=7", ["und 1 weiterer Termin"]),
        ("FREQ=WEEKLY;COUNT=12", ["und 6 weitere Termine"]),
        ("FREQ=WEEKLY", ["und weitere Termine"]),
        ("FREQ=YEARLY", ["und weitere Termine"]),
    ],
)
def test_an_event_says_how_many_dates_follow_those_shown(
    client: Client, rule: str, further: list[str]
) -> None:
    event = Event.objects.create(
        organization=Organization.objects.create(name="Diakonieverein"),
        name="Chor",
        starts_at=world.tomorrow(),
        rrule=rule,
    )

    html = client.get(f"/de/veranstaltungen/chor-{event.pk}").content.decode()

    assert re.findall(r'<p class="detail__further">([^<]+)</p>', html) == further


def test_what_is_free_needs_no_section_to_say_so_again(
    client: Client, record: ServiceAtLocation
) -> None:
    CostOption.objects.all().delete()
    sections = []
    for fees in ("", "Material kostet extra."):
        record.service.fees = fees
        record.service.save(update_fields=["fees"])
        html = client.get(world.url(record)).content.decode()
        sections.append(html.count('id="kosten"'))

    assert sections == [0, 1]


def test_an_event_names_its_next_dates_and_goes_into_a_calendar(client: Client) -> None:
    event = Event.objects.create(
        organization=Organization.objects.create(name="Diakonieverein"),
        name="Repair-Café",
        starts_at=world.tomorrow(),
        ends_at=world.tomorrow() + dt.timedelta(hours=2),
        rrule="FREQ=WEEKLY",
    )
    url = f"/de/veranstaltungen/repair-cafe-{event.pk}"

    html = client.get(url).content.decode()
    file = client.get(f"{url}/termin.ics")

    dates = html.split('class="detail__dates"')[1].split("</ul>")[0]
    assert [dates.count("<li>"), dates.count("18 bis 20 Uhr")] == [6, 6]
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert [line in file.content.decode() for line in ("RRULE:FREQ=WEEKLY", "TZID=Europe")] == [
        True,
        True,
    ]


def test_a_role_says_what_one_brings_along(client: Client) -> None:
    role = VolunteerRole.objects.create(
        organization=Organization.objects.create(name="Bücherei Weilental"),
        name="Vorlesen",
        skills="Freude an Geschichten",
        time_needed="Zwei Stunden im Monat",
        contact_name="Ansprechstelle Ehrenamt",
        phone="06400 1",
    )

    html = client.get(f"/de/mitmachen/vorlesen-{role.pk}").content.decode()

    assert headings(html) == [
        "Vorlesen",
        "Auf einen Blick",
        "So machen Sie mit",
        "Kontakt",
        "Was Sie mitbringen",
        "Stimmen diese Angaben?",
    ]
    assert ["Zwei Stunden im Monat" in html, "Ansprechstelle Ehrenamt" in html] == [True, True]


def test_a_page_sets_no_cookie(client: Client, record: ServiceAtLocation) -> None:
    answer = client.get(world.url(record))

    assert (answer.status_code, dict(answer.cookies)) == (200, {})
