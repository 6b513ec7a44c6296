"""The map of results: a picture with links first, Leaflet once somebody uses it."""

from __future__ import annotations

import base64
import json
from typing import TypedDict

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Page, expect

PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True}
# Where no mark lies: the lower left corner of the land.
EMPTY = {"x": 6, "y": 300}
MARKS = """() => [...document.querySelectorAll('.picture__mark, .map__cluster')].map(
    mark => mark.querySelector('title')?.textContent ?? mark.getAttribute('aria-label')
).sort()"""
CENTRES = """() => [...document.querySelectorAll('.picture__mark circle, .map__cluster')].map(
    mark => {
        const box = mark.getBoundingClientRect();
        return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
    }
).sort((one, other) => one[0] - other[0] || one[1] - other[1])"""


TILES = {
    "address": "/karte/kacheln/{z}/{x}/{y}.png",
    "least": 7,
    "most": 18,
    "bounds": [[50, 8], [51, 9]],
}
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Fetched(TypedDict):
    """What of the map was fetched."""

    script: bool
    boundaries: bool


def fetched(page: Page) -> Fetched:
    names = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    return {
        "script": any("leaflet" in name for name in names),
        "boundaries": any("grenzen" in name for name in names),
    }


def use(page: Page) -> None:
    """Turn to the map with a mouse, and wait for Leaflet."""
    page.locator("results-map").hover(position=EMPTY)
    expect(page.locator(".picture")).to_have_count(0)


def test_leaflet_is_fetched_upon_use_and_not_before(open_page: OpenPage) -> None:
    page = open_page("/de/suche")
    before = fetched(page)

    use(page)

    assert [before, fetched(page)] == [
        {"script": False, "boundaries": False},
        {"script": True, "boundaries": True},
    ]


@pytest.mark.parametrize("query", ["", "?q=Tagespflege", "?bbox=8.1,50.4,8.3,50.5"])
def test_leaflet_draws_what_the_picture_showed_at_the_same_points(
    open_page: OpenPage, query: str
) -> None:
    page = open_page(f"/de/suche{query}")
    labels, centres = page.evaluate(MARKS), page.evaluate(CENTRES)
    pins = page.locator(".picture__pin").count()

    use(page)

    assert pins
    assert page.evaluate(MARKS) == labels
    moved = [
        max(abs(x - old_x), abs(y - old_y))
        for (x, y), (old_x, old_y) in zip(page.evaluate(CENTRES), centres, strict=True)
    ]
    assert max(moved, default=0) <= 1
    assert page.locator(".map__pin").count() == pins


def test_a_click_on_a_cluster_opens_it_in_place(open_page: OpenPage) -> None:
    page = open_page("/de/suche")
    address = page.url
    counted = page.locator(".picture__mark:has(text)").first
    name = counted.locator("title").text_content()

    counted.focus()
    page.keyboard.press("Enter")

    expect(page.locator(f".map__cluster[aria-label='{name}']")).to_have_count(0)
    expect(page.locator(".map__canvas")).to_be_focused()
    assert page.url == address


def test_the_button_hands_the_map_to_the_keyboard(open_page: OpenPage) -> None:
    page = open_page("/de/suche")

    page.locator(".map__move").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".picture")).to_have_count(0)

    assert page.evaluate("document.activeElement.classList.contains('map__canvas')")
    assert looking.violations(page) == []


def test_tabbing_through_the_picture_fetches_nothing(open_page: OpenPage) -> None:
    page = open_page("/de/suche")

    for link in page.locator(".picture a").all():
        link.focus()

    assert fetched(page) == {"script": False, "boundaries": False}


def test_on_a_phone_leaflet_comes_when_the_map_is_opened(open_page: OpenPage) -> None:
    page = open_page("/de/suche", **PHONE)
    before = fetched(page)["script"]

    page.locator("a[href='#karte']").tap()
    expect(page.locator(".picture")).to_have_count(0)

    assert [before, fetched(page)["script"]] == [False, True]
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert looking.violations(page) == []


@pytest.mark.parametrize("is_moving", [False, True])
def test_a_pin_leads_to_its_row(open_page: OpenPage, is_moving: bool) -> None:
    page = open_page("/de/suche")
    if is_moving:
        use(page)
    pin = page.locator(".picture__pin, .map__pin").first
    number = pin.locator("text").text_content() if not is_moving else pin.inner_text()

    pin.focus()
    page.keyboard.press("Enter")

    expect(
        page.locator(f"[data-record]:has(.result__number:text('{number}')) a").first
    ).to_be_focused()


