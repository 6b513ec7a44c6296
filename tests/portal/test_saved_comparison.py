"""Entries side by side, and the events of a list as one file."""

from __future__ import annotations

import html
import re

import icalendar
import pytest
from django.test import Client

from sozialatlas.directory.models import Event, Phone, ServiceAtLocation
from sozialatlas.portal import saved_ids
from sozialatlas.portal.saved_address import SavedList
from sozialatlas.search import portals
from sozialatlas.search.models import Portal
from tests.portal import detail_world
from tests.portal.searching import links, look, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[ServiceAtLocation, ServiceAtLocation]:
    first = detail_world.at(detail_world.service("Nord"), detail_world.town(), 1)
    service = detail_world.service("Süd")
    service.is_free = "no"
    service.save(update_fields=["is_free"])
    service.cost_options.all().delete()
    second = ServiceAtLocation.objects.create(service=service, location=first.location)
    Phone.objects.create(service_at_location=second, number="06400 99")
    return first, second


def shorts(*records: ServiceAtLocation | Event) -> SavedList:
    return SavedList(tuple(saved_ids.short(record.pk) for record in records))


def compared(client: Client, saved: SavedList, *chosen: str) -> str:
    more = "".join(f"&mit={each}" for each in chosen)
    return look(client, f"{saved.url('de', 'merkliste/vergleich')}{more}")


def rows(page: str) -> dict[str, list[str]]:
    """Return the lines of the table by their headings, with the groups between them."""
    found = {}
    for row in re.findall(r"<tr.*?</tr>", page.partition("<tbody")[2], re.DOTALL):
        cells = re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        plain = [
            " ".join(html.unescape(re.sub("<[^>]+>", " ", cell)).split()).replace("\xa0", " ")
            for cell in cells
        ]
        found[plain[0]] = plain[1:]
    return found


def test_what_differs_comes_first(
    client: Client, two: tuple[ServiceAtLocation, ServiceAtLocation]
) -> None:
    found = rows(compared(client, shorts(*two)))

    names = list(found)
    assert names.index("Was verschieden ist") < names.index("Kosten")
    assert names.index("Kosten") < names.index("Was bei allen gleich ist")
    assert names.index("Was bei allen gleich ist") < names.index("Aufzug")
    assert found["Telefon"] == ["06400 12 34 56", "06400 99"]
    assert found["Kosten"] == ["Kostenlos Kopien: 0,50 €", "Kostenpflichtig"]
    assert found["Zeiten"] == ["Montag: 8 bis 16 Uhr An Feiertagen geschlossen", "Nicht bekannt"]
    assert found["Aufzug"] == ["Ja, 90 cm", "Ja, 90 cm"]


def test_only_what_was_chosen_is_compared_and_the_whole_list_stays(
    client: Client, two: tuple[ServiceAtLocation, ServiceAtLocation]
) -> None:
    third = detail_world.at(detail_world.service("West"), detail_world.town(2), 2)
    saved = shorts(*two, third)

    page = compared(client, saved, saved.ids[0], saved.ids[2])

    assert [name for name in ("Nord", "Süd", "West") if name in links(page)] == ["Nord", "West"]
    assert links(page)["Zurück zur Merkliste"] == saved.url("de")


def test_one_entry_cannot_be_compared(
    client: Client, two: tuple[ServiceAtLocation, ServiceAtLocation]
) -> None:
    page = compared(client, shorts(two[0]))

    assert "Wählen Sie auf der Merkliste zwei bis vier Einträge aus." in text(page)
    assert "<table" not in page


def test_of_five_the_first_four_are_compared(client: Client) -> None:
    town = detail_world.town()
    records = [detail_world.at(detail_world.service(f"Haus {n}"), town, n) for n in range(1, 6)]
    saved = shorts(*records)

    page = compared(client, saved, *saved.ids)

    assert "höchstens vier Einträge" in text(page)
    assert [f"Haus {number}" in links(page) for number in range(1, 6)] == [True] * 4 + [False]


def test_all_events_of_a_list_are_in_one_file(
    client: Client, two: tuple[ServiceAtLocation, ServiceAtLocation]
) -> None:
    provider = two[0].service.organization
    events = [
        Event.objects.create(
            organization=provider, name=name, starts_at=detail_world.tomorrow(), rrule=rule
        )
        for name, rule in (("Fest", ""), ("Treff", "FREQ=WEEKLY"))
    ]
    saved = shorts(two[0], *events)
    address = links(look(client, saved.url("de")))["Termine in den Kalender"]

    file = icalendar.Calendar.from_ical(client.get(address).content)

    assert address == saved.url("de", "merkliste/termine.ics")
    assert [str(event["summary"]) for event in file.walk("VEVENT")] == ["Fest", "Treff"]


def test_a_list_without_events_has_no_file(
    client: Client, two: tuple[ServiceAtLocation, ServiceAtLocation]
) -> None:
    saved = shorts(two[0])

    answer = client.get(saved.url("de", "merkliste/termine.ics"))

    assert (answer.status_code, answer.headers["Location"]) == (302, saved.url("de"))
    assert "Termine in den Kalender" not in links(look(client, saved.url("de")))


def test_page_of_a_record_puts_it_on_the_list_and_prints_a_code(
    client: Client, two: tuple[ServiceAtLocation, ServiceAtLocation]
) -> None:
    page = look(client, detail_world.url(two[0]))

    assert links(page)["Merken"] == shorts(two[0]).url("de")
    assert 'class="qr"' in page


def test_at_an_info_point_there_is_a_code_and_neither_mail_nor_sharing(
    client: Client, two: tuple[ServiceAtLocation, ServiceAtLocation]
) -> None:
    Portal.objects.create(
        kind=Portal.Kind.KIOSK, slug="infopunkt", name="Infopunkt", is_published=True
    )
    portals.renew()
    saved = shorts(two[0])

    page = look(client, f"/infopunkt{saved.url('de')}")

    assert "Mit dem Telefon mitnehmen" in text(page)
    # A file would open in a viewer without a way back: the list is printed from its page.
    assert ["data-share=" in page, "mailto:?" in page, "Handzettel (PDF)" in links(page)] == [
        False, False, False,
    ]  # fmt: skip
