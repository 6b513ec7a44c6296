"""The saved list in a real browser: with script, without it, and by keyboard."""

from __future__ import annotations

import re

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 320, "height": 640}}


def save_two(page: Page) -> None:
    for number in (0, 1):
        button = page.locator("save-entry button").nth(number)
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "true")


def saved_list(open_page: OpenPage, **options: object) -> Page:
    page = open_page("/de/suche", **options)
    save_two(page)
    page.locator("[data-saved-list]").click()
    expect(page.locator("h1")).to_have_text("Merkliste")
    return page


def test_saved_entries_are_counted_said_and_taken_off_again(open_page: OpenPage) -> None:
    page = open_page("/de/suche")

    save_two(page)

    link, said = page.locator("[data-saved-list]"), page.locator("[data-saved-said]")
    expect(link).to_contain_text("Merkliste (2)")
    expect(said).to_have_text("Gemerkt. Auf der Merkliste: 2")
    page.locator("save-entry button").first.click()
    expect(link).to_contain_text("Merkliste (1)")
    expect(said).to_have_text("Nicht mehr gemerkt. Auf der Merkliste: 1")


def test_list_is_kept_from_page_to_page_and_changed_on_its_own(open_page: OpenPage) -> None:
    page = saved_list(open_page)

    expect(page.locator(".saved__entry")).to_have_count(2)
    page.get_by_role("link", name="Entfernen").first.click()
    expect(page.locator(".saved__entry")).to_have_count(1)
    expect(page.locator("[data-saved-list]")).to_contain_text("Merkliste (1)")
    page.get_by_role("link", name="Liste leeren").click()
    expect(page.get_by_role("heading", name="Noch ist nichts gemerkt")).to_be_visible()
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_a_list_that_was_cleared_is_not_saved_for_the_next(open_page: OpenPage) -> None:
    page = saved_list(open_page)
    page.get_by_role("link", name="Nach unten").first.click()
    page.wait_for_url("**#eintrag-*")
    page.locator("#notiz").fill("Fragen Sie nach Frau Beispiel.")
    page.get_by_role("link", name="Liste leeren").click()
    expect(page.get_by_role("heading", name="Noch ist nichts gemerkt")).to_be_visible()

    # The list that was open is gone from the history: behind it stands the one before the move.
    page.go_back()

    expect(page.locator("#notiz")).to_have_value("")
    assert page.evaluate("sessionStorage.getItem('merkliste')") == "[]"
    expect(page.locator("[data-saved-list]")).to_have_text("Merkliste")


def test_focus_goes_to_what_is_left(open_page: OpenPage) -> None:
    page = saved_list(open_page)
    expect(page).to_have_title(re.compile("^2 Einträge · Merkliste"))

    for name, left in (("Entfernen", "1 Eintrag"), ("Liste leeren", "Noch ist nichts gemerkt")):
        page.get_by_role("link", name=name).first.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=left)).to_be_focused()


def test_a_list_of_others_is_put_together_with_ones_own(open_page: OpenPage) -> None:
    page = open_page("/de/suche")
    ids = page.locator("save-entry").evaluate_all("all => all.map(one => one.dataset.id)")
    page.locator("save-entry button").first.click()

    page.goto(page.url.replace("suche", f"merkliste?id={ids[1]}"))
    page.get_by_role("link", name="Beide Listen zusammenlegen").click()

    expect(page.locator(".saved__entry")).to_have_count(2)
    expect(page.locator("[data-saved-list]")).to_contain_text("Merkliste (2)")


def test_without_script_the_list_grows_on_its_own_page(open_page: OpenPage) -> None:
    page = open_page("/de/suche", java_script_enabled=False)
    page.get_by_role("link", name="Merken").first.click()
    expect(page.locator(".saved__entry")).to_have_count(1)

    page.get_by_label("Was suchen Sie?").fill("Tagespflege")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("link", name="Merken").first.click()

    expect(page.locator(".saved__entry")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: OpenPage, scheme: str) -> None:
    page = saved_list(open_page, color_scheme=scheme)
    of_list = looking.violations(page)
    page.get_by_role("button", name="Vergleichen").click()
    expect(page.locator("h1")).to_have_text("Vergleich")

    assert [of_list, looking.violations(page)] == [[], []]


def test_nothing_sticks_out_on_the_smallest_phone(open_page: OpenPage) -> None:
    page = saved_list(open_page, **PHONE)
    of_list = looking.too_wide(page)
    page.get_by_role("button", name="Vergleichen").click()
    expect(page.locator("h1")).to_have_text("Vergleich")

    assert [of_list, looking.violations(page)] == [[], []]
