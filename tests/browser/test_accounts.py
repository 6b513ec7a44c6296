"""The pages of accounts in a browser: whole in every mode, with passkeys and without script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Browser, Page, expect

from tests.accounts import pages

# As in `seed.py`.
PASSWORD = "Nachtigall-42-Wiese"
CALM = {"reduced_motion": "reduce", "has_touch": True}
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def sign_in(page: Page, name: str) -> None:
    """Sign in by password, as without script too."""
    page.get_by_text("Mit Passwort anmelden").click()
    form = page.locator("form", has=page.get_by_label("Passwort"))
    form.get_by_label("E-Mail-Adresse").fill(f"{name}@verein.example")
    form.get_by_label("Passwort").fill(PASSWORD)
    form.get_by_role("button", name="Anmelden").click()
    page.wait_for_load_state()


@pytest.fixture
def device(browser: Browser, site: str) -> Iterator[Callable[[str], Page]]:
    """Return a function that opens a page on a device that keeps passkeys.

    Keys belong to a name, never to a number: the site is asked for by its name.
    """
    context = browser.new_context(locale="de-DE", viewport=looking.WIDE_WINDOW)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda line: line.type == "error" and faults.append(line.text))
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    def open_(path: str) -> Page:
        page.goto(site.replace("127.0.0.1", "localhost") + path)
        return page

    yield open_
    context.close()
    assert faults == []


# The page of a failure says so in the console, too.
@pytest.mark.parametrize("path", [path for path in pages.OPEN if "fehler" not in path])
def test_a_page_before_sign_in_is_whole_in_every_mode(open_page: OpenPage, path: str) -> None:
    page = open_page(f"/de/{path}", **CALM)

    assert looking.faults_by_mode(page) == {}


def test_the_pages_of_an_account_are_whole_in_every_mode(open_page: OpenPage) -> None:
    page = open_page("/de/konto/anmelden", **CALM)
    site = page.url.removesuffix("/de/konto/anmelden")
    sign_in(page, "anna")
    found = {}

    for path in (*pages.SIGNED_IN, *pages.WITH_PASSWORD):
        if path == "konto/passwort/setzen":
            continue  # leads to the page for changing it
        page.set_viewport_size(looking.WIDE_WINDOW)
        page.goto(f"{site}/de/{path}")
        found[path] = looking.faults_by_mode(page)

    assert {path: faults for path, faults in found.items() if faults} == {}


def test_a_passkey_is_set_up_and_signs_in(device: Callable[[str], Page]) -> None:
    page = device("/de/konto/anmelden?next=/de/konto/sicherheit/passkeys/neu")
    sign_in(page, "bilal")

    page.get_by_label("Name des Passkeys").fill("Telefon")
    page.get_by_role("button", name="Passkey einrichten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Notfallcodes")
    device("/de/konto/abmelden").get_by_role("button", name="Abmelden").click()
    page.get_by_role("button", name="Mit Passkey anmelden").click()

    page.wait_for_url("**/de/mein")
    expect(device("/de/konto").get_by_text("bilal@verein.example")).to_be_visible()


def test_a_passkey_that_is_not_there_is_told_in_words(device: Callable[[str], Page]) -> None:
    page = device("/de/konto/anmelden")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('none')) }")
    page.get_by_role("button", name="Mit Passkey anmelden").click()

    expect(page.get_by_role("alert")).to_have_text(
        "Mit dem Passkey ging es nicht. Versuchen Sie es noch einmal oder nehmen Sie einen anderen"
        " Weg."
    )


def test_without_script_one_signs_in_and_out(open_page: OpenPage) -> None:
    page = open_page("/de/konto/anmelden", java_script_enabled=False)
    expect(page.get_by_role("button", name="Mit Passkey anmelden")).to_be_hidden()

    sign_in(page, "carla")
    page.goto(page.url.split("/de/")[0] + "/de/konto")
    page.get_by_role("button", name="Abmelden", exact=True).click()

    expect(page.get_by_role("status").filter(has_text="abgemeldet")).to_have_text(
        "Sie sind abgemeldet."
    )
