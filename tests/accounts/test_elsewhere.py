"""Signing in by OpenID Connect: out by a page of ours, and back with an account."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from pytest_django import Settings

from sozialatlas.accounts import actions
from sozialatlas.accounts.models import User
from sozialatlas.project import oidc
from sozialatlas.project.setting import SettingError
from tests.accounts import mails
from tests.portal.test_html_validity import faults

OUT, BACK = "/konto/oidc/oidc/anmelden?process=login", "/konto/oidc/oidc/zurueck"
PERSON = {
    "sub": "4711",
    "email": "Kim@Verein.example",
    "email_verified": True,
    "name": "Kim Beispiel",
}


class _Answers(BaseHTTPRequestHandler):
    """Keycloak, as far as we ask it."""

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_port}"
        known = {
            "/.well-known/openid-configuration": {
                "authorization_endpoint": f"{here}/auth",
                "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/userinfo",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/userinfo": PERSON,
        }
        self._say(known[self.path])

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "abc", "token_type": "Bearer"})

    def _say(self, data: object) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def county(settings: Settings) -> Iterator[str]:
    """Return the address of the county's sign-in, which the settings name."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        given = {
            "SOZIALATLAS_OIDC_URL": address,
            "SOZIALATLAS_OIDC_CLIENT": "sozialatlas",
            "SOZIALATLAS_OIDC_SECRET": "geheim",
            "SOZIALATLAS_OIDC_NAME": "Kreis-Konto",
            "SOZIALATLAS_OIDC2_URL": address,
            "SOZIALATLAS_OIDC2_CLIENT": "atlas",
            "SOZIALATLAS_OIDC2_SECRET": "geheim",
            "SOZIALATLAS_OIDC2_NAME": "BundID",
        }
        settings.SOCIALACCOUNT_PROVIDERS = oidc.providers(given)
        settings.SIGN_INS_ELSEWHERE = oidc.offered(given)
        yield address
        server.shutdown()


def sent_out(client: Client, path: str = OUT) -> str:
    """Press the button; return where the page leads."""
    return str(client.post(path).context["target"])


def come_back(client: Client, target: str) -> str:
    """Come back from the other side; return where that leads."""
    state = parse_qs(urlsplit(target).query)["state"][0]
    return str(client.get(BACK, {"code": "x", "state": state}).headers["Location"])


@pytest.mark.django_db
def test_somebody_new_comes_back_with_an_account(client: Client, county: str) -> None:
    target = sent_out(client)
    led = come_back(client, target)

    new = User.objects.get()
    asked = parse_qs(urlsplit(target).query)
    assert target.startswith(f"{county}/auth?")
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]
    assert asked["code_challenge_method"] == ["S256"]
    assert (led, new.email, new.name) == ("/de/mein", "kim@verein.example", "Kim Beispiel")
    assert list(EmailAddress.objects.values_list("email", "verified")) == [(new.email, True)]


@pytest.mark.django_db
def test_two_sign_ins_stand_side_by_side(client: Client, county: str) -> None:
    second = OUT.replace("/oidc/oidc/", "/oidc/oidc2/")
    page = client.get("/de/konto/anmelden").content.decode()
    asked = parse_qs(urlsplit(sent_out(client, second)).query)

    names = ("Mit Kreis-Konto anmelden", "Mit BundID anmelden")
    assert [name in page for name in names] == [True, True]
    assert asked["client_id"] == ["atlas"]
    assert asked["redirect_uri"] == ["http://testserver/konto/oidc/oidc2/zurueck"]


@pytest.mark.django_db
def test_an_account_that_exists_is_not_joined_by_itself(client: Client, county: str) -> None:
    there = User.objects.create_user("kim@verein.example", name="Kim")
    actions.trust_address(user=there)

    come_back(client, sent_out(client))

    assert "_auth_user_id" not in client.session
    assert [letter.subject for letter in mails.posted()] == ["Sie haben schon ein Konto"]


@pytest.mark.django_db
def test_who_is_signed_in_links_it_and_signs_in_by_it(client: Client, county: str) -> None:
    there = User.objects.create_user("anna@verein.example", "Nachtigall-42-Wiese", name="Anna")
    actions.trust_address(user=there)
    client.post("/de/konto/anmelden", {"login": there.email, "password": "Nachtigall-42-Wiese"})
    linked = come_back(client, sent_out(client, OUT.replace("login", "connect")))
    later = Client()
    come_back(later, sent_out(later))

    assert linked == "/de/konto/verknuepft"
    assert later.session["_auth_user_id"] == str(there.pk)


@pytest.mark.django_db
def test_the_pages_with_the_button_are_valid(client: Client, county: str, tmp_path: Path) -> None:
    shown = {path: client.get(path) for path in ("/de/konto/anmelden", "/de/konto/registrieren")}
    shown["onward"] = client.post(OUT)
    pages = {name: page.content.decode() for name, page in shown.items()}

    assert faults(pages, tmp_path) == []
    assert [name for name, html in pages.items() if "Mit Kreis-Konto anmelden" in html] == [
        "/de/konto/anmelden",
        "/de/konto/registrieren",
    ]
    assert {page.headers["Content-Security-Policy"].count("form-action 'self';") for page in
            shown.values()} == {1}  # fmt: skip


@pytest.mark.django_db
def test_without_it_no_button_stands_there(client: Client) -> None:
    html = client.get("/de/konto/anmelden").content.decode()

    assert ("/konto/oidc/" in html, client.get(BACK).status_code) == (False, 404)


def test_a_part_of_the_settings_is_refused() -> None:
    for code in ("OIDC", "OIDC2"):
        with pytest.raises(SettingError, match=f"{code}_SECRET gehören zusammen"):
            oidc.providers({f"SOZIALATLAS_{code}_URL": "https://konto.example"})
