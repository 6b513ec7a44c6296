"""Every form of the marketplace, filled with what nobody should send."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from sozialatlas.core.mail.models import Letter
from tests.marketplace import roles_world
from tests.marketplace.attacks import world
from tests.marketplace.attacks.walking import CSRF, TYPED, VALID, Field, Form

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ATTACKS = {
    "markup": '"><img src=x onerror=attack()><script>attack()</script>{{7191*7}}{% debug %}',
    "order of reading": "\N{RIGHT-TO-LEFT OVERRIDE}kcatta\N{ZERO WIDTH SPACE}",
    "NUL": "att\0ack",
    "lines": "attack\r\nBcc: victim@verein.example\r\n\r\nText",
    "very long": "x" * 100_000,
}
# What says nothing new in a field that takes addresses or numbers alone.
ONLY_IN_TEXTS = {"order of reading", "lines"}
# What a page must never say: the attack as it was sent, or what became of it.
DONE = ("<script>attack", "<img src=x onerror", "50337")
# The attacks whose end depends on the kind of database: what it can store, and how much of it.
OF_DATABASES = {"NUL", "very long"}
# What no page ever sends in a hidden field, a box or a list.
FORGED = ("\0", "../../etc/passwd²", "9" * 5_000)
# `make attack` sends each of them in each field; every round of tests one of them in each.
IS_WHOLE = bool(os.environ.get("SOZIALATLAS_WHOLE_ATTACK"))


@pytest.fixture(autouse=True)
def _mail(settings: Settings) -> None:
    """Let mails go out: some pages are there only then."""
    settings.EMAIL_HOST = "mail.example"


@pytest.fixture(params=world.WALKERS)
def walk(request: pytest.FixtureRequest) -> tuple[Client, list[Form]]:
    """Return somebody's browser and all forms that it finds."""
    made = roles_world.made()
    client = made.clients[request.param]
    return client, world.found_forms(client, world.addresses(made)[request.param])


def faults(client: Client, form: Form, name: str, typed: Callable[[Field], str]) -> Iterator[str]:
    """Send a form and take it back; yield what is wrong with the answer."""
    with world.undone():
        answer = world.send(world.browser_like(client), form, form.filled(typed))
        text = answer.content.decode(errors="replace")
        where = f"{name} in {form.method} {form.action} of {form.page}"
        if answer.status_code >= 500:
            yield f"{where}: {answer.status_code}"
        yield from (f"{where}: says {sign}" for sign in DONE if sign in text)
        for letter in Letter.objects.all():
            if {"\r", "\n"} & {*letter.subject, *letter.to}:
                yield f"{where}: a line begins in the head of a mail"


def everywhere(attack: str) -> Callable[[Field], str]:
    return lambda each: attack if each.kind in TYPED else each.value


def in_texts(attack: str) -> Callable[[Field], str]:
    """Type it where anything may stand, and else what is right, so that it may be taken."""
    return lambda each: VALID.get(each.kind, attack if each.kind in TYPED else each.value)


def in_one(name: str, attack: str) -> Callable[[Field], str]:
    return lambda each: attack if each.name == name else each.value


def forged(number: int) -> tuple[str, ...]:
    """Return what is sent as one field: PostgreSQL keeps no NUL, the others go in turn."""
    if IS_WHOLE:
        return FORGED
    nul, *others = FORGED
    return (others[number % len(others)] if connection.vendor == "sqlite" else nul,)


def test_forms_are_found(walk: tuple[Client, list[Form]]) -> None:
    _client, forms = walk

    typed = [each for form in forms for each in form.fields if each.kind in TYPED]

    assert (len(forms) >= 3, len(typed) >= 3) == (True, True)


def test_no_text_is_more_than_a_text(walk: tuple[Client, list[Form]]) -> None:
    client, forms = walk

    found = [
        fault
        for name, attack in ATTACKS.items()
        if IS_WHOLE or connection.vendor == "sqlite" or name in OF_DATABASES
        for form in forms
        for typed in (everywhere(attack), in_texts(attack))[name in ONLY_IN_TEXTS :]
        for fault in faults(client, form, name, typed)
    ]

    assert found == []


def test_what_no_page_sends_ends_in_words(walk: tuple[Client, list[Form]]) -> None:
    client, forms = walk

    found = [
        fault
        for form in forms
        for number, name in enumerate(sorted(form.names - {CSRF}))
        for value in forged(number)
        for fault in faults(client, form, f"{value[:20]!r} as {name}", in_one(name, value))
    ]

    assert found == []
