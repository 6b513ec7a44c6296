"""Odd letters in the addresses of the marketplace: no failure for any, whatever the database."""

from __future__ import annotations

import pytest

from tests.marketplace import roles_world as world
from tests.marketplace.test_roles import ROUTES, address

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NAMES = (
    "ab", "art", "befund", "city", "fehlt", "gruppe", "nach", "name", "next", "ort", "q", "seite",
    "spalte", "stand", "street", "text", "thema", "traeger", "von", "was",
)  # fmt: skip
PEOPLE = ("administrator", "provider", "citizen")


@pytest.mark.parametrize("route", ROUTES)
def test_no_odd_address_fails(route: str) -> None:
    made = world.made()
    url = address(route, made.numbers)

    failed = [
        (name, value)
        for name in PEOPLE
        for value in ("%00", "%ED%A0%80", "9" * 40, "-1")
        if made.clients[name].get(f"{url}?{_query(value)}").status_code >= 500
    ]

    assert failed == []


def _query(value: str) -> str:
    return "&".join(f"{name}={value}" for name in NAMES)
