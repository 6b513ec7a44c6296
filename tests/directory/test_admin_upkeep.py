"""What helps an editor with three hundred entries to check: filters, search, history."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.models import (
    Address,
    Event,
    Revision,
    Service,
    ServiceAtLocation,
    Topic,
    VolunteerRole,
)
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.directory.test_admin import address, filled, record, sign_in

pytestmark = pytest.mark.django_db

SERVICES = "admin:directory_service_changelist"


@pytest.fixture
def editor(client: Client) -> User:
    """Return the signed-in editor of the county."""
    return sign_in(client, RoleAssignment.Role.COUNTY_EDITOR, "06997")


def listed(client: Client, **question: str) -> list[str]:
    """Return the names in the list of services."""
    page = client.get(reverse(SERVICES), question)
    return sorted(service.name for service in page.context["cl"].result_list)


@pytest.mark.parametrize(
    ("check", "names"),
    [
        ("due", ["Alt", "Nie"]),
        ("never", ["Nie"]),
        ("fresh", ["Frisch"]),
    ],
)
def test_the_list_tells_what_is_due_for_a_check(
    client: Client, editor: User, check: str, names: list[str]
) -> None:
    for number, (name, days) in enumerate((("Nie", None), ("Alt", 400), ("Frisch", 300)), 1):
        service = record(f"0699700{number}", name).service
        service.verified_at = days and timezone.now() - dt.timedelta(days=days)
        service.save(update_fields=["verified_at"])

    assert listed(client, check=check) == names


def test_the_list_is_filtered_by_town_and_topic(client: Client, editor: User) -> None:
    group = Topic.objects.create(code="t-gruppe", name="Gruppe")
    topic = Topic.objects.create(code="t-thema", name="Thema", parent=group)
    here, there = record("06997001", "Hier"), record("06997002", "Dort")
    there.service.topics.add(topic)

    found = [
        listed(client, municipality="06997001"),
        listed(client, group="t-gruppe"),
        listed(client, group="t-gruppe", topic="t-thema"),
        listed(client, municipality="06997001", group="t-gruppe"),
    ]

    assert here.service.name == "Hier"
    assert found == [["Hier"], ["Dort"], ["Dort"], []]


@pytest.mark.parametrize("text", ["hier träger", "Haus Hier", "träger HIER", "Anger Hier"])
def test_the_search_finds_a_service_by_its_provider_and_its_places(
    client: Client, editor: User, text: str
) -> None:
    here = record("06997001", "Hier")
    here.location.name = "Haus Hier am Anger"
    here.location.save(update_fields=["name"])
    record("06997002", "Dort")

    assert listed(client, q=text) == ["Hier"]


def test_the_list_asks_as_often_for_three_services_as_for_one(
    client: Client, editor: User
) -> None:
    record("06997001", "Eins")
    one = fewest_queries(lambda: listed(client))
    for number in (2, 3):
        record(f"0699700{number}", f"Noch eins {number}")

    assert fewest_queries(lambda: listed(client)) == one
    assert len(listed(client)) == 3


@pytest.mark.parametrize(
    ("is_confidential", "shown"), [(False, "Ort 06997001, Anger 4"), (True, "Ort 06997001")]
)
def test_services_of_one_name_are_told_apart_by_their_streets(
    client: Client, editor: User, is_confidential: bool, shown: str
) -> None:
    link = record("06997001", "Spielplatz")
    link.location.is_confidential = is_confidential
    link.location.save(update_fields=["is_confidential"])
    Address.objects.create(location=link.location, street="Anger 4", city="Ort")

    page = client.get(reverse(SERVICES)).content.decode()

    assert re.findall(r'class="field-towns">(.*?)</td>', page) == [shown]


def test_of_a_service_in_several_places_the_list_shows_the_towns(
    client: Client, editor: User
) -> None:
    link = record("06997001", "Rat")
    Address.objects.create(location=link.location, street="Anger 4", city="Ort")
    for number in (2, 3, 4):
        other = record(f"0699700{number}", f"Haus {number}").location
        ServiceAtLocation.objects.create(service=link.service, location=other)

    page = client.get(reverse(SERVICES), {"q": "Rat"}).content.decode()

    assert re.findall(r'class="field-towns">(.*?)</td>', page) == [
        "Ort 06997001, Ort 06997002, Ort 06997003 und 1 weitere"
    ]


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("location", {"lon": ""}, "Breite und Länge gehören zusammen"),
        ("location", {"lon": 8.6, "country": "de"}, "Bitte zwei Großbuchstaben angeben"),
        ("service", {"minimum_age": 9, "maximum_age": 6}, "Das Mindestalter liegt über dem"),
        (
            "service",
            {"visible_from": "02.01.2026", "visible_to": "01.01.2026"},
            "„Sichtbar ab“ liegt nach „sichtbar bis“.",
        ),
    ],
)
def test_values_that_do_not_fit_each_other_are_refused_in_words(
    client: Client, editor: User, kind: str, given: dict[str, object], said: str
) -> None:
    link = record("06997001", "Rat")
    thing = {"location": link.location, "service": link.service}[kind]
    path = address(thing)

    answer = client.post(path, filled(client, path, **given))

    thing.refresh_from_db()
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert (link.location.lon, link.service.minimum_age) == (8.5, None)


def test_an_editor_goes_back_to_an_earlier_version(client: Client, editor: User) -> None:
    link = record("06997001", "Erst")
    path, history = address(link.service), address(link.service, "history")
    client.post(path, filled(client, path, name="Zweit"))
    client.post(path, filled(client, path, name="Dritt"))
    second = Revision.objects.order_by("pk").first()

    page = client.get(history)
    answer = client.post(history, {"revision": second.pk})

    shown = [
        [(each.label, each.before, each.after) for each in version.differences]
        for version in page.context["versions"]
    ]
    link.service.refresh_from_db()
    assert shown == [[("Name", "Zweit", "Dritt")], []]
    assert (answer.status_code, link.service.name) == (302, "Zweit")
    assert Revision.objects.count() == 3


@pytest.mark.parametrize("number", ["", "x", "999999"])
def test_there_is_no_way_to_a_version_of_something_else(
    client: Client, editor: User, number: str
) -> None:
    link = record("06997001", "Erst")

    answer = client.post(address(link.service, "history"), {"revision": number})

    assert answer.status_code == 404


def test_the_public_page_of_a_service_is_that_of_its_first_open_location(
    client: Client, editor: User
) -> None:
    first = record("06997001", "Rat")
    ServiceAtLocation.objects.filter(pk=first.pk).update(status="closed")
    place = factories.location(name="Zweites", municipality=first.location.municipality)
    second = factories.record(service=first.service, location=place)

    page = client.get(address(first.service))

    assert page.context["absolute_url"] == f"/de/angebote/rat-{second.pk}"


def test_events_and_tasks_lead_to_their_public_pages(client: Client, editor: User) -> None:
    link = record("06997001", "Rat")
    at = {"organization": link.service.organization, "location": link.location}
    event = Event.objects.create(name="Fest", starts_at=timezone.now(), **at)
    role = VolunteerRole.objects.create(name="Vorlesen", **at)

    pages = [client.get(address(thing)).context["absolute_url"] for thing in (event, role)]

    assert pages == [f"/de/veranstaltungen/fest-{event.pk}", f"/de/mitmachen/vorlesen-{role.pk}"]


def test_a_topic_is_added_with_one_word_a_line(client: Client, editor: User) -> None:
    add = reverse("admin:directory_topic_add")
    words = {"name": "Repaircafé", "code": "t-repair", "words": "flicken\n\n Reparatur \n"}

    answer = client.post(add, filled(client, add, **words))

    topic = Topic.objects.get(code="t-repair")
    assert (answer.status_code, topic.words, topic.is_own) == (302, ["flicken", "Reparatur"], True)


def test_the_code_of_a_topic_comes_from_its_name_and_stays(client: Client, editor: User) -> None:
    add = reverse("admin:directory_topic_add")
    client.post(add, filled(client, add, name="Hilfe für Geräte"))
    topic = Topic.objects.get(is_own=True)
    path = address(topic)

    answer = client.post(path, filled(client, path, name="Anders", code="anders"))

    topic.refresh_from_db()
    assert (answer.status_code, topic.name, topic.code) == (
        302,
        "Anders",
        "hilfe-fuer-geraete",
    )


def test_a_closed_service_is_closed_in_its_history(client: Client, editor: User) -> None:
    link = record("06997001", "Rat")
    path = address(link.service)

    client.post(path, filled(client, path, status="closed"))

    assert Service.objects.get().status == "closed"
    assert Revision.objects.get().values["status"] == "closed"
