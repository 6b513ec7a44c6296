"""The saved list: in its address, in the order of saving, with all that one needs on the way."""

from __future__ import annotations

import re
import uuid
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.test import Client

from sozialatlas.directory.models import Event, LocalizedText, ServiceAtLocation
from sozialatlas.portal import saved_ids as ids
from sozialatlas.portal.saved.mail import LONGEST
from sozialatlas.portal.saved_address import MOST, SavedList
from sozialatlas.search import indexing
from tests.counted_queries import fewest_queries
from tests.portal import detail_world
from tests.portal.searching import links, look, text

pytestmark = pytest.mark.django_db


def link(number: int = 1, name: str = "Pflegestützpunkt", **place: object) -> ServiceAtLocation:
    area = detail_world.town(number, name=f"Ort {number}")
    return detail_world.at(detail_world.service(name), area, number, **place)


def url(*records: object, more: str = "") -> str:
    shorts = [ids.short(record.pk) for record in records]
    return f"{SavedList(tuple(shorts)).url('de')}{more}"


def names(page: str) -> list[str]:
    return [words for words in links(page) if words.startswith("Pflegestützpunkt")]


def test_an_id_and_its_beginning_lead_to_each_other() -> None:
    record_id = uuid.UUID("8ce3fa12-3456-4789-abcd-ef0123456789")
    first, last = ids.span(ids.short(record_id))

    assert (ids.short(record_id), ids.parsed(str(record_id))) == ("jOP6EjRWR4", "jOP6EjRWR4")
    assert (first, last) == (
        uuid.UUID("8ce3fa12-3456-4780-0000-000000000000"),
        uuid.UUID("8ce3fa12-3456-478f-ffff-ffffffffffff"),
    )


@pytest.mark.parametrize(
    "text", ["", "x", "jOP6EjRWR", "jOP6EjRWR44", "jOP6 jRWR4", "../../etc/", "ü" * 10, "g" * 36]
)
def test_what_is_no_id_is_none(text: str) -> None:
    assert ids.parsed(text) == ""


def test_a_list_has_each_entry_once_and_at_most_fifty() -> None:
    many = [ids.short(uuid.uuid5(uuid.NAMESPACE_URL, str(number))) for number in range(60)]

    assert SavedList.of([many[0], many[1], many[0], "?"]) == SavedList(tuple(many[:2]), 0, 1)
    assert SavedList.of(many) == SavedList(tuple(many[:MOST]), 10, 0)


def test_entries_move_within_the_list() -> None:
    saved = SavedList.of(["A" * 10, "B" * 10, "C" * 10])

    assert [saved.moved("C" * 10, -1).ids, saved.moved("A" * 10, 1).ids] == [
        ("A" * 10, "C" * 10, "B" * 10),
        ("B" * 10, "A" * 10, "C" * 10),
    ]


def test_without_entries_the_page_says_how_to_begin(client: Client) -> None:
    assert "Noch ist nichts gemerkt" in text(look(client, "/de/merkliste"))


def test_entries_stand_in_the_order_of_saving(client: Client) -> None:
    first, second = link(1, "Pflegestützpunkt Nord"), link(2, "Pflegestützpunkt Süd")

    assert [names(look(client, url(first, second))), names(look(client, url(second, first)))] == [
        ["Pflegestützpunkt Nord", "Pflegestützpunkt Süd"],
        ["Pflegestützpunkt Süd", "Pflegestützpunkt Nord"],
    ]


def test_an_entry_says_all_that_one_needs_on_the_way(client: Client) -> None:
    page = text(look(client, url(link(3))))

    for words in (
        "06400 12 34 56", "pflege@auental.example", "Haus 3 Marktplatz 3 35781 Weilental",
        "Bus 215, Halt Markt", "Montag bis Mittwoch: 8 bis 16 Uhr",
        "Kosten Kostenlos Kopien: 0,50 €",
        "Sprachen Türkisch", "2 Plätze frei, 12 insgesamt (Stand 12.10.2026", "Aufzug: Ja, 90 cm",
        "Noch nicht geprüft",
    ):  # fmt: skip
        assert words in page


def test_a_secret_address_stays_secret(client: Client) -> None:
    page = look(client, url(link(1, is_confidential=True)))

    assert [word in page for word in ("Marktplatz", "Haus 1", "Bus 215", "Ort 1")] == [
        False, False, False, True,
    ]  # fmt: skip


