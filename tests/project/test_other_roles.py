"""Who may open what elsewhere: the account, and what is public, asked by everybody."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import get_resolver
from pytest_django import Settings

from sozialatlas.accounts.models import User
from sozialatlas.marketplace import urls as marketplace
from tests.marketplace import roles_world as world
from tests.marketplace.roles_told import told
from tests.marketplace.roles_world import PEOPLE

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_database]

ACCOUNT = "de/konto"
# Who may send in files: tests/exchange/intake/test_pages.py.
DESK = "de/redaktion"
BEFORE_SIGN_IN = {
    "anmelden", "code", "gesperrt", "passwort/fertig", "passwort/neu", "passwort/vergessen",
    "registrieren", "registrieren/passkey", "registrieren/passkey/anlegen", "code/eingeben",
    "verknuepft/abgebrochen", "verknuepft/fehler",
}  # fmt: skip
"""The pages of the account that speak to whoever is not signed in."""
EDITORS_ALONE = {"de/suche/reihenfolge"}
"""Why results stand where they stand."""
EDITORS = {each for each in PEOPLE if "editor" in each} | {"administrator"}


def others() -> list[str]:
    """Return the addresses without numbers that belong neither to marketplace nor admin."""
    elsewhere = {f"de/{route}" for route in world.routes(marketplace.urlpatterns)}
    return [
        route
        for route in world.routes(get_resolver().url_patterns)
        if not route.startswith("admin/")
        and not {"<", "^"} & set(route)
        and route not in elsewhere
    ]


def test_of_the_account_nobody_reads_who_is_not_signed_in() -> None:
    citizen = world.made().clients["citizen"]
    own = [each for each in others() if each.startswith(ACCOUNT)]
    closed = [each for each in own if each.removeprefix(f"{ACCOUNT}/") not in BEFORE_SIGN_IN]

    learned = {
        f"{method} {route}": told(getattr(citizen, method)(f"/{route}"))
        for route in closed
        for method in ("get", "post")
    }

    assert len(own) - len(closed) == len(BEFORE_SIGN_IN)
    assert {address: what for address, what in learned.items() if what} == {}


def test_the_passkey_of_somebody_else_is_not_found() -> None:
    made = world.made()
    owner = User.objects.get(email="provider@kreis.example")
    key = Authenticator.objects.create(user=owner, type="webauthn", data={"name": "Telefon"})

    statuses = {
        made.clients[name].post(f"/{ACCOUNT}/sicherheit/passkeys/{key.pk}/{what}").status_code
        for name in set(PEOPLE) - {"citizen", "provider"}
        for what in ("entfernen", "umbenennen")
    }

    assert statuses <= {302, 404}
    assert Authenticator.objects.get(pk=key.pk).data == {"name": "Telefon"}


def status(client: Client, route: str) -> int:
    """Return the status of an answer, and read it to its end: files are made while they go."""
    answer = client.get(f"/{route}")
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def test_what_is_public_answers_everybody_alike(settings: Settings) -> None:
    settings.API_PER_MINUTE = 0  # all of them come from one address
    clients = world.made().clients
    public = [each for each in others() if not each.startswith((ACCOUNT, DESK))]

    statuses = {route: {name: status(clients[name], route) for name in PEOPLE} for route in public}

    differing = {route for route, by in statuses.items() if len(set(by.values())) > 1}
    assert differing == EDITORS_ALONE
    for route in EDITORS_ALONE:
        assert {name for name, status in statuses[route].items() if status == 200} == EDITORS
