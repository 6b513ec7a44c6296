"""A small club registers a training and an event, page by page, with and without script."""

from __future__ import annotations

import datetime as dt

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import FilePayload, Page, Route, expect
from test_accounts import CALM, sign_in

from tests.core.pictures.made import picture

PHONE = {"width": 390, "height": 844}
NEXT = "Speichern und weiter"


def begin(open_page: OpenPage, kind: str, **options: object) -> Page:
    """Sign in as the treasurer of a club and begin an entry."""
    page = open_page("/de/konto/anmelden?next=/de/mein/eintraege/neu", **options)
    sign_in(page, "dora")
    page.get_by_role("button", name=kind).click()
    return page


def go_on(page: Page, heading: str) -> None:
    page.get_by_role("button", name=NEXT).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def choose_topic(page: Page) -> None:
    """Take the first topic that the text is about, else the first of the first group."""
    group = page.locator(".topics__group").first
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.get_by_role("checkbox").first.check()


def send_picture(page: Page) -> None:
    """Choose a picture, and say what it shows."""
    photo: FilePayload = {"name": "turnen.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    page.get_by_label("Bild auswählen").set_input_files(photo)
    page.get_by_label("Was ist auf dem Bild zu sehen?").fill("Eine Turnhalle")


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_a_club_registers_its_training(open_page: OpenPage, *, has_script: bool) -> None:
    page = begin(open_page, "Angebot", viewport=PHONE, java_script_enabled=has_script, **CALM)
    page.get_by_label("Name").fill("Turnen für Ältere")
    page.get_by_label("In einem Satz").fill("Bewegung im Sitzen und im Stehen.")
    go_on(page, "Worum geht es, und für wen?")
    choose_topic(page)
    go_on(page, "Wo ist es?")
    page.get_by_label("An einer anderen Adresse").check()
    page.get_by_label("Straße und Hausnummer").fill("Hallenweg 3")
    page.locator("#id_city").fill("Auenburg")
    go_on(page, "Wann ist es?")
    page.get_by_label("Zeiten", exact=False).first.fill("Mi 9-11, nicht in den Ferien")
    if not has_script:
        page.get_by_role("button", name="So zeigen wir es").click()
    expect(page.locator(".week")).to_contain_text("9 bis 11 Uhr")
    go_on(page, "Was kostet es, und wie fängt man an?")
    page.get_by_label("Nein, es kostet etwas").check()
    go_on(page, "Wie erreicht man Sie?")
    page.locator("#id_phones").fill("06031 1234 Büro")
    go_on(page, "Wie kommt man hinein, und welche Sprachen sprechen Sie?")
    go_on(page, "Möchten Sie ein Bild zeigen?")
    send_picture(page)
    go_on(page, "Stimmt alles?")

    expect(page.get_by_role("img", name="Eine Turnhalle")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Hallenweg 3")
    page.get_by_role("button", name="An den Landkreis senden").click()

    expect(page.locator("main")).to_contain_text("wartet auf Prüfung")
    expect(page.get_by_role("heading", level=1)).to_have_text("Turnen für Ältere")


def test_a_club_registers_an_event_that_comes_every_week(open_page: OpenPage) -> None:
    day = dt.date.today() + dt.timedelta(days=40)  # noqa: DTZ011 -- any day ahead will do
    page = begin(open_page, "Veranstaltung", **CALM)
    page.get_by_label("Name").fill("Offenes Singen")
    go_on(page, "Worum geht es, und für wen?")
    choose_topic(page)
    go_on(page, "Wo ist es?")
    page.get_by_label("An keinem festen Ort").check()
    page.get_by_label("online").check()
    go_on(page, "Wann findet es statt?")
    page.locator("#id_day").fill(day.isoformat())
    page.locator("#id_begins").fill("18:00")
    page.get_by_label("jede Woche").check()
    go_on(page, "Was kostet es, und wie fängt man an?")
    page.get_by_label("Ja, kostenlos").check()
    go_on(page, "Wie erreicht man Sie?")
    page.get_by_label("E-Mail-Adresse").fill("chor@verein.example")
    go_on(page, "Möchten Sie ein Bild zeigen?")
    go_on(page, "Stimmt alles?")

    page.get_by_role("button", name="An den Landkreis senden").click()

    expect(page.locator("main")).to_contain_text("wartet auf Prüfung")


def test_a_hard_text_is_told_so_once_one_stops_writing(open_page: OpenPage) -> None:
    page = begin(open_page, "Angebot", **CALM)

    page.get_by_label("Mehr dazu").press_sequentially("Es wird gemeinsam gesungen.")
    advice = page.get_by_text("Geht es leichter?")
    advice.click()

    expect(page.get_by_text("„wird … gesungen“")).to_be_visible()
    page.get_by_label("Mehr dazu").fill("Wir singen gemeinsam.")
    expect(advice).to_be_hidden()


def test_what_is_typed_before_the_script_has_come_is_shown_all_the_same(
    open_page: OpenPage,
) -> None:
    page = begin(open_page, "Angebot", **CALM)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/hours.*js", hold)

    page.goto(f"{page.url.removesuffix('/was')}/wann", wait_until="commit")
    page.locator("#id_text").fill("Mi 9-11")
    expect(page.locator(".week")).to_have_count(0)
    for route in held:
        route.continue_()

    expect(page.locator(".week")).to_contain_text("9 bis 11 Uhr")
    assert len(held) == 1


def test_without_an_answer_the_button_shows_the_hours(open_page: OpenPage) -> None:
    page = begin(open_page, "Angebot", **CALM)
    page.goto(f"{page.url.removesuffix('/was')}/wann")
    button = page.get_by_role("button", name="So zeigen wir es")
    expect(button).to_be_hidden()

    page.evaluate("() => { window.fetch = () => Promise.reject(new Error()); }")
    page.locator("#id_text").fill("Mi 9-11")
    button.click()

    expect(page.locator(".week")).to_contain_text("9 bis 11 Uhr")


def test_the_pages_of_an_entry_are_whole_in_every_mode(open_page: OpenPage) -> None:
    page = begin(open_page, "Angebot", **CALM)
    draft = page.url.removesuffix("/was")
    root = draft.split("/mein/")[0]
    page.get_by_label("Name").fill("Schwangerschaftskonfliktberatungsstelle")
    page.get_by_role("button", name=NEXT).click()
    found = {}

    steps = [f"{draft}/{step}" for step in ("was", "worum", "wo", "wann", "wann?tabelle")]
    steps += [f"{draft}/{step}" for step in ("kosten", "kontakt", "zugang", "bild")]
    others = ("mein", "mein/eintraege", "mein/eintraege/neu", "mein/bestaetigen")
    for url in (*steps, draft, *(f"{root}/{path}" for path in others)):
        page.set_viewport_size(looking.WIDE_WINDOW)
        page.goto(url)
        found[url] = looking.faults_by_mode(page)

    assert {url.removeprefix(root): faults for url, faults in found.items() if faults} == {}
