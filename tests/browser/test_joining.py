"""A small club comes, and a provider keeps all its entries in one table, in a browser."""

from __future__ import annotations

import re

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Page, Route, expect
from test_accounts import sign_in

CALM = {"reduced_motion": "reduce", "has_touch": True}


def enter(open_page: OpenPage, name: str, path: str, **options: object) -> Page:
    """Open a page that asks for a sign-in, and sign in."""
    page = open_page(f"/de/{path}", **options)
    sign_in(page, name)
    return page


def test_the_invitation_is_whole_in_every_mode(open_page: OpenPage) -> None:
    page = open_page("/de/eintragen?q=Diakonie", **CALM)

    assert looking.faults_by_mode(page) == {}


@pytest.mark.parametrize("with_script", [True, False])
def test_somebody_new_finds_their_organization_and_claims_it(
    open_page: OpenPage, with_script: bool
) -> None:
    page = enter(open_page, "carla", "mein/fuer-wen", java_script_enabled=with_script)
    page.get_by_label("Ihr Verein, Ihre Einrichtung").press_sequentially("diakonieverein")
    if not with_script:
        page.get_by_role("button", name="Suchen").click()

    page.get_by_role("link", name=re.compile("Das sind wir.*Diakonieverein")).click()
    page.get_by_label("Nichts davon passt: Die Redaktion prüft").check()
    page.get_by_role("button", name="Weiter").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Zugang bestätigen")
    expect(page.get_by_text("Die Redaktion prüft Ihren Antrag")).to_be_visible()


def test_a_name_that_was_typed_before_the_script_came_is_sought(open_page: OpenPage) -> None:
    page = enter(open_page, "carla", "mein/fuer-wen")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/find_organization.*js", hold)
    page.reload(wait_until="commit")
    page.get_by_label("Ihr Verein, Ihre Einrichtung").fill("diakonieverein")
    expect(page.get_by_role("link", name=re.compile("Das sind wir"))).to_have_count(0)
    for route in held:
        route.continue_()

    expect(
        page.get_by_role("link", name=re.compile("Das sind wir.*Diakonieverein"))
    ).to_be_visible()
    assert len(held) == 1


def test_somebody_new_is_asked_while_writing_whether_that_is_them(open_page: OpenPage) -> None:
    page = enter(open_page, "carla", "mein/fuer-wen/neu")
    page.get_by_label("Name", exact=False).first.fill("Diakonie-Verein Lindental eV")
    page.keyboard.press("Tab")

    expect(page.get_by_role("heading", name="Sind Sie das?")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Diakonieverein Lindental"))).to_be_visible()
    page.get_by_label("Name", exact=False).first.fill("Kanufreunde Rieseneck")
    page.keyboard.press("Tab")

    expect(page.get_by_role("heading", name="Sind Sie das?")).to_be_hidden()


def test_the_pages_of_joining_are_whole_in_every_mode(open_page: OpenPage) -> None:
    page = enter(open_page, "emil", "mein/fuer-wen?q=Diakonie", **CALM)
    found = {"found": looking.faults_by_mode(page)}
    page.set_viewport_size(looking.WIDE_WINDOW)
    page.get_by_role("link", name="Das sind wir").first.click()
    found["claim"] = looking.faults_by_mode(page)
    page.get_by_role("button", name="Weiter").click()
    found["claim without a way"] = looking.faults_by_mode(page)
    page.goto(re.sub(r"/de/.*", "/de/mein/fuer-wen/neu", page.url))
    page.get_by_role("button", name="Einreichen").click()
    found["new without a name"] = looking.faults_by_mode(page)

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_pages_of_members_and_the_table_are_whole_in_every_mode(
    open_page: OpenPage,
) -> None:
    page = enter(open_page, "dora", "mein/traeger", **CALM)
    found = {"organizations": looking.faults_by_mode(page)}
    page.set_viewport_size(looking.WIDE_WINDOW)
    page.get_by_role("link", name="Diakonieverein Lindental e. V.").click()
    found["members"] = looking.faults_by_mode(page)
    table = re.sub(r"/de/.*", "/de/mein/tabelle?spalte=name&spalte=capacities", page.url)
    page.goto(table)
    found["table"] = looking.faults_by_mode(page)
    page.set_viewport_size(looking.WIDE_WINDOW)
    page.goto(table)
    page.get_by_label("Freie Plätze:").first.fill("viele")
    page.get_by_role("button", name="Änderungen ansehen").click()
    found["a wrong cell"] = looking.faults_by_mode(page)

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_provider_sees_what_changes_before_it_is_handed_in(open_page: OpenPage) -> None:
    page = enter(open_page, "dora", "mein/tabelle?spalte=summary&spalte=phones")
    cell = page.get_by_label("Telefon: Tagespflege Haus am Anger").first
    cell.fill("06031 4711")
    page.get_by_role("button", name="Änderungen ansehen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ein Eintrag ändert sich")
    expect(page.locator("ins")).to_have_text("06031 4711")
    faults = looking.faults_by_mode(page)

    page.get_by_role("button", name="Einreichen").click()

    expect(page.get_by_text("Änderungen an einem Angebot sind eingereicht.")).to_be_visible()
    assert faults == {}


def test_the_button_of_a_table_of_many_screens_stays_in_sight(open_page: OpenPage) -> None:
    page = enter(open_page, "dora", "mein/tabelle", viewport={"width": 390, "height": 600}, **CALM)
    last = page.locator(".sheet__input").last
    button = page.get_by_role("button", name="Änderungen ansehen")

    expect(last).not_to_be_in_viewport()
    expect(button).to_be_in_viewport(ratio=1)
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)
    bar, field = page.locator(".sheet__done").bounding_box(), last.bounding_box()

    assert bar is not None
    assert field is not None
    assert field["y"] + field["height"] <= bar["y"]


def test_the_table_comes_back_from_a_spreadsheet(open_page: OpenPage) -> None:
    page = enter(open_page, "dora", "mein/tabelle")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tabelle herunterladen").click()
    page.get_by_label("Geänderte Tabelle (XLSX)").set_input_files(taken.value.path())

    page.get_by_role("button", name="Hochladen und ansehen").click()

    expect(page.get_by_text("In der Tabelle steht dasselbe wie hier.")).to_be_visible()
