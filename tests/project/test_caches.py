"""What allauth counts is shared by all processes; all else stays in the process."""

from __future__ import annotations

import pytest
from django.core.cache import cache, caches
from pytest_django import DjangoAssertNumQueries

from sozialatlas.accounts.models import Attempt

pytestmark = pytest.mark.django_db


def test_counts_of_attempts_lie_in_the_database() -> None:
    cache.set("allauth:rl:login", [1.0], 60)

    added = cache.add("allauth:rl:login", [2.0], 60)

    assert (added, cache.get("allauth:rl:login")) == (False, [1.0])
    assert caches["attempts"].get("allauth:rl:login") == [1.0]
    assert cache.delete("allauth:rl:login") is True
    assert cache.get("allauth:rl:login", "none") == "none"


def test_what_a_page_remembers_asks_no_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        cache.set("portal.county.1", "Auental", 60)
        added = cache.add("portal.county.1", "anders", 60)
        found = cache.get("portal.county.1")
        cache.delete("portal.county.1")

    assert (added, found, Attempt.objects.count()) == (False, "Auental", 0)
