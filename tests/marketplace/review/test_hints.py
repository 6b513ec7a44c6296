"""Messages from the public on the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from sozialatlas.accounts.models import RoleAssignment
from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.models import PublicMessage
from sozialatlas.marketplace.review import hints
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import NOW, person

pytestmark = pytest.mark.django_db
PAGE = "/de/redaktion/hinweise"


def client(area_key: str = "06997", scope: str = "") -> Client:
    user = person("amt")
    RoleAssignment.objects.create(user=user, role="reviewer", area_key=area_key, scope=scope)
    found = Client()
    found.force_login(user)
    return found


def record(email: str = "") -> ServiceAtLocation:
    return directory.record(service=directory.service("Tafel", email=email))


def message(about: ServiceAtLocation, **values: object) -> PublicMessage:
    fields = {
        "record_kind": "service_at_location",
        "record_id": about.pk,
        "record_name": "Tafel",
        "area_key": "06997001",
        "text": "Die Nummer stimmt nicht mehr.",
        "email": "leserin@post.example",
        "language": "de",
        "created_at": NOW,
        **values,
    }
    return PublicMessage.objects.create(**fields)


def press(given: PublicMessage, what: str, **reach: str) -> int:
    return client(**reach).post(f"{PAGE}/{given.pk}", {"tun": what}).status_code


def test_messages_within_reach_are_read_and_others_are_not() -> None:
    message(record(), text="Von hier")
    message(record(), text="Von fern", area_key="07111000")

    page = client().get(PAGE).content.decode()

    assert ("Von hier" in page, "Von fern" in page) == (True, False)


def test_who_checks_one_topic_reads_no_messages() -> None:
    message(record(), text="Von hier")

    assert "Von hier" not in client(scope="topic:pflege").get(PAGE).content.decode()


def test_a_foreign_message_is_not_found() -> None:
    foreign = message(record(), area_key="07111000")

    assert press(foreign, "erledigt") == 404
    assert PublicMessage.objects.get().state == "open"


def test_handing_on_tells_the_members_what_was_said_and_not_by_whom() -> None:
    about = record(email="tafel@verein.example")
    Membership.objects.create(
        user=person("kassenwart"), organization=about.service.organization, role="owner", since=NOW
    )
    given = message(about)

    press(given, "weitergeben")

    letter = Letter.objects.get()
    assert letter.to == "kassenwart@verein.example"
    assert "Die Nummer stimmt nicht mehr." in letter.text
    assert "leserin@post.example" not in letter.text
    assert PublicMessage.objects.get().forwarded_at is not None


def test_without_members_the_known_address_is_told() -> None:
    press(message(record(email="tafel@verein.example")), "weitergeben")

    assert Letter.objects.get().to == "tafel@verein.example"


def test_nobody_to_tell_is_said() -> None:
    given = message(record())

    page = client().post(f"{PAGE}/{given.pk}", {"tun": "weitergeben"}, follow=True)

    assert "kennen wir keine E-Mail-Adresse" in page.content.decode()
    assert PublicMessage.objects.get().forwarded_at is None


def test_what_is_done_leaves_the_list_with_the_senders_address() -> None:
    given = message(record())

    press(given, "erledigt")

    given.refresh_from_db()
    assert (given.state, given.email) == ("done", "")


def test_an_unknown_button_is_refused() -> None:
    assert press(message(record()), "loeschen") == 404


def test_the_provider_finds_what_was_handed_on_and_others_do_not() -> None:
    about = record()
    member, other = person("kassenwart"), person("fremd")
    Membership.objects.create(
        user=member, organization=about.service.organization, role="owner", since=NOW
    )
    message(about, forwarded_at=NOW)
    message(about, text="Noch nicht weitergegeben")

    own = [(task.forwarded_at, task.text) for task in hints.handed_on(member)]

    assert own == [(NOW, "Die Nummer stimmt nicht mehr.")]
    assert list(hints.handed_on(other)) == []
    browser = Client()
    browser.force_login(member)
    assert "Die Nummer stimmt nicht mehr." in browser.get("/de/mein").content.decode()
