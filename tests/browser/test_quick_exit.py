"""The way out of pages about violence, in a real browser; one of ours stands for the weather."""

from __future__ import annotations

import looking
from looking import OpenPage
from playwright.sync_api import Page, expect

OUT = "https://www.dwd.de/"
VIOLENCE = "/de/suche?life_situation=violence"
PHONE = {"viewport": {"width": 320, "height": 640}}
INSTEAD = "document.querySelector('a[data-quick-exit]').href = '/de/impressum'"
PRESS = """() => {
    document.dispatchEvent(new KeyboardEvent('keyup', {key: 'Shift'}));
    return [document.documentElement.hasAttribute('data-is-left'), document.title.trim() === '',
        getComputedStyle(document.body).visibility];
}"""


def said(page: Page) -> str:
    return str(page.locator("[data-quick-exit-said]").text_content())


def test_three_times_shift_hides_the_page_at_once_and_takes_its_place(open_page: OpenPage) -> None:
    page = open_page("/de/barrierefreiheit")
    page.goto(page.url.replace("/de/barrierefreiheit", VIOLENCE))
    page.wait_for_load_state("networkidle")
    page.evaluate(INSTEAD)

    pressed = [page.evaluate(PRESS), page.evaluate(PRESS)]
    assert pressed == [[False, False, "visible"]] * 2
    assert said(page) == "Noch einmal drücken, dann wird die Seite verlassen."
    assert page.evaluate(PRESS) == [True, True, "hidden"]
    page.wait_for_url("**/impressum")
    page.go_back()

    assert page.url.endswith("/de/barrierefreiheit")


def test_a_capital_letter_is_no_call_for_help(open_page: OpenPage) -> None:
    page = open_page(VIOLENCE)
    page.evaluate(INSTEAD)

    page.get_by_label("Was suchen Sie?").focus()
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")

    assert (said(page), page.url.endswith(VIOLENCE)) == ("", True)


def test_the_button_leaves_the_page(open_page: OpenPage) -> None:
    page = open_page(VIOLENCE)
    page.evaluate(INSTEAD)

    page.get_by_role("link", name="Seite schnell verlassen").click()

    expect(page).to_have_url(page.url.replace(VIOLENCE, "/de/impressum"))


def test_without_scripts_there_is_a_plain_link(open_page: OpenPage) -> None:
    page = open_page(VIOLENCE, java_script_enabled=False, **PHONE)

    link = page.get_by_role("link", name="Seite schnell verlassen")
    found = [link.get_attribute("href"), link.get_attribute("rel")]

    assert found == [OUT, "nofollow noreferrer"]
    assert page.get_by_text("dreimal die Umschalttaste").is_hidden()


def test_the_way_out_stays_in_view_and_is_large_enough(open_page: OpenPage) -> None:
    page = open_page("/de/soforthilfe", **PHONE, has_touch=True)
    page.evaluate("scrollTo(0, 600)")

    box = page.get_by_role("link", name="Seite schnell verlassen").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100
    assert looking.small_targets(page) == []
