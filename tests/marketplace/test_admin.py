"""Messages in the administration: read one, put it aside."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sozialatlas.marketplace.models import HelpfulCount, PublicMessage
from sozialatlas.places.models import Area
from tests.accounts import people
from tests.counted_queries import fewest_queries

pytestmark = pytest.mark.django_db

LIST = "admin:marketplace_publicmessage_changelist"


@pytest.fixture
def message() -> PublicMessage:
    """Return a message about a record in the town 06997001."""
    return PublicMessage.objects.create(
        record_kind="service",
        record_id=uuid.uuid4(),
        record_name="Beratung",
        area_key="06997001",
        text="Die Nummer stimmt nicht.",
        created_at=timezone.now(),
    )


def path_of(message: PublicMessage) -> str:
    """Return the page of a message."""
    return reverse("admin:marketplace_publicmessage_change", args=[message.pk])


@pytest.mark.parametrize(
    ("area_key", "state", "statuses"),
    [("06997001", "done", [200, 302]), ("06997002", "open", [302, 404])],
)
def test_who_reads_a_message_puts_it_aside_on_its_page(
    client: Client, message: PublicMessage, area_key: str, state: str, statuses: list[int]
) -> None:
    client.force_login(people.editor("ort@kreis.example", "town_editor", area_key))

    read = client.get(path_of(message)).status_code
    done = client.post(path_of(message)).status_code

    message.refresh_from_db()
    assert ([read, done], message.state) == (statuses, state)


def test_only_an_open_message_offers_to_be_put_aside(
    client: Client, message: PublicMessage
) -> None:
    client.force_login(people.editor("ort@kreis.example", "town_editor", "06997001"))

    pages = [client.get(path_of(message)).content.decode()]
    client.post(path_of(message))
    pages.append(client.get(path_of(message)).content.decode())

    assert ["Als erledigt ablegen" in page for page in pages] == [True, False]


def test_an_answered_message_says_who_answered_and_stays(
    client: Client, message: PublicMessage
) -> None:
    editor = people.editor("ort@kreis.example", "town_editor", "06997001")
    client.force_login(editor)

    client.post(path_of(message), {"answered": "Als beantwortet vermerken"})

    page = client.get(path_of(message)).content.decode()
    message.refresh_from_db()
    assert [message.state, message.answered_by, message.done_by] == ["answered", editor, None]
    assert ["Als erledigt ablegen" in page, "Als beantwortet vermerken" in page] == [True, False]


def test_an_answer_is_begun_in_the_mail_program(client: Client, message: PublicMessage) -> None:
    message.email, message.text = "frau+1@example.org", "Zu & ist\nzu?"
    message.language = "en"
    message.save(update_fields=["email", "text", "language"])
    client.force_login(people.editor("ort@kreis.example", "town_editor", "06997001"))

    page = client.get(path_of(message)).content.decode()

    assert re.findall(r'href="(mailto:[^"]+)"', page) == [
        "mailto:frau%2B1@example.org?subject=Your%20hint%20about%20%E2%80%9CBeratung%E2%80%9D"
        "&amp;body=Hello%2C%0D%0A%0D%0A%0D%0A%3E%20Zu%20%26%20ist%0D%0A%3E%20zu%3F%0D%0A"
    ]


def listed(client: Client, query: str = "") -> list[str]:
    """Return the texts of the messages in the list."""
    page = client.get(f"{reverse(LIST)}?{query}").content.decode()
    return re.findall(r'class="field-beginning[^"]*">([^<]*)<', page)


def a_message(text: str, area_key: str = "06997001", **values: object) -> PublicMessage:
    """Return one more message."""
    return PublicMessage.objects.create(
        record_kind="event",
        record_id=uuid.uuid4(),
        record_name="Chor",
        area_key=area_key,
        text=text,
        created_at=timezone.now(),
        **values,
    )


def test_messages_are_filtered_by_kind_proof_and_municipality(client: Client) -> None:
    for key, name in (("06997001", "Weilental"), ("06997002", "Lindental"), ("06998001", "Fern")):
        Area.objects.create(
            kind="municipality", key=key, name=name, valid_from=dt.date(2020, 1, 1)
        )
    a_message("alt")
    a_message("fehlt", "06997002", kind="missing", is_proven=True)
    a_message("fern", "06998001")
    client.force_login(people.editor("kreis@kreis.example", "county_editor", "06997"))

    page = client.get(reverse(LIST)).content.decode()
    found = [
        listed(client, query)
        for query in ("", "kind__exact=missing", "is_proven__exact=0", "municipality=06997002",
                      "municipality=06998001", "municipality=quatsch")
    ]  # fmt: skip

    assert found == [["fehlt", "alt"], ["fehlt"], ["alt"], ["fehlt"], [], []]
    assert [name in page for name in ("Weilental", "Lindental", "Fern")] == [True, True, False]


def test_the_list_begins_with_what_is_to_do(client: Client) -> None:
    now = timezone.now()
    a_message("offen")
    a_message("beantwortet", state="answered", answered_at=now)
    a_message("erledigt", state="done", done_at=now)
    client.force_login(people.editor("ort@kreis.example", "town_editor", "06997001"))

    found = [
        listed(client, query)
        for query in ("", "state=open", "state=done", "state=all", "state=quatsch")
    ]

    assert found == [
        ["beantwortet", "offen"],
        ["offen"],
        ["erledigt"],
        ["erledigt", "beantwortet", "offen"],
        [],
    ]
    page = client.get(reverse(LIST)).content.decode()
    assert ["zu tun" in page, "Nach Prüfung auf Automaten" in page] == [True, True]


@pytest.mark.parametrize(
    ("name", "title"), [("publicmessage", "Nachrichten"), ("helpfulcount", "War hilfreich")]
)
def test_a_list_bears_its_own_name(client: Client, name: str, title: str) -> None:
    client.force_login(people.editor("ort@kreis.example", "town_editor", "06997001"))

    page = client.get(reverse(f"admin:marketplace_{name}_changelist")).content.decode()

    assert re.findall(r"<h1>(.*?)</h1>", page) == [title]


def test_who_has_dealt_with_a_message_comes_back_to_the_same_list(
    client: Client, message: PublicMessage
) -> None:
    client.force_login(people.editor("ort@kreis.example", "town_editor", "06997001"))
    filters = "_changelist_filters=kind__exact%3Doutdated%26p%3D2"

    page = client.get(f"{path_of(message)}?{filters}").content.decode()
    answer = client.post(f"{path_of(message)}?{filters}")

    there = f"{reverse(LIST)}?kind__exact=outdated&p=2"
    assert answer["Location"] == there
    assert f'href="{there.replace("&", "&amp;")}" class="closelink"' in page


def test_a_message_leads_to_where_its_record_is_edited(
    client: Client, message: PublicMessage
) -> None:
    message.record_kind, message.language = "service_at_location", "uk"
    message.save(update_fields=["record_kind", "language"])
    client.force_login(people.editor("ort@kreis.example", "town_editor", "06997001"))

    page = client.get(path_of(message)).content.decode()

    assert f'href="/admin/directory/serviceatlocation/{message.record_id}/change/"' in page
    assert [word in page for word in ("Українська", "kein JavaScript", "Erledigt von")] == [
        True, True, False,
    ]  # fmt: skip


def test_the_list_asks_as_often_for_three_messages_as_for_one(client: Client) -> None:
    editor = people.editor("ort@kreis.example", "town_editor", "06997001")
    client.force_login(editor)
    counts = []
    for more in (1, 2):
        for number in range(more):
            a_message(
                str(number), state="answered", answered_at=timezone.now(), answered_by=editor
            )
        counts.append(fewest_queries(lambda: client.get(reverse(LIST))))

    assert counts[0] == counts[1]


def test_what_was_helpful_is_added_up_by_record_within_reach(client: Client) -> None:
    today = timezone.localdate()
    one, other = uuid.uuid4(), uuid.uuid4()
    for record, key, days, count in (
        (one, "06997001", 0, 2),
        (one, "06997001", 40, 5),
        (other, "06997001", 1, 9),
        (uuid.uuid4(), "06997002", 0, 1),
    ):
        HelpfulCount.objects.create(
            record_kind="event",
            record_id=record,
            record_name=str(record),
            area_key=key,
            counted_on=today - dt.timedelta(days=days),
            count=count,
        )
    client.force_login(people.editor("ort@kreis.example", "town_editor", "06997001"))

    page = client.get(reverse("admin:marketplace_helpfulcount_changelist")).content.decode()

    rows = re.findall(
        r'">([0-9a-f-]{36})</a>.*?field-total">(\d+)<.*?field-lately">(\d+)<', page, re.DOTALL
    )
    assert rows == [(str(other), "9", "9"), (str(one), "7", "2")]


def test_who_edits_nowhere_reads_nothing(client: Client, message: PublicMessage) -> None:
    client.force_login(people.editor("plan@kreis.example", "planner", "06997"))
    urls = [reverse(LIST), path_of(message), reverse("admin:marketplace_helpfulcount_changelist")]

    assert [client.get(url).status_code for url in urls] == [403, 403, 403]
