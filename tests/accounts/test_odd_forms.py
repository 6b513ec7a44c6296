"""Every form of an account, filled with what nobody should send."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.accounts import pages
from tests.accounts.test_pages import PASSWORD, person, signed_in
from tests.marketplace.attacks import world
from tests.marketplace.attacks.test_forms import (
    ATTACKS,
    FORGED,
    everywhere,
    faults,
    in_one,
    in_texts,
)
from tests.marketplace.attacks.walking import CSRF

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_endless_nesting_is_no_passkey() -> None:
    sent = {"credential": "[" * 200_000}

    answer = Client(raise_request_exception=False).post("/de/konto/passkey", sent)

    assert answer.status_code < 500


@pytest.fixture(params=["nobody", "somebody"])
def walk(request: pytest.FixtureRequest) -> tuple[Client, list[str]]:
    """Return a browser and the paths that it may open."""
    if request.param == "nobody":
        return Client(), [f"/de/{path}" for path in pages.OPEN]
    inside = (*pages.SIGNED_IN, *pages.WITH_PASSWORD)
    return signed_in(person(PASSWORD)), [f"/de/{path}" for path in inside]


def test_no_text_is_more_than_a_text(walk: tuple[Client, list[str]]) -> None:
    client, paths = walk
    forms = world.found_forms(client, paths)

    found = [
        fault
        for name, attack in ATTACKS.items()
        for form in forms
        for typed in (everywhere(attack), in_texts(attack))
        for fault in faults(client, form, name, typed)
    ]

    assert len(forms) >= 5
    assert found == []


def test_what_no_page_sends_ends_in_words(walk: tuple[Client, list[str]]) -> None:
    client, paths = walk

    found = [
        fault
        for value in FORGED
        for form in world.found_forms(client, paths)
        for name in sorted(form.names - {CSRF})
        for fault in faults(client, form, f"{value[:20]!r} as {name}", in_one(name, value))
    ]

    assert found == []
