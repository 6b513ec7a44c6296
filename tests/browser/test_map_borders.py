"""The borders on the map: municipalities at first, social areas for those who ask."""

from __future__ import annotations

import looking
from looking import OpenPage
from playwright.sync_api import Page, expect

# Where no mark lies: the lower left corner of the land.
EMPTY = {"x": 6, "y": 300}
SHOWN = """() => [...document.querySelectorAll('.map__town[data-is-shown]')]
    .map(name => name.textContent).sort()"""


def use(page: Page) -> None:
    """Turn to the map with a mouse, and wait for Leaflet."""
    page.locator("results-map").hover(position=EMPTY)
    expect(page.locator(".picture")).to_have_count(0)


def test_without_script_the_picture_changes_its_borders_by_a_link(open_page: OpenPage) -> None:
    page = open_page("/de/suche", java_script_enabled=False)
    assert page.locator(".picture__social-areas").count() == 0
    assert page.locator("[data-borders]").is_hidden()

    page.locator(".map-borders a").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/de/suche?borders=social_areas#karte")
    expect(page.locator(".picture__social-areas")).to_have_count(1)
    assert page.locator(".map-borders b").last.inner_text() == "Sozialräume"
    page.locator(".map-borders a").click()
    page.wait_for_url("**/de/suche#karte")
    expect(page.locator(".picture__social-areas")).to_have_count(0)


def test_the_keyboard_switches_between_municipalities_and_social_areas(
    open_page: OpenPage,
) -> None:
    page = open_page("/de/suche")
    use(page)
    towns = page.evaluate(SHOWN)
    chosen = page.get_by_role("radio", name="Gemeinden")
    expect(chosen).to_be_checked()
    assert page.locator("path.map__social-area").count() == 0

    chosen.focus()
    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("radio", name="Sozialräume")).to_be_checked()
    expect(page.locator("path.map__social-area")).to_be_visible()
    assert "Sozialraum Nord" not in towns
    assert set(page.evaluate(SHOWN)) <= {"Sozialraum Nord"}
    assert looking.violations(page) == []
    page.keyboard.press("ArrowLeft")
    expect(page.locator("path.map__social-area")).to_be_hidden()
    assert page.evaluate(SHOWN) == towns


def test_the_map_that_moves_begins_with_the_borders_of_the_address(open_page: OpenPage) -> None:
    page = open_page("/de/suche?borders=social_areas")
    assert page.locator("path.picture__social-areas").count() == 1

    use(page)

    expect(page.locator("path.map__social-area")).to_be_visible()
    expect(page.get_by_role("radio", name="Sozialräume")).to_be_checked()
