"""What nobody has confirmed for too long is marked where people read it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Capacity, ServiceAtLocation
from sozialatlas.marketplace.freshness.models import FreshnessSettings
from sozialatlas.portal.saved_ids import short
from tests.portal import detail_world as world

pytestmark = pytest.mark.django_db

WHOLE = "Monaten nicht bestätigt: bitte vor dem Weg nachfragen"
HOURS = "Diese Zeiten sind seit"
PLACES = "seitdem nicht bestätigt, bitte nachfragen"


@pytest.fixture
def record() -> ServiceAtLocation:
    return world.at(world.service(), world.town(), 1)


def confirmed(record: ServiceAtLocation, days: int) -> None:
    record.verified_at = timezone.now() - dt.timedelta(days=days)
    record.save(update_fields=["verified_at"])


def page(client: Client, record: ServiceAtLocation) -> str:
    return client.get(world.url(record)).content.decode()


def test_an_entry_confirmed_too_long_ago_is_marked(
    client: Client, record: ServiceAtLocation
) -> None:
    confirmed(record, 430)

    html = page(client, record)

    assert f"Seit 14 {WHOLE}" in html
    assert "Geprüft am" not in html
    assert HOURS not in html


def test_the_county_says_when_an_entry_is_too_old(
    client: Client, record: ServiceAtLocation
) -> None:
    confirmed(record, 100)
    before = WHOLE in page(client, record)
    FreshnessSettings.objects.create(pk=1, whole_days=90)

    assert (before, WHOLE in page(client, record)) == (False, True)


def test_hours_are_marked_before_the_whole_entry_is(
    client: Client, record: ServiceAtLocation
) -> None:
    marks = []
    for days in (100, 200):
        confirmed(record, days)
        html = page(client, record)
        marks.append((HOURS in html, WHOLE in html))

    assert marks == [(False, False), (True, False)]


def test_an_old_count_of_free_places_is_marked(client: Client, record: ServiceAtLocation) -> None:
    confirmed(record, 1)
    marks = []
    for days in (5, 40):
        Capacity.objects.update(asserted_at=timezone.now() - dt.timedelta(days=days))
        marks.append(PLACES in page(client, record))

    assert marks == [False, True]


def test_a_saved_entry_carries_the_marks(client: Client, record: ServiceAtLocation) -> None:
    confirmed(record, 430)

    html = client.get(f"/de/merkliste?id={short(record.pk)}").content.decode()

    assert WHOLE in html