def test_a_filter_brings_a_new_picture_and_a_map_in_use_goes_on(open_page: OpenPage) -> None:
    page = open_page("/de/suche")
    boxes = page.locator("details[open] input[type=checkbox]")
    page.locator(f"label[for='{boxes.first.get_attribute('id')}']").click()
    expect(page.locator(".chips a")).to_have_count(1)
    labels = page.evaluate(MARKS)
    assert page.locator(".picture").count() == 1

    use(page)
    assert page.evaluate(MARKS) == labels
    page.locator(".chips a").focus()
    page.locator(f"label[for='{boxes.first.get_attribute('id')}']").click()
    expect(page.locator(".chips a")).to_have_count(0)

    expect(page.locator(".map__canvas")).to_have_count(1)
    expect(page.locator(".picture")).to_have_count(0)


def test_without_script_clusters_and_single_marks_are_links(open_page: OpenPage) -> None:
    page = open_page("/de/suche?q=Tagespflege", java_script_enabled=False)
    assert page.locator(".map__move").is_hidden()
    page.goto(page.url.partition("?")[0])
    cluster = page.locator(".picture__mark").first
    count = cluster.locator("text").text_content()

    cluster.focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**bbox=**")
    assert page.locator("#found-title").inner_text().split()[0] == count
    assert page.locator(".chips a").count() == 1


def test_the_picture_stays_and_leads_on_when_leaflet_cannot_be_fetched(
    open_page: OpenPage,
) -> None:
    page = open_page("/de/suche")
    page.route("**/moving_map.*js", lambda route: route.fulfill(content_type="text/javascript"))

    page.locator(".picture__mark:has(text)").first.focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**bbox=**")
    assert page.locator(".picture").count() == 1


def test_one_step_leads_back_to_the_first_view(open_page: OpenPage) -> None:
    page = open_page("/de/suche")
    use(page)
    names = page.locator(".map__town[data-is-shown]")
    clusters = page.locator(".map__cluster")
    before = [clusters.count(), names.all_text_contents()]

    page.locator(".leaflet-control-zoom-in").click()
    page.locator(".map__back").click()

    expect(page.locator(".map__back")).to_be_hidden()
    expect(clusters).to_have_count(before[0])
    expect(names).to_have_text(before[1])


def test_search_here_takes_the_view_and_the_way_back_is_there(open_page: OpenPage) -> None:
    page = open_page("/de/suche")
    all_of_them = page.locator("#found-title").inner_text()
    use(page)
    assert page.locator("[data-search-here]").is_hidden()
    page.locator(".leaflet-control-zoom-in").click()
    page.locator(".leaflet-control-zoom-in").click()
    expect(page.locator("[data-search-here]")).to_be_visible()
    assert "bbox" not in page.url

    page.locator("[data-search-here]").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**bbox=**")
    expect(page.locator(".chips a")).to_have_count(1)
    expect(page.locator(".map__canvas")).to_be_focused()
    assert looking.violations(page) == []
    page.go_back()
    expect(page.locator(".chips a")).to_have_count(0)
    expect(page.locator("#found-title")).to_have_text(all_of_them)


def test_a_search_in_the_view_is_left_on_the_map_too(open_page: OpenPage) -> None:
    page = open_page("/de/suche?q=Tagespflege&bbox=8.1,50.4,8.3,50.5")
    use(page)

    page.locator("[data-search-everywhere]").click()

    expect(page.locator(".chips a")).to_have_count(0)
    assert page.url.endswith("/de/suche?q=Tagespflege")


