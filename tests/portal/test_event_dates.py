"""Events stand by their next date, for people and for machines."""

from __future__ import annotations

import datetime as dt

from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Event
from sozialatlas.search import indexing
from tests.portal.searching import look, names
from tests.search.world import World


def test_events_stand_by_date_on_the_page_and_for_machines_alike(
    client: Client, world: World
) -> None:
    now = timezone.now()
    for days, name in ((3, "Chor"), (1, "Basar"), (2, "Kurs"), (-1, "Vorbei")):
        Event.objects.create(
            organization=world.provider, name=name, starts_at=now + dt.timedelta(days=days)
        )
    indexing.build()

    page = look(client, "/de/veranstaltungen/karte?sort=date")
    answer = client.get("/api/search?type=event").json()

    assert names(page) == ["Basar", "Kurs", "Chor"]
    assert [item["name"] for item in answer["items"]] == names(page)
    second = client.get("/api/search?type=event&page_size=1&page=2").json()
    assert [item["name"] for item in second["items"]] == ["Kurs"]


def test_an_event_that_is_going_on_says_until_when(client: Client, world: World) -> None:
    now = timezone.now()
    hour = dt.timedelta(hours=1)
    for name, ends_at in (("Basar", now + 9 * dt.timedelta(days=1)), ("Chor", None)):
        Event.objects.create(
            organization=world.provider, name=name, starts_at=now - hour, ends_at=ends_at
        )
    indexing.build()

    page = look(client, "/de/veranstaltungen/karte?sort=date")

    assert [words in page for words in ("Läuft bis", "Läuft gerade", "Vorbei")] == [
        True, True, False,
    ]  # fmt: skip
