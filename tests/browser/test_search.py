"""The page of results in a real browser: filters, map, keyboard, phone, without script."""

from __future__ import annotations

import re

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import expect

PHONE = {"viewport": {"width": 320, "height": 640}}
FIRST_LOAD_BYTES = 130_000


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