def test_what_was_closed_is_named_and_what_is_unknown_too(client: Client) -> None:
    gone = link(1)
    gone.service.status = "closed"
    gone.service.save(update_fields=["status"])

    page = text(look(client, url(gone, more="&id=AAAAAAAAAA&id=kaputt")))

    assert "„Pflegestützpunkt“ gibt es nicht mehr oder ist zurzeit nicht öffentlich." in page
    assert "Ein Eintrag ist nicht bekannt" in page
    assert "Ein Teil davon war nicht zu lesen" in page


def test_a_service_that_has_got_places_is_the_record_at_the_first(client: Client) -> None:
    there = link(1)

    page = look(client, url(there.service))

    assert links(page)["Pflegestützpunkt"].endswith(str(there.pk))


def test_entries_are_taken_off_by_a_link(client: Client) -> None:
    first, second = link(1), link(2)

    page = look(client, url(first, second))

    assert [links(page)[f"Entfernen : {name}"] for name in ("Pflegestützpunkt",)] == [
        f"{url(first)}#eintraege"
    ]


def test_more_is_found_on_the_page_itself(client: Client) -> None:
    first, second = link(1, "Pflegestützpunkt Nord"), link(2, "Pflegestützpunkt Süd")
    indexing.build()

    page = look(client, url(first, more="&q=Pflegestützpunkt"))

    assert links(page)["Merken : Pflegestützpunkt Süd"] == url(first, second)
    assert "Merken : Pflegestützpunkt Nord" not in links(page)


def test_a_pasted_address_adds_its_entries(client: Client) -> None:
    first, second, third = link(1), link(2), link(3)

    of_record = client.get(
        url(first),
        {"q": f"https://x.example{detail_world.url(second)}", "id": ids.short(first.pk)},
    )
    of_list = client.get("/de/merkliste", {"q": url(second, third), "id": ids.short(first.pk)})

    assert [of_record.headers["Location"], of_list.headers["Location"]] == [
        url(first, second),
        url(first, second, third),
    ]


def test_the_mail_holds_the_list_in_the_letters_of_any_program(client: Client) -> None:
    records = [link(1, "Beratung für Größe & Maß")]

    address = links(look(client, url(*records)))["Per E-Mail senden"]

    told = parse_qs(urlsplit(address).query)
    assert told["subject"] == ["Merkliste aus Sozialatlas"]
    assert told["body"][0].splitlines() == [
        "Diese Einträge habe ich für Sie zusammengestellt:",
        f"http://testserver{url(*records)}",
        "",
        "1. Beratung für Größe & Maß",
        "Telefon: 06400 12 34 56",
        "Marktplatz 1, 35781 Weilental",
    ]


def test_a_long_mail_says_how_many_it_leaves_out(client: Client) -> None:
    records = [link(1, "Schwangerschaftskonfliktberatungsstelle " * 4)]
    town = detail_world.town(5)
    records += [detail_world.at(records[0].service, town, number) for number in range(2, 9)]

    address = links(look(client, url(*records)))["Per E-Mail senden"]

    assert len(address) <= LONGEST
    assert unquote(address).splitlines()[-1].startswith("Und 3 weitere Einträge")


def test_a_missing_translation_is_marked_as_german(client: Client) -> None:
    record = link(1)
    LocalizedText.objects.create(
        record_id=record.service.pk, field="name", language="en", text="Care point"
    )

    page = look(client, url(record).replace("/de/", "/en/"))

    assert ">Care point</a>" in page
    assert '<p class="saved__summary" lang="de">' in page


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        ("machine", ["Ein Computer hat das übersetzt"]),
        ("reviewed", ["Ein Computer hat das übersetzt. Ein Mensch hat es geprüft."]),
        ("human", []),
    ],
)
def test_a_translation_by_machine_says_so(client: Client, origin: str, told: list[str]) -> None:
    record = link(1)
    LocalizedText.objects.create(
        kind="service",
        record_id=record.service.pk,
        field="summary",
        language="de-simple",
        text="Wir helfen.",
        origin=origin,
    )

    page = look(client, url(record).replace("/de/", "/de-simple/"))

    found = re.findall(r'class="saved__origin">.*</svg> (.*?)</p>', page)
    assert (">Wir helfen.</p>" in page, found) == (True, told)


def test_the_database_is_asked_as_often_for_three_as_for_one(client: Client) -> None:
    records = [link(number) for number in (1, 2, 3)]
    event = Event.objects.create(
        organization=records[0].service.organization,
        location=records[0].location,
        name="Fest",
        starts_at=detail_world.tomorrow(),
    )

    counts = [
        fewest_queries(lambda some=some: client.get(url(*some, event)))
        for some in (records[:1], records)
    ]

    assert counts[0] == counts[1]
