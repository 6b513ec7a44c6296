"""Whole ways through the portal by keyboard alone; where the focus is can always be seen."""

from __future__ import annotations

import re

from looking import OpenPage, records
from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 390, "height": 844}}
# What stands on the focused control: its words, else its label.
FOCUSED = """() => {
    const one = document.activeElement;
    const label = one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? '';
    return (one.textContent.trim() || label).replace(/\\s+/g, ' ').trim();
}"""
# A ring around it, or around what stands for it: the tile, or the box beside a hidden input.
IS_SEEN = """() => {
    const one = document.activeElement;
    const ringed = each => [null, '::after'].some(part => {
        const style = getComputedStyle(each, part);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            || style.boxShadow !== 'none';
    });
    const around = [one, ...(one.labels ?? []), one.parentElement, one.closest('li')];
    return one !== document.body && around.filter(Boolean).some(ringed);
}"""


def tab_to(page: Page, words: str, *, most: int = 90) -> None:
    """Move the focus on until it stands on a control with these words; it is seen at each step."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.search(words, page.evaluate(FOCUSED)):
            assert page.evaluate(IS_SEEN), f"nobody sees the focus on {words!r}"
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def enter(page: Page) -> None:
    """Follow a link or send a form, and wait for the page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")


def test_the_skip_link_leads_to_the_search_and_the_search_to_a_record(open_page: OpenPage) -> None:
    page = open_page("/de/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "Was suchen Sie")
    page.keyboard.type("Tagespflege")
    page.keyboard.press("Escape")
    enter(page)
    tab_to(page, "^Tagespflege Haus am Anger")
    enter(page)
    expect(page.locator("h1")).to_contain_text("Tagespflege Haus am Anger")
    tab_to(page, "^Stimmt nicht mehr")
    enter(page)

    expect(page.get_by_label("Was stimmt nicht?")).to_be_visible()


def test_a_filter_is_ticked_with_the_space_bar_and_keeps_the_focus(open_page: OpenPage) -> None:
    page = open_page("/de/mitmachen?municipality=06999001&municipality=06999002")
    tab_to(page, "^Vorlesen|^Gemeinde")
    page.goto(page.url.partition("?")[0])
    page.wait_for_load_state("networkidle")

    tab_to(page, "^Gemeinde")
    page.keyboard.press("Enter")
    tab_to(page, "Weilental")
    page.keyboard.press("Space")
    page.wait_for_url("**municipality=06999001**")
    expect(page.locator(".chips a")).to_have_count(1)

    assert "Weilental" in page.evaluate(FOCUSED)
    tab_to(page, "^Vorlesen in der Bücherei")


def test_the_list_of_filters_opens_and_closes_with_escape_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/de/suche", **PHONE, has_touch=True)

    tab_to(page, "^Eingrenzen$")
    page.keyboard.press("Enter")
    expect(page.locator("[data-sheet]")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("link", name="Eingrenzen", exact=True)).to_be_focused()


def test_a_language_is_chosen_from_its_menu(open_page: OpenPage) -> None:
    page = open_page("/de/veranstaltungen")

    tab_to(page, "Deutsch$")
    page.keyboard.press("Enter")
    tab_to(page, "^العربية")
    enter(page)

    assert page.url.endswith("/ar/veranstaltungen")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_two_records_are_saved_and_compared(open_page: OpenPage) -> None:
    page = open_page("/de/suche")

    for count in (1, 2):
        tab_to(page, "^Merken")
        page.keyboard.press("Enter")
        expect(page.locator("[data-saved-list]")).to_contain_text(f"({count})")
        assert page.evaluate(FOCUSED) != ""
    page.keyboard.press("Control+Home")
    page.locator("main").focus()
    page.goto(page.locator("[data-saved-list]").evaluate("link => link.href"))
    tab_to(page, "^Vergleichen$")
    enter(page)

    expect(page.locator("h1")).to_have_text("Vergleich")


def test_whoever_is_in_danger_gets_away(open_page: OpenPage) -> None:
    page = open_page("/de/suche?life_situation=violence")
    page.evaluate("document.querySelector('a[data-quick-exit]').href = '/de/impressum'")

    tab_to(page, "^Seite schnell verlassen", most=20)
    enter(page)

    assert page.url.endswith("/de/impressum")


def test_a_town_and_a_theme_are_walked_through(open_page: OpenPage) -> None:
    page = open_page("/familie/de/")

    tab_to(page, "ansehen:")
    enter(page)
    tab_to(page, "^(Tagespflege|Kreisvolkshochschule|Schwangerschafts)")
    enter(page)

    assert "/familie/de/angebote/" in page.url


def test_an_info_point_is_used_with_keys(open_page: OpenPage) -> None:
    page = open_page("/infopunkt/de/")

    tab_to(page, "^Alle Angebote")
    enter(page)
    first = records(page)[0]
    page.locator(f".result__title a[href^='{first}']").focus()
    enter(page)

    assert "/infopunkt/de/angebote/" in page.url
