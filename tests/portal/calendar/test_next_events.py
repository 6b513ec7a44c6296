"""The next events of a portal."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sozialatlas.directory.models import Status
from sozialatlas.portal import calendar
from sozialatlas.search import indexing
from sozialatlas.search.requests import EVENT, SearchRequest
from tests.portal.calendar.events import event, in_days
from tests.search.world import World


def coming(limit: int = 10, **given: object) -> list[tuple[str, dt.datetime, str]]:
    request = SearchRequest(now=timezone.now(), types=(EVENT,), **given)
    return [(each.name, each.starts_at, each.place) for each in calendar.coming(request, limit)]


def test_each_event_of_the_week_comes_once_and_soonest_first(world: World) -> None:
    event(world, "Treff", in_days(-6), rrule="FREQ=DAILY;INTERVAL=4")
    event(world, "Café", in_days(1), location=world.location(world.north))
    event(world, "Pause", in_days(1), status=Status.TEMPORARILY_CLOSED)
    event(world, "Später", in_days(8))
    indexing.build()

    assert coming() == [("Café", in_days(1), "Nordhausen"), ("Treff", in_days(2), "")]
    assert len(coming(limit=1)) == 1


def test_a_portal_sees_what_its_request_finds(world: World) -> None:
    event(world, "Nord", in_days(1), location=world.location(world.north), is_free="yes")
    event(world, "Mitte", in_days(1), location=world.location(world.middle))
    indexing.build()

    found = [coming(municipalities=(world.north.key,)), coming(free=True), coming(words="Mitte")]

    assert [[name for name, _at, _place in each] for each in found] == [
        ["Nord"],
        ["Nord"],
        ["Mitte"],
    ]
