"""The page of results in a real browser: filters, map, keyboard, phone, without script."""

from __future__ import annotations

import re

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import expect

PAGES = [
    "/de/suche",
    "/en/suche?q=Tagespflege",
    "/de/suche?q=Zirkus",
    "/de/veranstaltungen",
    "/de/mitmachen",
    "/api/",
]
PHONE = {"viewport": {"width": 320, "height": 640}}
FIRST_LOAD_BYTES = 130_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page(path, color_scheme=scheme)

    assert looking.violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out_on_the_smallest_phone(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **PHONE)

    assert [looking.too_wide(page), looking.violations(page)] == [[], []]


def test_targets_are_large_enough_for_fingers(open_page: OpenPage) -> None:
    page = open_page("/de/suche", **PHONE, has_touch=True)

    assert looking.small_targets(page) == []


def test_a_filter_takes_effect_at_once_is_said_and_back_takes_it_away(
    open_page: OpenPage,
) -> None:
    page = open_page("/de/suche")
    before = page.locator("[data-count]").inner_text()
    box = page.locator("details[open] input[type=checkbox]").first
    name, value = box.get_attribute("name"), box.get_attribute("value")

    page.locator(f"label[for='{box.get_attribute('id')}']").click()
    page.wait_for_url(f"**{name}={value}**")

    expect(page.locator(".chips a")).to_have_count(1)
    after = page.locator("[data-count]").inner_text()
    expect(page.locator("[data-said]")).to_have_text(re.compile(re.escape(after.split("\n")[0])))
    page.go_back()
    expect(page.locator("[data-count]")).to_have_text(before)
    expect(page.locator(".chips a")).to_have_count(0)


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


def test_marks_of_the_map_are_buttons_for_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("/de/suche")
    marks = page.locator("results-map button")
    expect(marks.first).to_be_visible()

    marks.first.focus()

    assert page.evaluate("document.activeElement.closest('results-map') !== null")
    assert all(mark.get_attribute("aria-label") for mark in marks.all())
    assert all(mark.get_attribute("tabindex") != "-1" for mark in marks.all())


def test_a_numbered_pin_leads_to_its_result(open_page: OpenPage) -> None:
    page = open_page("/de/suche")
    pin = page.locator("results-map .map__pin").first
    expect(pin).to_be_visible()
    number = pin.inner_text()

    pin.focus()
    page.keyboard.press("Enter")

    row = page.evaluate("document.activeElement.closest('[data-record]')?.innerText")
    assert row is not None
    assert number in row


def test_the_first_load_is_light_on_a_phone(
    open_page: OpenPage, site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = open_page("/de/impressum", viewport={"width": 390, "height": 844})

    sizes = looking.transferred_bytes(page, f"{site}/de/suche")

    with capsys.disabled():
        print(f"\nfirst load of the search page: {sum(sizes.values()):,} bytes")
    assert sum(sizes.values()) < FIRST_LOAD_BYTES, sizes
