"""The start page and the pages of words, in a real browser."""

from __future__ import annotations

import looking
import pytest
from looking import OpenPage

PHONE = {"viewport": {"width": 320, "height": 640}}
FIRST_LOAD_BYTES = 130_000


def test_wider_letters_and_lines_lose_nothing(open_page: OpenPage) -> None:
    page = open_page("/de/", **PHONE, bypass_csp=True)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
        " word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
    )

    assert looking.too_wide(page) == []


def test_targets_are_large_enough_for_fingers(open_page: OpenPage) -> None:
    page = open_page("/de/", **PHONE, has_touch=True)

    assert looking.small_targets(page) == []


def test_without_script_the_menu_opens_and_the_search_is_sent(open_page: OpenPage) -> None:
    page = open_page("/de/", java_script_enabled=False, **PHONE)

    page.get_by_text("Menü", exact=True).click()
    assert page.locator(".menu__sheet").get_by_role("link", name="Mitmachen").is_visible()
    page.get_by_label("Was suchen Sie?").fill("Pflege & Ruhe")
    with page.expect_request("**/de/suche**") as sent:
        page.get_by_role("button", name="Suchen").click()

    assert sent.value.url.split("?")[1] == "q=Pflege+%26+Ruhe&place=&radius_km=10"


def test_the_skip_link_is_first_and_leads_to_the_content(open_page: OpenPage) -> None:
    page = open_page("/de/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhalt"


def test_the_language_switch_stays_on_the_page(open_page: OpenPage) -> None:
    page = open_page("/de/impressum")

    page.locator(".header__row .languages > summary").click()
    page.locator(".header__row .languages").get_by_role("link", name="English").click()

    assert page.url.endswith("/en/impressum")
    assert page.locator("html").get_attribute("lang") == "en"


def test_print_shows_black_words_without_navigation(open_page: OpenPage) -> None:
    page = open_page("/de/impressum", color_scheme="dark")
    page.emulate_media(media="print")

    assert [
        page.locator(".nav").first.is_visible(),
        page.evaluate("getComputedStyle(document.body).backgroundColor"),
        page.get_by_role("heading", name="Impressum").is_visible(),
    ] == [False, "oklch(1 0 0)", True]


def test_the_first_load_is_light(
    open_page: OpenPage, site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = open_page("/de/impressum")

    sizes = looking.transferred_bytes(page, f"{site}/de/")

    with capsys.disabled():
        print(f"\nfirst load of the start page: {sum(sizes.values()):,} bytes")
    assert sum(sizes.values()) < FIRST_LOAD_BYTES, sizes
