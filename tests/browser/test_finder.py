"""The four questions in a real browser: without scripts, and by keyboard alone."""

from __future__ import annotations

import re

import looking
from looking import OpenPage
from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 320, "height": 640}}


def tab_to(page: Page, words: str) -> None:
    """Move the focus with the keyboard until it stands on a link or button with these words."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")
        if focused == words:
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def test_without_scripts_four_answers_lead_to_the_search(open_page: OpenPage) -> None:
    page = open_page("/de/vier-fragen", java_script_enabled=False, **PHONE)

    page.get_by_role("link", name="Für mich selbst").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wo suchen Sie?")
    page.get_by_text("Aus der Liste der Städte und Gemeinden wählen").click()
    page.get_by_role("link", name="Weilental").click()
    expect(page.get_by_text("Frage 3 von 4")).to_be_visible()
    page.get_by_role("link", name="Weiß ich nicht, weiter").click()
    page.get_by_role("link", name="Egal, alles ansehen").click()

    assert re.sub(r"^.*?//[^/]*", "", page.url) == "/de/suche?municipality=06999001"
    expect(page.get_by_role("heading", level=2, name="3 Angebote")).to_be_visible()


def test_by_keyboard_alone_the_questions_are_answered_and_changed(open_page: OpenPage) -> None:
    page = open_page("/de/vier-fragen")

    tab_to(page, "Weiß ich nicht, weiter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vier-fragen/wo")
    page.get_by_label("Postleitzahl oder Ort").focus()
    page.keyboard.type("Xyzzq")
    page.keyboard.press("Enter")
    page.wait_for_url("**/worum?**")
    expect(page.get_by_role("alert")).to_contain_text("Diesen Ort kennen wir nicht.")
    tab_to(page, "Egal, überall suchen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/worum")
    tab_to(page, "Zurück")
    page.keyboard.press("Enter")
    page.wait_for_url("**/wo")

    expect(page.get_by_text("Frage 2 von 4")).to_be_visible()


def test_targets_are_large_enough_for_fingers(open_page: OpenPage) -> None:
    page = open_page("/de/vier-fragen/worum", **PHONE, has_touch=True)

    assert looking.small_targets(page) == []