def test_on_a_phone_the_map_stays_open_after_a_search_in_view(open_page: OpenPage) -> None:
    page = open_page("/de/suche", **PHONE)
    page.locator("a[href='#karte']").tap()
    expect(page.locator(".picture")).to_have_count(0)
    page.locator(".leaflet-control-zoom-in").tap()

    page.locator("[data-search-here]").tap()

    page.wait_for_url("**bbox=**#karte")
    expect(page.locator(".map__canvas:not([data-waits])")).to_be_visible()
    expect(page.locator("[data-search-everywhere]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_marks_that_the_keyboard_reaches_lie_in_the_picture(open_page: OpenPage) -> None:
    page = open_page("/de/suche?place=Oberbach", java_script_enabled=False)

    outside = page.evaluate(
        """() => {
            const frame = document.querySelector('.picture').getBoundingClientRect();
            return [...document.querySelectorAll('.picture a')].filter(link => {
                const box = link.getBoundingClientRect();
                const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
                return x < frame.left || x > frame.right || y < frame.top || y > frame.bottom;
            }).map(link => link.textContent);
        }"""
    )

    assert page.locator(".picture a").count() > 0
    assert outside == []


def open_card(page: Page) -> str:
    """Go in until a mark has nothing behind it but its card; return its name."""
    cards = page.locator(".map__cluster[data-opens-card]")
    for _step in range(12):
        if cards.count():
            break
        page.locator(".map__cluster").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".map__canvas")).to_be_focused()
        page.wait_for_timeout(700)
    cards.first.focus()
    name = str(cards.first.get_attribute("aria-label"))
    page.keyboard.press("Enter")
    return name


def test_a_mark_opens_a_card_with_links_and_escape_gives_the_focus_back(
    open_page: OpenPage,
) -> None:
    page = open_page("/de/suche")
    use(page)

    name = open_card(page)

    card = page.get_by_role("dialog", name="Auswahl auf der Karte")
    expect(card).to_be_focused()
    assert "/de/angebote/" in str(card.locator(".choice__name").first.get_attribute("href"))
    close = card.get_by_role("button", name="Auswahl schließen").bounding_box()
    assert close is not None
    assert [close["width"], close["height"]] == [44, 44]
    assert looking.violations(page) == []
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
    assert page.evaluate("document.activeElement.ariaExpanded") == "false"


def test_what_fingers_hit_is_large_enough(open_page: OpenPage) -> None:
    page = open_page("/de/suche", **PHONE)
    page.locator("a[href='#karte']").tap()
    expect(page.locator(".picture")).to_have_count(0)

    sizes = page.evaluate(
        "() => [...document.querySelectorAll('.map__cluster, .map__pin')].map(mark =>"
        " { const own = getComputedStyle(mark, '::after');"
        " return Math.min(parseFloat(own.width), parseFloat(own.height)); })"
    )

    assert sizes
    assert min(sizes) >= 44


def test_in_arabic_east_lies_at_the_right(open_page: OpenPage) -> None:
    page = open_page("/ar/suche", locale="ar")
    centres = page.evaluate(CENTRES)

    use(page)

    moved = [
        max(abs(x - old_x), abs(y - old_y))
        for (x, y), (old_x, old_y) in zip(page.evaluate(CENTRES), centres, strict=True)
    ]
    assert max(moved) <= 1
    assert looking.violations(page) == []


@pytest.mark.parametrize("is_moved", [False, True])
def test_paper_shows_the_map_as_it_was_seen(open_page: OpenPage, is_moved: bool) -> None:
    page = open_page("/de/suche")
    if is_moved:
        use(page)
        page.locator(".leaflet-control-zoom-in").click()
        page.wait_for_timeout(800)
    seen = page.locator(".map").bounding_box()
    labels = page.evaluate(MARKS)

    page.emulate_media(media="print")

    printed = page.locator(".map").bounding_box()
    assert seen is not None
    assert printed is not None
    assert [round(printed[side]) for side in ("width", "height")] == [
        round(seen[side]) for side in ("width", "height")
    ]
    assert page.evaluate(MARKS) == labels
    assert page.locator(".map__bar").is_hidden()


@pytest.mark.parametrize(
    ("kind", "body", "has_tiles"),
    [("image/png", PIXEL, True), ("text/html", b"<html>key expired</html>", False)],
)
def test_pictures_lie_below_and_the_land_stays_where_there_are_none(
    open_page: OpenPage, kind: str, body: bytes, has_tiles: bool
) -> None:
    page = open_page("/de/suche")
    page.route("**/karte/kacheln/**", lambda route: route.fulfill(content_type=kind, body=body))
    page.evaluate(
        "tiles => { document.querySelector('results-map').dataset.tiles = tiles }",
        json.dumps(TILES),
    )

    with page.expect_request("**/karte/kacheln/**"):
        use(page)
    page.wait_for_timeout(500)

    assert page.locator("results-map[data-has-tiles]").count() == has_tiles
    assert page.locator(".map__cluster").count() > 0
