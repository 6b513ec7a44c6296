"""Messages in the administration: read one, put it aside."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sozialatlas.marketplace.models import PublicMessage
from tests.accounts import people

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
