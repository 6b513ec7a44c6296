"""Signing in and up, by code and by password; nobody learns who has an account."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sozialatlas.accounts import actions
from sozialatlas.accounts.models import Attempt, User
from sozialatlas.search import portals
from sozialatlas.search.models import Portal
from tests.accounts import mails

pytestmark = pytest.mark.django_db

PASSWORD = "Nachtigall-42-Wiese"
LOGIN, CODE, SIGN_UP = "/de/konto/anmelden", "/de/konto/code", "/de/konto/registrieren"
ENTER, PROVE = "/de/konto/code/eingeben", "/de/konto/email/code"
FORGOTTEN = "/de/konto/passwort/vergessen"


@pytest.fixture(autouse=True)
def _portals() -> Iterator[None]:
    """Forget the portals that a test made."""
    yield
    portals.forget()


def person(email: str = "anna@verein.example", password: str | None = None) -> User:
    """Return a person with a proved address."""
    user = User.objects.create_user(email, password, name="Anna")
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def who(client: Client) -> str:
    """Return the name of who is signed in."""
    return client.session.get("_auth_user_id", "")


def test_a_mailed_code_signs_in(client: Client) -> None:
    anna = person()

    asked = client.post(CODE, {"email": "Anna@verein.example"})
    entered = client.post(ENTER, {"code": mails.code()})

    assert (asked.url, entered.url, who(client)) == (ENTER, "/de/mein", str(anna.pk))
    assert [letter.to for letter in mails.posted()] == ["anna@verein.example"]


def test_a_wrong_code_is_told_and_the_third_ends_it(client: Client) -> None:
    person()
    client.post(CODE, {"email": "anna@verein.example"})

    pages = [client.post(ENTER, {"code": "AAAA-AAAA"}) for _ in range(4)]

    assert [page.status_code for page in pages] == [200, 200, 302, 302]
    assert pages[0].context["form"].errors["code"] == [
        "Dieser Code stimmt nicht. Bitte prüfen Sie jedes Zeichen."
    ]
    assert who(client) == ""


def test_a_code_signs_in_once(client: Client) -> None:
    person()
    client.post(CODE, {"email": "anna@verein.example"})
    code = mails.code()
    client.post(ENTER, {"code": code})
    client.post("/de/konto/abmelden")

    again = client.post(ENTER, {"code": code})

    assert (again.url, who(client)) == (CODE, "")


def test_the_password_signs_in(client: Client) -> None:
    anna = person(password=PASSWORD)

    page = client.post(LOGIN, {"login": "ANNA@verein.example", "password": PASSWORD})

    assert (page.url, who(client)) == ("/de/mein", str(anna.pk))


def test_a_wrong_password_and_an_unknown_address_read_alike(client: Client) -> None:
    person(password=PASSWORD)

    pages = [
        client.post(LOGIN, {"login": email, "password": "falsch-falsch"})
        for email in ("anna@verein.example", "niemand@verein.example")
    ]

    told = [page.context["form"].non_field_errors() for page in pages]
    assert told[0] == told[1]
    assert told[0][0].startswith("E-Mail-Adresse und Passwort passen nicht zusammen.")
    assert [page.status_code for page in pages] == [200, 200]


def test_somebody_new_signs_up_without_a_password(client: Client) -> None:
    asked = client.post(SIGN_UP, {"email": "Neu@verein.example", "name": "Kim Neu"})
    proved = client.post(PROVE, {"code": mails.code()})

    new = User.objects.get()
    assert (asked.url, proved.url) == (PROVE, "/de/mein")
    assert (new.email, new.name, new.is_staff, new.has_usable_password()) == (
        "neu@verein.example",
        "Kim Neu",
        False,
        False,
    )
    assert who(client) == str(new.pk)


@pytest.mark.parametrize(
    ("path", "given"),
    [(CODE, {}), (FORGOTTEN, {}), (SIGN_UP, {"name": "Kim"})],
)
def test_nobody_learns_whether_an_address_has_an_account(path: str, given: dict[str, str]) -> None:
    person("anna@verein.example", PASSWORD)
    answers = []
    for email in ("anna@verein.example", "niemand@verein.example"):
        client = Client()
        answer = client.post(path, {**given, "email": email})
        shown = client.get(answer.url).content.decode()
        # The token of the form differs each time.
        told = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", shown)
        answers.append((answer.status_code, answer.url, told.replace(email, "…")))

    assert answers[0] == answers[1]
    assert [letter.to for letter in mails.posted()] == [
        "anna@verein.example",
        "niemand@verein.example",
    ]


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_nobody_is_led_away_from_here(client: Client, target: str) -> None:
    person(password=PASSWORD)

    page = client.post(
        f"{LOGIN}?next={target}", {"login": "anna@verein.example", "password": PASSWORD}
    )

    assert page.url == "/de/mein"


def test_who_was_asked_to_sign_in_comes_back(client: Client) -> None:
    person(password=PASSWORD)
    asked = client.get("/de/konto/sicherheit")

    page = client.post(asked.url, {"login": "anna@verein.example", "password": PASSWORD})

    assert (asked.url, page.url) == (
        "/de/konto/anmelden?next=/de/konto/sicherheit",
        "/de/konto/sicherheit",
    )


def test_a_forgotten_password_is_set_anew_with_a_code(client: Client) -> None:
    anna = person(password=PASSWORD)
    new = "Vier-Worte-im-Garten"

    client.post(FORGOTTEN, {"email": "anna@verein.example"})
    confirmed = client.post(f"{FORGOTTEN}/code", {"code": mails.code()})
    client.post(confirmed.url, {"password1": new, "password2": new})

    anna.refresh_from_db()
    assert anna.check_password(new)


def test_passwords_are_not_tried_without_end(client: Client) -> None:
    person(password=PASSWORD)
    wrong = {"login": "anna@verein.example", "password": "falsch-falsch"}

    for _ in range(5):
        client.post(LOGIN, wrong)
    page = client.post(LOGIN, {**wrong, "password": PASSWORD})

    assert (page.status_code, who(client)) == (200, "")
    assert page.context["form"].non_field_errors() == [
        "Das waren zu viele Versuche. Bitte warten Sie einige Minuten."
    ]


def test_the_administration_counts_attempts_as_well(client: Client) -> None:
    for _ in range(5):
        client.post("/admin/login/", {"username": "a@verein.example", "password": "falsch"})
    page = client.post("/admin/login/", {"username": "a@verein.example", "password": "falsch"})

    assert page.context["form"].non_field_errors() == [
        "Das waren zu viele Versuche. Bitte warten Sie einige Minuten."
    ]


def test_a_flood_of_registrations_ends_in_words(client: Client) -> None:
    pages = [
        client.post(SIGN_UP, {"email": f"neu{number}@verein.example", "name": "Kim"})
        for number in range(21)
    ]

    assert [page.status_code for page in pages] == [302] * 20 + [429]
    assert "<h1>Bitte warten Sie etwas</h1>" in pages[-1].content.decode()


def test_counted_attempts_name_nobody(client: Client) -> None:
    client.post(LOGIN, {"login": "a@verein.example", "password": "x"}, REMOTE_ADDR="203.0.113.7")

    kept = " ".join(Attempt.objects.values_list("cache_key", flat=True))
    assert (bool(kept), "203.0.113" in kept, "verein.example" in kept) == (True, False, False)


def test_a_public_page_knows_nothing_of_sessions(client: Client) -> None:
    public = client.get("/de/")

    assert (dict(public.cookies), "Cookie" in public.headers.get("Vary", "")) == ({}, False)


def test_other_languages_lead_to_german(client: Client) -> None:
    found = [client.get(f"/{code}/konto/anmelden") for code in ("uk", "de-simple", "en", "de")]

    assert [(page.status_code, page.headers.get("Location")) for page in found] == [
        (302, "/de/konto/anmelden"),
        (302, "/de/konto/anmelden"),
        (200, None),
        (200, None),
    ]


def test_every_address_of_the_account_asks_to_sign_in(client: Client) -> None:
    names = (
        "account", "account_name", "account_delete", "account_email", "account_change_password",
        "account_set_password", "mfa_index", "mfa_list_webauthn", "mfa_activate_totp",
        "mfa_view_recovery_codes", "socialaccount_connections",
    )  # fmt: skip

    led = {name: client.get(reverse(name)).headers["Location"].split("?")[0] for name in names}

    assert led == dict.fromkeys(names, LOGIN)


@pytest.mark.parametrize("path", [CODE, FORGOTTEN, SIGN_UP])
def test_an_address_longer_than_any_is_refused_in_words(client: Client, path: str) -> None:
    page = client.post(path, {"email": f"{'a' * 60}@{'b.' * 120}example", "name": "Kim"})

    assert (page.status_code, list(page.context["form"].errors)) == (200, ["email"])
    assert mails.posted() == []


def test_a_code_leads_back_to_where_one_was(client: Client) -> None:
    person()
    target = "/de/konto/sicherheit/passkeys"

    asked = client.post(CODE, {"email": "anna@verein.example", "next": target})
    entered = client.post(asked.url, {"code": mails.code(), "next": target})

    assert entered.url == target


def test_a_new_account_leads_back_to_where_one_was(client: Client) -> None:
    target = "/de/konto/sicherheit/passkeys"
    page = client.get(f"{LOGIN}?next={target}")

    asked = client.post(page.context["signup_url"], {"email": "neu@verein.example", "name": "Kim"})
    proved = client.post(asked.url, {"code": mails.code()})

    assert proved.url == target


def test_a_portal_leads_to_the_root(client: Client) -> None:
    Portal.objects.create(kind="town", slug="auenburg", name="Auenburg", is_published=True)
    portals.renew()

    page = client.get("/auenburg/de/konto/anmelden?next=/de/konto")

    assert (page.status_code, page.headers["Location"]) == (302, f"{LOGIN}?next=/de/konto")


def test_an_info_point_signs_nobody_in(client: Client) -> None:
    Portal.objects.create(kind="kiosk", slug="infopunkt", name="Infopunkt", is_published=True)
    portals.renew()

    page = client.get("/infopunkt/de/konto/anmelden")

    assert page.status_code == 404


def test_what_is_over_is_forgotten_at_night(client: Client) -> None:
    client.post(LOGIN, {"login": "a@verein.example", "password": "x"})
    kept = Attempt.objects.exclude(cache_key__endswith=":lock").count()
    now = timezone.now()

    early = actions.forget_attempts(at=now - dt.timedelta(days=1))
    late = actions.forget_attempts(at=now + dt.timedelta(days=1))

    assert (early, late, Attempt.objects.count()) == (0, kept, 0)


@pytest.mark.parametrize(
    ("path", "page", "link"), [(CODE, ENTER, SIGN_UP), (SIGN_UP, PROVE, LOGIN)]
)
def test_who_takes_the_wrong_door_is_led_by_the_mail_to_where_they_wanted(
    client: Client, path: str, page: str, link: str
) -> None:
    email = "neu@verein.example" if path == CODE else person().email

    client.post(path, {"email": email, "name": "Anna", "next": "/de/mein/fuer-wen"})
    said = client.get(page).content.decode()

    assert f"{link}?next=/de/mein/fuer-wen\n" in mails.posted()[-1].text
    assert "statt eines Codes ein Link" in said


@pytest.mark.parametrize("path", [CODE, SIGN_UP])
@pytest.mark.parametrize("email", ["anna@verein.example", "neu@verein.example"])
def test_a_code_that_is_sent_again_is_told(client: Client, path: str, email: str) -> None:
    person()
    page = client.post(path, {"email": email, "name": "Anna"}).url

    first = client.get(page).content.decode()
    Attempt.objects.all().delete()  # allauth sends the next one after ten seconds
    second = client.post(page, {"action": "resend"}, follow=True).content.decode()

    said = "Ein neuer Code ist unterwegs. Der alte gilt nicht mehr."
    assert [said in first, said in second] == [False, True]
