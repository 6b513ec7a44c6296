"""The second step: a code of an app, codes for emergencies, and people who must have one."""

from __future__ import annotations

import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from sozialatlas.accounts.models import User
from tests.accounts import mails, people

pytestmark = pytest.mark.django_db

PASSWORD = "Nachtigall-42-Wiese"
LOGIN, CHECK = "/de/konto/anmelden", "/de/konto/sicherheit/pruefen"


@pytest.fixture
def person() -> User:
    """Return a person with a password and a proved address."""
    user = User.objects.create_user("anna@verein.example", PASSWORD, name="Anna")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def shown(secret: str) -> str:
    """Return what an app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def with_app(person: User) -> str:
    """Give a person an app; return its key."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def sign_in(client: Client, person: User) -> str:
    """Sign in by password; return where that leads."""
    page = client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    return str(page.headers["Location"])


def test_the_app_is_asked_for_after_the_password(client: Client, person: User) -> None:
    secret = with_app(person)

    led = sign_in(client, person)
    before = client.session.get("_auth_user_id")
    page = client.post(CHECK, {"code": shown(secret)})

    assert (led, before, page.url) == (CHECK, None, "/de/mein")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_wrong_code_of_the_app_is_told(client: Client, person: User) -> None:
    with_app(person)
    sign_in(client, person)

    page = client.post(CHECK, {"code": "000000"})

    assert page.context["form"].errors == {
        "code": ["Dieser Code stimmt nicht. Bitte prüfen Sie jedes Zeichen."]
    }


def test_a_code_for_emergencies_signs_in_once(person: User) -> None:
    with_app(person)
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    found = []

    for _ in range(2):
        client = Client()
        sign_in(client, person)
        client.post(CHECK, {"code": code})
        found.append("_auth_user_id" in client.session)

    assert found == [True, False]


def test_an_app_is_set_up_with_its_first_code(
    client: Client,
    person: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    sign_in(client, person)
    code = shown(client.get("/de/konto/sicherheit/app").context["form"].secret)

    with django_capture_on_commit_callbacks(execute=True):
        done = client.post("/de/konto/sicherheit/app", {"code": code})

    kinds = Authenticator.objects.values_list("type", flat=True).order_by("type")
    assert (done.url, list(kinds)) == (
        "/de/konto/sicherheit/notfallcodes",
        ["recovery_codes", "totp"],
    )
    assert [letter.subject for letter in mails.posted()] == [
        "Zweiter Schritt mit einer App ist an"
    ]


def test_who_signed_in_long_ago_is_asked_once_more(client: Client, person: User) -> None:
    sign_in(client, person)
    session = client.session
    session["konto_angemeldet_um"] -= 3_600
    session.save()

    page = client.get("/de/konto/sicherheit/app")

    assert page.url == "/de/konto/nochmal?next=%2Fde%2Fkonto%2Fsicherheit%2Fapp"


def test_the_form_of_the_administration_is_no_way_round_it(client: Client) -> None:
    editor = people.editor("redaktion@kreis.example", "county_editor", "06997")
    editor.set_password(PASSWORD)
    editor.save()
    with_app(editor)

    page = client.post("/admin/login/", {"username": editor.email, "password": PASSWORD})

    assert page.context["form"].non_field_errors() == [
        "Dieser Zugang hat einen zweiten Schritt. Bitte melden Sie sich über „Konto“ an:"
        " /de/konto/anmelden"
    ]


@pytest.mark.parametrize("path", ["/admin/", "/de/redaktion/vorschlaege"])
def test_staff_without_one_are_led_to_set_it_up(
    client: Client, settings: Settings, path: str
) -> None:
    settings.STAFF_NEED_SECOND_STEP = True
    editor = people.editor("redaktion@kreis.example", "county_editor", "06997")
    client.force_login(editor)

    without = client.get(path)
    with_app(editor)
    with_one = client.get(path)

    assert (without.status_code, without.headers["Location"]) == (302, "/de/konto/sicherheit")
    assert with_one.headers.get("Location") != "/de/konto/sicherheit"
