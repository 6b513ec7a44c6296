"""Every page of accounts is valid HTML in both languages, and none is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils.crypto import get_random_string

from sozialatlas.accounts import actions, urls
from sozialatlas.accounts.models import User
from tests.accounts import mails, pages
from tests.portal.test_html_validity import faults

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PASSWORD = "Nachtigall-42-Wiese"
# Steps that only follow upon another one, and what answers with no page of its own.
STEPS = {
    "konto/code/eingeben", "konto/email/code", "konto/nochmal", "konto/sicherheit/nochmal",
    "konto/sicherheit/pruefen", "konto/passwort/vergessen/code", "konto/passwort/neu",
    "konto/sicherheit/passkeys/nochmal", "konto/registrieren/passkey/anlegen",
    "konto/sicherheit/passkeys/<int:pk>/entfernen",
    "konto/sicherheit/passkeys/<int:pk>/umbenennen", "konto/verknuepft/neu",
}  # fmt: skip
NO_PAGES = {"konto/geraete", "konto/passkey", "konto/sicherheit/notfallcodes/datei"}


def person(password: str | None = None) -> User:
    """Return a person with a proved address."""
    user = User.objects.create_user(f"{get_random_string(6)}@verein.example", password, name="A")
    actions.trust_address(user=user)
    return user


def signed_in(user: User) -> Client:
    """Return a browser in which somebody has just signed in by a mailed code."""
    client = Client()
    client.post("/de/konto/code", {"email": user.email})
    client.post("/de/konto/code/eingeben", {"code": mails.code()})
    return client


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code in {200, 401}, (path, answer.headers.get("Location"))
    return str(answer.content.decode())


def steps(language: str) -> dict[str, str]:
    """Return the pages in the middle of a way, by what leads there."""
    found, at = {}, f"/{language}/konto"
    client = Client()
    client.post(f"{at}/code", {"email": person().email})
    found["code"] = text(client, f"{at}/code/eingeben")
    found["wrong code"] = client.post(f"{at}/code/eingeben", {"code": "x"}).content.decode()
    client = Client()
    found["missing"] = client.post(f"{at}/registrieren", {}).content.decode()
    client.post(f"{at}/registrieren", {"email": "neu@verein.example", "name": "Neu"})
    found["proving"] = text(client, f"{at}/email/code")
    client = Client()
    new = {"email": "passkey@verein.example", "name": "Neu"}
    client.post(f"{at}/registrieren/passkey", new)
    client.post(f"{at}/email/code", {"code": mails.code(new["email"])})
    found["first passkey"] = text(client, f"{at}/registrieren/passkey/anlegen")
    client = Client()
    user = person(PASSWORD)
    client.post(f"{at}/passwort/vergessen", {"email": user.email})
    found["reset code"] = text(client, f"{at}/passwort/vergessen/code")
    client.post(f"{at}/passwort/vergessen/code", {"code": mails.code(user.email)})
    found["new password"] = text(client, f"{at}/passwort/neu")
    found["again"] = again(user, at)
    TOTP.activate(user, generate_totp_secret())
    client = Client()
    client.post(f"{at}/anmelden", {"login": user.email, "password": PASSWORD})
    found["second step"] = text(client, f"{at}/sicherheit/pruefen")
    wrong = {"login": user.email, "password": "falsch-falsch"}
    found["wrong password"] = Client().post(f"{at}/anmelden", wrong).content.decode()
    return found


def again(user: User, at: str) -> str:
    client = Client()
    client.post(f"{at}/anmelden", {"login": user.email, "password": PASSWORD})
    return text(client, f"{at}/nochmal")


def plain(language: str) -> dict[str, str]:
    """Return the pages that one address leads to."""
    client = Client()
    found = {path: text(client, f"/{language}/{path}") for path in pages.OPEN}
    user = person()
    client = signed_in(user)
    found |= {path: text(client, f"/{language}/{path}") for path in pages.SIGNED_IN}
    user.set_password(PASSWORD)
    user.save()
    client = signed_in(user)
    found |= {path: text(client, f"/{language}/{path}") for path in pages.WITH_PASSWORD}
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    found |= {path: text(client, f"/{language}/{path}") for path in pages.WITH_APP}
    return found


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_of_accounts_is_valid(tmp_path: Path, language: str) -> None:
    found = {**plain(language), **steps(language)}

    assert faults(found, tmp_path) == []
    assert [name for name, html in found.items() if html.count("<h1>") != 1] == []


def test_no_page_of_accounts_is_left_out() -> None:
    seen = {*pages.OPEN, *pages.SIGNED_IN, *pages.WITH_PASSWORD, *pages.WITH_APP}

    assert {str(each.pattern) for each in urls.urlpatterns} == seen | STEPS | NO_PAGES
