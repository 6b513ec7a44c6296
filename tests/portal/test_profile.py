"""What somebody needs stands in the address, and results and records say how they suit it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sozialatlas.core import addresses
from sozialatlas.directory.models import Accessibility, Event, Phone, Schedule, ServiceAtLocation
from sozialatlas.portal.profile.address import carry, known
from sozialatlas.search import indexing
from sozialatlas.search.models import Portal
from tests.portal.calendar.events import event, in_days
from tests.portal.searching import links, look, names, text
from tests.search.world import World

pytestmark = pytest.mark.django_db

WHEELS = "profile=wheelchair"


@pytest.fixture
def ramp(world: World) -> ServiceAtLocation:
    """Return a service behind a door of 95 cm, without a toilet for wheelchairs."""
    link = world.record("Hilfe mit Rampe", world.middle)
    for feature, answer, width in (("step_free", "yes", 95), ("toilet", "no", None)):
        Accessibility.objects.create(
            location=link.location, feature=feature, answer=answer, measure=width,
            unit="cm" if width else "",
        )  # fmt: skip
    world.record("Hilfe ohne Angaben", world.middle)
    world.service("Hilfe am Telefon", is_by_phone=True)
    indexing.build()
    return link


@pytest.fixture
def fest(world: World) -> Event:
    """Return an event of tomorrow behind a door of 95 cm, and another one online."""
    place = world.location(world.middle)
    for feature, width in (("step_free", 95), ("toilet", None)):
        Accessibility.objects.create(
            location=place, feature=feature, answer="yes", measure=width,
            unit="cm" if width else "",
        )  # fmt: skip
    made = event(world, "Fest", in_days(1), location=place)
    event(world, "Vortrag", in_days(1), is_online=True)
    indexing.build()
    return made


def test_results_say_what_fits_what_is_missing_and_what_is_unknown(
    client: Client, ramp: ServiceAtLocation
) -> None:
    page = look(client, f"/de/suche?q=Hilfe&{WHEELS}&profile=deaf")

    told = re.findall(r'class="facts__profile-(\w+)">.*?<span>(.*?)</span>', page)
    assert sorted((fit, words.replace("\xa0", " ")) for fit, words in told) == [
        (
            "fails",
            "Mit Rollstuhl: passt nicht. Vorhanden: Eingang ohne Stufen (95 cm)."
            " Fehlt: Rollstuhlgerechte Toilette. Unbekannt: Aufzug, Behindertenparkplatz.",
        ),
        ("open", "Gehörlos: unklar. Dazu ist noch nichts bekannt, fragen Sie vorher nach."),
        ("open", "Gehörlos: unklar. Dazu ist noch nichts bekannt, fragen Sie vorher nach."),
        ("open", "Mit Rollstuhl: unklar. Dazu ist noch nichts bekannt, fragen Sie vorher nach."),
    ]


def test_results_outside_the_county_are_told_likewise(client: Client, world: World) -> None:
    link = world.record("Hilfe draußen", place={"is_outside": True})
    Accessibility.objects.create(location=link.location, feature="sign_language", answer="yes")
    indexing.build()

    page = look(client, "/de/suche?q=Hilfe&profile=deaf")

    assert "Gehörlos: passt. Vorhanden: Gebärdensprache." in text(page)
    assert links(page)["Hilfe draußen"].endswith(f"{link.pk}?profile=deaf")


def test_a_profile_hides_nothing_and_changes_no_order(
    client: Client, ramp: ServiceAtLocation
) -> None:
    plain, mine = (look(client, f"/de/suche?q=Hilfe{more}") for more in ("", f"&{WHEELS}"))

    assert len(names(plain)) == 3
    assert names(mine) == names(plain)


def test_the_links_of_a_page_carry_the_profile_along(
    client: Client, ramp: ServiceAtLocation
) -> None:
    page = look(client, f"/de/suche?q=Hilfe&{WHEELS}")
    found = links(page)

    assert found["Hilfe mit Rampe"].endswith(f"{ramp.pk}?{WHEELS}")
    assert found["Name"] == f"/de/suche?q=Hilfe&sort=name&{WHEELS}"
    assert found["Ändern"] == f"/de/barrieren?q=Hilfe&{WHEELS}"
    assert found["Entfernen"] == "/de/suche?q=Hilfe"
    assert page.count('<input type="hidden" name="profile" value="wheelchair">') == 2
    assert 'rel="canonical" href="http://testserver/de/suche?q=Hilfe"' in page


def test_the_page_of_a_record_says_how_it_suits(client: Client, ramp: ServiceAtLocation) -> None:
    address = links(look(client, f"/de/suche?q=Rampe&{WHEELS}"))["Hilfe mit Rampe"]

    page = text(look(client, address))

    assert "Mit Rollstuhl: passt nicht. Vorhanden: Eingang ohne Stufen (95 cm)." in page
    assert "Was für Sie zählt: Mit Rollstuhl Ändern Entfernen" in page


def test_a_record_says_how_to_write_and_whether_one_has_to_wait(
    client: Client, ramp: ServiceAtLocation
) -> None:
    Schedule.objects.create(service_at_location=ramp, by_appointment=True)
    Phone.objects.create(service=ramp.service, number="0151 23456789", kind=Phone.Kind.TEXT)
    address = links(look(client, "/de/suche?q=Rampe&profile=deaf&profile=anxious"))[
        "Hilfe mit Rampe"
    ]

    page = text(look(client, address))

    assert "Gehörlos: unklar. Vorhanden: Kontakt ohne Telefonieren. Unbekannt: " in page
    assert "Vorhanden: Termin ohne Warten. Unbekannt: Ruhiger Raum." in page


def test_an_info_point_keeps_nothing_of_anybody(
    client: Client, ramp: ServiceAtLocation, world: World
) -> None:
    portal = Portal.objects.create(
        kind=Portal.Kind.KIOSK, slug="infopunkt", name="Infopunkt", is_published=True
    )
    pages = ("suche", "barrieren", addresses.record("service", "x", ramp.pk, "de")[4:])
    found = {
        prefix: [
            "portal/js/profile" in client.get(f"{prefix}/de/{page}", follow=True).content.decode()
            for page in pages
        ]
        for prefix in ("", f"/{portal.slug}")
    }

    assert found == {"": [True] * 3, "/infopunkt": [False] * 3}
    exit_of = client.get("/infopunkt/de/soforthilfe").content.decode()
    assert 'href="/infopunkt/de/" rel="nofollow noreferrer" data-quick-exit' in exit_of


def test_a_wrong_address_of_a_record_leads_on_with_the_profile(
    client: Client, ramp: ServiceAtLocation
) -> None:
    answer = client.get(f"/de/angebote/falsch-{ramp.pk}?{WHEELS}")

    assert (answer.status_code, answer["Location"].endswith(f"{ramp.pk}?{WHEELS}")) == (301, True)


def test_an_unknown_profile_is_named_and_left_out(client: Client, ramp: ServiceAtLocation) -> None:
    page = look(client, f"/de/suche?q=Hilfe&profile=xyz&{WHEELS}")

    assert "nicht zu verstehen und wurde weggelassen: Barrieren." in text(page)
    assert links(page)["Name"] == f"/de/suche?q=Hilfe&sort=name&{WHEELS}"


def test_the_page_of_profiles_keeps_the_search_and_ticks_what_was_chosen(client: Client) -> None:
    page = look(client, f"/de/barrieren?q=Hilfe&topic=care&page=3&{WHEELS}&profile=xyz&foo=1")

    form = page.partition('<form class="profile-form"')[2].partition("</form>")[0]
    assert re.findall(r'type="hidden" name="(.*?)" value="(.*?)"', form) == [
        ("q", "Hilfe"),
        ("topic", "care"),
    ]
    assert re.findall(r'value="(\w+)"[^>]* checked', form) == ["wheelchair"]


def test_a_profile_costs_one_query_whatever_the_number_of_results(
    client: Client, world: World
) -> None:
    for number in range(3):
        link = world.record(f"Hilfe {number}")
        Accessibility.objects.create(location=link.location, feature="lift", answer="yes")
    world.record("Rat")
    indexing.build()

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(address)
        return len([query for query in caught if "accessibility" in query["sql"]])

    assert [queries(f"/de/suche?q={word}&{WHEELS}") for word in ("Rat", "Hilfe")] == [1, 1]
    assert queries("/de/suche?q=Hilfe") == 0


@pytest.mark.parametrize("page", ["veranstaltungen", "veranstaltungen/monat"])
def test_the_calendar_carries_the_profile_and_comes_back_with_it(
    client: Client, fest: Event, page: str
) -> None:
    address = f"/de/{page}?q=Fest&{WHEELS}"
    shown = look(client, address)
    found = links(shown)

    change = f"/de/barrieren?q=Fest&{WHEELS}&zu={page.replace('/', '%2F')}"
    assert [found[words] for words in ("Fest", "Ändern", "Entfernen", "Karte")] == [
        f"{addresses.record('event', 'fest', fest.pk, 'de')}?{WHEELS}",
        change,
        f"/de/{page}?q=Fest",
        f"/de/veranstaltungen/karte?q=Fest&{WHEELS}",
    ]
    assert f'rel="canonical" href="http://testserver/de/{page}?q=Fest"' in shown
    assert found["Kalender abonnieren"] == "webcal://testserver/de/veranstaltungen.ics?q=Fest"
    form = look(client, change).partition('<form class="profile-form"')[2].partition("</form>")[0]
    assert re.findall(r'action="(.*?)"|type="hidden" name="(.*?)" value="(.*?)"', form) == [
        (f"/de/{page}", "", ""),
        ("", "q", "Fest"),
    ]
    assert ">Zeigen<" in form


def test_days_that_are_shown_survive_a_change_of_needs(client: Client, fest: Event) -> None:
    given = f"from={fest.starts_at:%Y-%m-%d}"
    shown = look(client, f"/de/veranstaltungen?{given}")

    (change,) = (url for words, url in links(shown).items() if words.startswith("Barrieren:"))
    form = look(client, change).partition('<form class="profile-form"')[2].partition("</form>")[0]

    assert change == f"/de/barrieren?{given}&zu=veranstaltungen"
    assert re.findall(r'type="hidden" name="(.*?)" value="(.*?)"', form) == [
        tuple(given.split("="))
    ]


def test_only_pages_of_results_can_be_come_back_to(client: Client) -> None:
    page = look(client, "/de/barrieren?zu=https://example.org/&zu=soforthilfe")

    assert re.findall(r'profile-form" action="(.*?)"', page) == ["/de/suche"]


def test_events_of_the_list_say_how_their_place_suits(client: Client, fest: Event) -> None:
    page = look(client, f"/de/veranstaltungen?{WHEELS}&profile=deaf")

    told = re.findall(r'class="facts__profile-(\w+)">.*?<span>(.*?)</span>', page)
    assert [(fit, words.replace("\xa0", " ")) for fit, words in told] == [
        (
            "fits",
            "Mit Rollstuhl: passt. Vorhanden: Eingang ohne Stufen (95 cm),"
            " Rollstuhlgerechte Toilette. Unbekannt: Aufzug, Behindertenparkplatz.",
        ),
        ("open", "Gehörlos: unklar. Dazu ist noch nichts bekannt, fragen Sie vorher nach."),
    ]


def test_cells_of_a_month_say_it_in_a_word(client: Client, fest: Event) -> None:
    month = f"month={fest.starts_at:%Y-%m}"
    told = [
        re.findall(r'month__suits facts__profile-(\w+)">.*?</svg>(.*?)</span>', page)
        for page in (
            look(client, f"/de/veranstaltungen/monat?{month}{profile}")
            for profile in ("", f"&{WHEELS}", f"&{WHEELS}&profile=deaf")
        )
    ]

    assert told == [[], [("fits", "passt")], [("open", "unklar")]]


def test_a_profile_costs_the_calendar_one_query(client: Client, fest: Event) -> None:
    def asked(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            client.get(address)
        return len([query for query in caught if "accessibility" in query["sql"]])

    pages = [f"/de/veranstaltungen{path}" for path in ("", "/monat")]
    assert [asked(page) for page in pages] == [0, 0]
    assert [asked(f"{page}?{WHEELS}&profile=deaf") for page in pages] == [1, 1]


def test_profiles_of_an_address_stand_in_one_order() -> None:
    assert known(["deaf", "x", "wheelchair", "deaf"]) == ("wheelchair", "deaf")


@pytest.mark.parametrize(
    ("url", "carried"),
    [
        ("/de/a", "/de/a?profile=deaf"),
        ("/de/a?b=1#c", "/de/a?b=1&profile=deaf#c"),
        ("", ""),
    ],
)
def test_carry(url: str, carried: str) -> None:
    assert carry(url, ("deaf",)) == carried
    assert carry(url, ()) == url
