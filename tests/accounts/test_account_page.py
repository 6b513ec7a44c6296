"""One's own account: what one changes there, and how one leaves."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from sozialatlas.accounts import actions, leaving
from sozialatlas.accounts.models import User
from tests.accounts import mails

pytestmark = pytest.mark.django_db

PASSWORD = "Nachtigall-42-Wiese"


@pytest.fixture
def person(client: Client) -> User:
    """Return a person who has just signed in."""
    user = User.objects.create_user("anna@verein.example", PASSWORD, name="Anna")
    actions.trust_address(user=user)
    client.post("/de/konto/anmelden", {"login": user.email, "password": PASSWORD})
    return user


def test_the_name_is_changed(client: Client, person: User) -> None:
    page = client.post("/de/konto/name", {"name": "Anna Muster"})

    person.refresh_from_db()
    assert (page.url, person.name) == ("/de/konto", "Anna Muster")


def test_a_new_address_counts_once_its_code_is_entered(client: Client, person: User) -> None:
    asked = client.post("/de/konto/email", {"email": "neu@verein.example", "action_add": "1"})
    before = User.objects.get().email
    client.post(asked.url, {"code": mails.code("neu@verein.example")})

    person.refresh_from_db()
    rows = EmailAddress.objects.values_list("email", "verified", "primary")
    assert (before, person.email) == ("anna@verein.example", "neu@verein.example")
    assert list(rows) == [("neu@verein.example", True, True)]
    assert sorted({letter.to for letter in mails.posted()}) == [
        "anna@verein.example",
        "neu@verein.example",
    ]


def test_all_other_devices_are_signed_out(client: Client, person: User) -> None:
    other = Client()
    other.post("/de/konto/anmelden", {"login": person.email, "password": PASSWORD})

    before = other.get("/de/konto").status_code
    client.post("/de/konto/geraete")

    found = [each.get("/de/konto").status_code for each in (client, other)]
    assert (before, found) == (200, [200, 302])


def test_somebody_leaves_for_good(client: Client, person: User) -> None:
    left: list[str] = []

    def note(user: User) -> None:
        left.append(user.email)

    leaving.before(note)
    page = client.post("/de/konto/loeschen")
    leaving._steps.remove(note)

    assert (page.url, left) == ("/de/konto/anmelden", ["anna@verein.example"])
    assert (User.objects.count(), EmailAddress.objects.count()) == (0, 0)


def test_what_follows_is_told_before(client: Client, person: User) -> None:
    def follows(_user: User) -> list[str]:
        return ["Ihr Verein behält seine Einträge."]

    leaving.tell(follows)
    html = client.get("/de/konto/loeschen").content.decode()
    leaving._consequences.remove(follows)

    assert "<li>Ihr Verein behält seine Einträge.</li>" in html


def test_the_last_administrator_stays(client: Client, person: User) -> None:
    actions.assign(user=person, role="administrator")

    page = client.post("/de/konto/loeschen")

    assert (page.status_code, User.objects.count()) == (409, 1)
    assert "die einzige Person" in page.content.decode()


def test_the_page_shows_how_one_signs_in(client: Client, person: User) -> None:
    page = client.get("/de/konto")

    assert {name: page.context[name] for name in ("has_app", "has_passkey", "duties")} == {
        "has_app": False,
        "has_passkey": False,
        "duties": (),
    }
    assert "ist gesetzt" in page.content.decode()
