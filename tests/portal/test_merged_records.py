"""The addresses of records that were merged: they lead on for good."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory import actions
from sozialatlas.directory.actions import Merger
from sozialatlas.directory.models import MergedRecord, Published
from sozialatlas.portal import saved_ids
from sozialatlas.portal.saved import finding
from tests.portal import detail_world as world

pytestmark = pytest.mark.django_db


def merge(keep: Published, drop: Published, kind: str = "service") -> MergedRecord:
    wanted = Merger(kind=kind, keep=keep.pk, drop=drop.pk)
    return actions.merge(wanted, by=None, at=timezone.now())


def test_an_old_address_leads_to_the_survivor_for_good(client: Client) -> None:
    area = world.town()
    keep = world.at(world.service("Pflegestützpunkt"), area)
    drop = world.at(world.service("Stützpunkt Pflege"), area, 2)
    keep.location.organization = drop.location.organization = None
    old, old_service = world.url(drop), f"/de/angebote/x-{drop.service_id}"
    merge(keep.location, drop.location, "location")
    merge(keep.service, drop.service)

    answers = [client.get(each) for each in (old, old_service)]

    assert [(each.status_code, each.headers["Location"]) for each in answers] == [
        (301, world.url(keep))
    ] * 2


def test_an_address_leads_over_all_steps_and_back_when_taken_apart(client: Client) -> None:
    first, second, third = (world.service(name) for name in ("A", "B", "C"))
    earlier = merge(second, first)
    later = merge(third, second)
    old = f"/de/angebote/a-{first.pk}"

    led = client.get(old).headers["Location"]
    actions.take_apart(later, by=None, at=timezone.now())
    led_then = client.get(old).headers["Location"]
    actions.take_apart(earlier, by=None, at=timezone.now())

    assert (led, led_then, client.get(old).status_code) == (
        f"/de/angebote/c-{third.pk}",
        f"/de/angebote/b-{second.pk}",
        200,
    )


def test_a_survivor_that_closed_is_gone(client: Client) -> None:
    keep, drop = world.service("A"), world.service("B")
    merge(keep, drop)
    type(keep).objects.filter(pk=keep.pk).update(status="closed")

    answer = client.get(f"/de/angebote/b-{drop.pk}")

    assert answer.status_code == 410


def test_a_saved_list_holds_the_survivor() -> None:
    keep, drop = world.service("A"), world.service("B")
    merge(keep, drop)
    short = saved_ids.short(drop.pk)

    assert finding.records([short], timezone.localdate()) == {short: ("service", keep.pk)}
