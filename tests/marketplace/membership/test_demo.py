"""The demo county has people who wait."""

from __future__ import annotations

import pytest

from sozialatlas.marketplace.membership import demo
from sozialatlas.marketplace.membership.models import Claim
from tests.directory import factories
from tests.marketplace.membership import world

pytestmark = pytest.mark.django_db


def test_one_waits_in_each_way_and_a_second_call_adds_none() -> None:
    world.person("verein@auental.example")
    for number in range(5):
        world.organization(str(number))

    counts = [demo.fill(factories.NOW), demo.fill(factories.NOW)]

    ways = sorted(Claim.objects.values_list("way", "state"))
    assert (counts, ways) == (
        [4, 0],
        [(way, "open") for way in ("editor", "letter", "mail", "phone")],
    )


def test_without_the_people_of_the_demo_nothing_is_made() -> None:
    world.organization()

    assert (demo.fill(factories.NOW), Claim.objects.count()) == (0, 0)
