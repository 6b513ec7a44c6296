"""The page of results in a real browser: filters, map, keyboard, phone, without script."""

from __future__ import annotations

import re

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 320, "height": 640}}
FIRST_LOAD_BYTES = 130_000
STYLED = """() => {
    for (const element of document.querySelectorAll('[data-results] [id]')) {
        element.style.order = '1';
        element.style.order = '';
    }
}"""


def test_targets_are_large_enough_for_fingers(open_page: OpenPage) -> None:
    page = open_page("/de/suche", **PHONE, has_touch=True)

    assert looking.small_targets(page) == []


@pytest.mark.parametrize("path", ["/de/suche", "/de/veranstaltungen", "/de/mitmachen"])
def test_the_second_key_skips_search_box_and_filters(open_page: OpenPage, path: str) -> None:
    page = open_page(path)

    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)

    expect(page.locator("#found-title")).to_be_focused()


def test_a_filter_takes_effect_at_once_is_said_and_back_takes_it_away(
    open_page: OpenPage,
) -> None:
    page = open_page("/de/suche")
    before = page.locator("#found-title").inner_text()
    box = page.locator("details[open] input[type=checkbox]").first
    name, value = box.get_attribute("name"), box.get_attribute("value")

    page.locator(f"label[for='{box.get_attribute('id')}']").click()
    page.wait_for_url(f"**{name}={value}**")

    expect(page.locator(".chips a")).to_have_count(1)
    after = page.locator("#found-title").inner_text()
    expect(page.locator("[data-said]")).to_have_text(re.compile(re.escape(after.split("\n")[0])))
    page.go_back()
    expect(page.locator("#found-title")).to_have_text(before)
    expect(page.locator(".chips a")).to_have_count(0)


def test_ticking_and_going_back_break_no_rule(open_page: OpenPage) -> None:
    """Each fault on the console fails a test: a breach of the content policy is one."""
    page = open_page("/de/suche")
    page.get_by_role("button", name="Karte bewegen").click()
    page.wait_for_selector(".leaflet-container")
    # A style that a script sets and takes away leaves `style=""`, which a swap must not copy.
    page.evaluate(STYLED)

    for number in (0, 1):
        box = page.locator("details[open] input[type=checkbox]:not(:checked)").first
        page.locator(f"label[for='{box.get_attribute('id')}']").click()
        expect(page.locator(".chips a")).to_have_count(number + 1)
    page.go_back()
    expect(page.locator(".chips a")).to_have_count(1)
    page.locator(".chips a").click()
    page.wait_for_load_state("networkidle")

    assert "type=" not in page.url
    expect(page.locator(".chips a")).to_have_count(0)


def test_on_a_phone_the_filters_stay_open_until_they_are_closed(open_page: OpenPage) -> None:
    page = open_page("/de/suche", **PHONE, has_touch=True)
    sheet, opens = page.locator("[data-sheet]"), page.get_by_role("link", name="Eingrenzen")

    opens.click()
    expect(page.get_by_role("link", name="Eingrenzen schließen")).to_be_focused()
    box = sheet.locator("details[open] input[type=checkbox]").first
    count = box.locator("xpath=../span").inner_text()
    name = box.get_attribute("id")
    page.locator(f"label[for='{name}']").click()

    expect(sheet.get_by_role("button")).to_have_text(re.compile(rf"^{count} \w+ anzeigen$"))
    expect(page.locator(f"#{name}")).to_be_focused()
    inside = []
    for _ in range(25):
        page.keyboard.press("Tab")
        inside.append(
            page.evaluate(
                "document.activeElement === document.body"
                " || document.activeElement.closest('[data-sheet]') !== null"
            )
        )
    assert all(inside)
    sheet.get_by_role("button").click()
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("link", name="Eingrenzen (1)")).to_be_focused()


def test_escape_and_the_cross_close_the_filters(open_page: OpenPage) -> None:
    page = open_page("/de/suche", **PHONE, has_touch=True)
    sheet, opens = page.locator("[data-sheet]"), page.get_by_role("link", name="Eingrenzen")

    for close in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.get_by_role("link", name="Eingrenzen schließen").click(),
    ):
        opens.click()
        expect(sheet).to_be_visible()
        close()
        expect(sheet).to_be_hidden()
        expect(opens).to_be_focused()
    assert looking.violations(page) == []


def test_without_script_filters_are_sent_by_their_button(open_page: OpenPage) -> None:
    page = open_page("/de/suche", java_script_enabled=False)
    box = page.locator("details[open] input[type=checkbox]").first
    name, value = box.get_attribute("name"), box.get_attribute("value")

    box.check()
    page.locator(".filters__apply button").click()

    assert f"{name}={value}" in page.url
    assert page.locator(".chips a").count() == 1
    page.locator(".chips a").click()
    assert f"{name}=" not in page.url


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/de/suche", "/de/veranstaltungen", "/de/mitmachen"])
def test_the_first_load_is_light(
    open_page: OpenPage, site: str, capsys: pytest.CaptureFixture[str], path: str, width: int
) -> None:
    page = open_page("/de/impressum", viewport={"width": width, "height": 900})

    sizes = looking.transferred_bytes(page, site + path)

    with capsys.disabled():
        print(f"\nfirst load of {path} at {width} px: {sum(sizes.values()):,} bytes")
    assert sum(sizes.values()) < FIRST_LOAD_BYTES, sizes
