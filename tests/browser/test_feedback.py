"""The three answers below a record, with script and without."""

from __future__ import annotations

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Page, expect

ANSWERS = ["Stimmt nicht mehr", "Da fehlt etwas", "War hilfreich"]


def record(open_page: OpenPage) -> str:
    """Return the path of a record."""
    path = open_page("/de/suche").locator(".result__title a").first.get_attribute("href")
    assert path is not None
    return path


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_a_press_is_thanked_for_on_the_spot(open_page: OpenPage) -> None:
    path = record(open_page)
    page = open_page(path)

    page.get_by_role("button", name="War hilfreich").click()

    said = page.get_by_text("Danke. Ihre Antwort zählt mit.")
    expect(said).to_be_focused()
    assert [page.url.endswith(path), looking.violations(page)] == [True, []]


@pytest.mark.parametrize("below", ["ergaenzen", "aendern/danke", "hilfreich/danke"])
def test_pages_below_a_record_are_for_everybody(open_page: OpenPage, below: str) -> None:
    path = record(open_page)

    dark = open_page(f"{path}/{below}", color_scheme="dark")
    small = open_page(f"{path}/{below}", viewport={"width": 320, "height": 640})

    assert [looking.violations(dark), looking.violations(small)] == [[], []]
    assert looking.too_wide(small) == []


def test_without_script_a_press_leads_to_thanks_and_back(open_page: OpenPage) -> None:
    path = record(open_page)
    page = open_page(path, java_script_enabled=False)

    page.get_by_role("button", name="War hilfreich").click()
    thanks = heading(page)
    page.get_by_role("link", name="Zurück zum Eintrag").click()

    assert [thanks, page.url.endswith(path)] == ["Danke für Ihre Antwort", True]


def test_the_browser_does_its_work_while_somebody_types(open_page: OpenPage) -> None:
    page = open_page(f"{record(open_page)}/ergaenzen")

    page.get_by_label("Was fehlt?").fill("Samstag ist zu.")
    page.locator("input[name=proof]").wait_for(state="attached")
    page.wait_for_timeout(3_000)  # nobody types faster
    page.get_by_role("button", name="Nachricht senden").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Danke für Ihren Hinweis")


def test_all_three_answers_are_reached_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(record(open_page))
    page.get_by_role("link", name=ANSWERS[0]).focus()

    reached = []
    for _ in ANSWERS:
        reached.append(page.evaluate("document.activeElement.innerText.trim()"))
        page.keyboard.press("Tab")

    assert reached == ANSWERS
