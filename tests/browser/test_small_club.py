"""A small club from the first visit to being found, without a password and without help."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from looking import OpenPage
from playwright.sync_api import Page, expect
from served import served
from test_accounts import sign_in
from test_entries import NEXT, choose_topic, go_on

EMAIL = "kasse@singkreis.example"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an installation of its own, with a county's desk."""
    with served(tmp_path_factory.mktemp("club"), "queue_seed.py") as address:
        yield address


def code_of_mail(open_page: OpenPage) -> str:
    """Return the code of the newest mail, as the demo's post box shows it."""
    page = open_page("/de/postfach")
    page.locator("main a").first.click()
    page.wait_for_load_state()
    found = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", page.locator("main").inner_text())
    assert found
    return found[0]


def accept(editor: Page, name: str) -> None:
    """Find a proposal by its name, as the county's editor, and accept it."""
    editor.goto(editor.url.partition("/de/")[0] + f"/de/redaktion/vorschlaege?q={name}")
    editor.get_by_role("link", name=name).first.click()
    editor.get_by_role("button", name="Ausgewähltes annehmen").click()
    said = editor.get_by_role("status").filter(has_text="ist angenommen.")
    expect(said).to_be_visible()


def test_a_new_club_comes_is_let_in_and_is_found(open_page: OpenPage) -> None:
    club = open_page("/de/konto/registrieren?next=/de/mein/fuer-wen/neu", viewport=PHONE)
    club.get_by_label("E-Mail-Adresse").fill(EMAIL)
    club.get_by_label("Ihr Name").fill("Kim")
    club.get_by_role("button", name="Weiter").click()
    club.get_by_label("Code").fill(code_of_mail(open_page))
    club.get_by_role("button", name="Bestätigen").click()

    club.get_by_label("Name des Vereins oder der Einrichtung").fill("Singkreis Quellgrund")
    club.get_by_label("Straße und Hausnummer").fill("Anger 1")
    club.locator("#id_postal_code").fill("64001")
    club.locator("#id_city").fill("Oberbach")
    club.locator("#id_email").fill(EMAIL)
    club.get_by_role("button", name="Einreichen").click()
    expect(club.get_by_role("status").filter(has_text="ist eingereicht")).to_be_visible()
    editor = open_page("/de/konto/anmelden?next=/de/redaktion/vorschlaege")
    sign_in(editor, "landkreis")
    accept(editor, "Singkreis Quellgrund")

    enter(club)
    accept(editor, "Offener Chor am Quellgrund")

    found = open_page("/de/suche?q=Chor+Quellgrund")
    hit = found.get_by_role("link", name=re.compile("Offener Chor am Quellgrund"))
    expect(hit.first).to_be_visible()


def enter(club: Page) -> None:
    """Enter an offer, with its hours as people say them."""
    club.goto(club.url.partition("/de/")[0] + "/de/mein/eintraege/neu")
    club.get_by_role("button", name="Angebot").click()
    club.get_by_label("Name").fill("Offener Chor am Quellgrund")
    club.get_by_label("In einem Satz").fill("Singen für alle, auch ohne Noten.")
    go_on(club, "Worum geht es, und für wen?")
    choose_topic(club)
    go_on(club, "Wo ist es?")
    club.get_by_label("An einer anderen Adresse").check()
    club.get_by_label("Straße und Hausnummer").fill("Anger 1")
    club.locator("#id_postal_code").fill("64001")
    club.locator("#id_city").fill("Oberbach")
    go_on(club, "Wann ist es?")
    club.get_by_label("Zeiten", exact=False).first.fill("Do 19-21, nicht in den Ferien")
    expect(club.locator(".week")).to_contain_text("19 bis 21 Uhr")
    go_on(club, "Was kostet es, und wie fängt man an?")
    club.get_by_label("Ja, kostenlos").check()
    go_on(club, "Wie erreicht man Sie?")
    club.locator("#id_phones").fill("06031 1234 Büro")
    go_on(club, "Wie kommt man hinein, und welche Sprachen sprechen Sie?")
    go_on(club, "Möchten Sie ein Bild zeigen?")
    club.get_by_role("button", name=NEXT).click()
    club.get_by_role("button", name="An den Landkreis senden").click()
    expect(club.locator("main")).to_contain_text("wartet auf Prüfung")
