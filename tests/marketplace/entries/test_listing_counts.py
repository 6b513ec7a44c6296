"""How often entries were seen and found, as their provider reads it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Event, ServiceAtLocation
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.search import record_uses
from sozialatlas.search.record_uses import Opened
from tests.counted_queries import fewest_queries
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> ServiceAtLocation:
    """Return a service that was opened."""
    found = directory.record()
    for days in range(record_uses.LEAST_DAYS):
        day = timezone.localdate() - dt.timedelta(days=days)
        record_uses.add({Opened(found.pk, "tagespflege oma"): 1}, day)
    record_uses.add({Opened(found.pk, "max muster"): 2}, timezone.localdate())
    return found


def member_of(record: ServiceAtLocation) -> Client:
    user = person()
    Membership.objects.create(
        user=user, organization=record.service.organization, role="owner", since=timezone.now()
    )
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("page", ["", "/eintraege", "/eintraege/angebot/{id}"])
def test_a_provider_reads_how_often_an_entry_was_opened_and_after_which_words(
    page: str, record: ServiceAtLocation
) -> None:
    text = member_of(record).get("/de/mein" + page.format(id=record.pk)).content.decode()

    assert "7-mal geöffnet in 30 Tagen" in text
    assert ("„tagespflege oma“" in text, "max muster" in text) == (True, False)


def test_the_dashboard_names_those_that_were_opened_most(record: ServiceAtLocation) -> None:
    organization = record.service.organization
    event = Event.objects.create(
        name="Sommerfest", organization=organization, starts_at=timezone.now()
    )
    record_uses.add({Opened(event.pk): 9, Opened(directory.record().pk): 20}, timezone.localdate())

    text = member_of(record).get("/de/mein").content.decode()

    found = re.findall(r'href="/de/mein/eintraege/(\w+)/([^"]+)" lang="de">([^<]+)</a>', text)
    assert found == [
        ("veranstaltung", str(event.pk), "Sommerfest"),
        ("angebot", str(record.pk), "Tagespflege"),
    ]
    assert "16-mal geöffnet in 30 Tagen" in text


def test_the_dashboard_asks_the_database_as_often_for_three_entries_as_for_one(
    record: ServiceAtLocation,
) -> None:
    client, counts = member_of(record), []
    for _ in range(3):
        counts.append(fewest_queries(lambda: client.get("/de/mein")))
        service = directory.service(organization=record.service.organization)
        record_uses.add({Opened(directory.record(service=service).pk): 1}, timezone.localdate())

    assert len(set(counts)) == 1
