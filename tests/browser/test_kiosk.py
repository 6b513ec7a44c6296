"""The info point in a real browser: it forgets whoever used it, and works without network."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from looking import OpenPage
from playwright.sync_api import Browser, Page, expect

KEEPS = {"viewport": {"width": 1080, "height": 1920}}


@pytest.fixture
def terminal(browser: Browser, site: str) -> Iterator[Page]:
    """Return the start page of the terminal; without network the console tells of it."""
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, locale="de-DE")
    page = context.new_page()
    page.goto(f"{site}/infopunkt/de/")
    yield page
    context.close()


IS_KEPT = """async () => {
    const store = await caches.open("infopunkt-1");
    return Boolean(await store.match("/infopunkt/offline.json"));
}"""


def _until_kept(page: Page) -> None:
    """Wait until the service worker has fetched all that it keeps."""
    expect(page.locator("[data-kiosk-health]")).to_contain_text("Verbunden")
    until = time.monotonic() + 60
    while not page.evaluate(IS_KEPT):
        assert time.monotonic() < until, "the service worker has kept nothing"
        page.wait_for_timeout(200)


def test_without_network_the_kept_pages_come_with_their_date(terminal: Page) -> None:
    _until_kept(terminal)
    notice = terminal.locator("[data-kiosk-offline]")
    assert notice.is_hidden()

    terminal.context.set_offline(True)
    terminal.get_by_role("link", name="Alle Angebote").click()

    expect(notice).to_contain_text("Diese Seite wurde gespeichert am")
    expect(notice.locator("time")).to_contain_text("20")
    expect(terminal.locator(".result__title").first).to_be_visible()
    terminal.locator(".result__title a").first.click()
    expect(terminal.locator("h1")).to_be_visible()
    expect(notice).to_be_visible()


def test_without_network_what_was_never_kept_leads_to_the_start_page(terminal: Page) -> None:
    _until_kept(terminal)

    terminal.context.set_offline(True)
    terminal.goto(terminal.url.replace("/de/", "/uk/suche?q=never"))

    expect(terminal.locator("html")).to_have_attribute("lang", "uk")
    expect(terminal.locator("[data-kiosk-offline]")).to_be_visible()


def test_nobody_finds_what_the_one_before_looked_for(open_page: OpenPage) -> None:
    page = open_page("/infopunkt/de/suche?q=Tagespflege", **KEEPS)
    page.evaluate("sessionStorage.setItem('merkliste', '[]')")
    page.clock.install()
    page.reload()

    page.clock.run_for(91_000)
    dialog = page.get_by_role("dialog", name="Sind Sie noch da?")
    expect(dialog).to_be_visible()
    page.clock.run_for(21_000)

    page.wait_for_url("**/infopunkt/de/")
    assert page.evaluate("Object.keys(sessionStorage)") == ["infopunkt-anfang"]


def test_nobody_goes_back_to_the_one_before(open_page: OpenPage, site: str) -> None:
    page = open_page("/infopunkt/de/suche?q=Tagespflege", **KEEPS)
    page.locator(".result__title a").first.click()
    page.wait_for_url("**/angebote/**")

    page.get_by_role("button", name="Fertig, alles löschen").click()
    page.wait_for_url(f"{site}/infopunkt/de/")
    for _again in range(2):
        page.evaluate("history.back()")
        expect(page.locator(".tile").first).to_be_visible()
        page.wait_for_url(f"{site}/infopunkt/de/")

    # Of the new visit the way back stays open.
    page.get_by_role("link", name="Alle Angebote").click()
    page.wait_for_url("**/suche")
    page.locator(".result__title a").first.click()
    page.wait_for_url("**/angebote/**")
    page.evaluate("history.back()")
    page.wait_for_url("**/suche")


def test_who_leaves_at_once_leaves_no_list(open_page: OpenPage, site: str) -> None:
    page = open_page("/infopunkt/de/soforthilfe", **KEEPS)
    page.evaluate("sessionStorage.setItem('merkliste', '[\"AAAAAAAAAA\"]')")

    page.get_by_role("link", name="Seite schnell verlassen").click()

    page.wait_for_url(f"{site}/infopunkt/de/")
    assert page.evaluate("sessionStorage.getItem('merkliste')") is None


def test_a_start_page_that_nobody_touches_comes_afresh(open_page: OpenPage) -> None:
    page = open_page("/infopunkt/de/", **KEEPS)
    page.clock.install()
    page.reload()
    page.evaluate("document.querySelector('h1').textContent = 'alt'")

    page.clock.run_for(5 * 91_000)
    assert page.locator("h1").inner_text() == "alt"
    page.clock.run_for(3 * 91_000)

    expect(page.locator("h1")).not_to_have_text("alt")


def test_who_is_still_there_goes_on(open_page: OpenPage) -> None:
    page = open_page("/infopunkt/de/suche?q=Tagespflege", **KEEPS)
    page.clock.install()
    page.reload()
    page.clock.run_for(91_000)

    page.get_by_role("button", name="Ich bin noch da").click()
    page.clock.run_for(60_000)

    assert "q=Tagespflege" in page.url
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_first_screen_shows_what_one_can_point_at(open_page: OpenPage) -> None:
    page = open_page("/infopunkt/de/", viewport={"width": 1280, "height": 1024})

    tile, field = (
        page.locator(".tile a").first.bounding_box(),
        page.locator("#search-q").bounding_box(),
    )

    assert tile is not None
    assert field is not None
    assert (tile["y"] + tile["height"] < 1024, tile["y"] < field["y"]) == (True, True)


# What belongs to a control is hit as well: its label, the whole tile.
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, input, select")]
    .filter((one) => one.checkVisibility() && !(one instanceof SVGElement))
    .filter((one) => !one.closest(".skip-link, .kern-sr-only, .correction__trap"))
    .map((one) => [one, [one, one.labels?.[0], one.closest(".tile")]
        .filter(Boolean).map((each) => each.getBoundingClientRect())])
    .map(([one, boxes]) => [one, ...["height", "width"].map((side) =>
        Math.max(...boxes.map((box) => box[side])))])
    .filter(([one, height, width]) => height && (height < 43.5 || width < 43.5))
    .map(([one, height, width]) =>
        `${one.outerHTML.slice(0, 80)} ${Math.round(width)} x ${Math.round(height)}`)"""


@pytest.mark.parametrize(
    "path",
    [
        "", "suche", "suche?q=Tagespflege", "suche?q=xqzzvv", "suche?q=Frauenhaus", "vier-fragen",
        "veranstaltungen", "veranstaltungen/monat", "mitmachen", "soforthilfe", "merkliste",
        "barrieren",
    ],
)  # fmt: skip
def test_everything_is_large_enough_for_a_finger(open_page: OpenPage, path: str) -> None:
    page = open_page(f"/infopunkt/de/{path}", **KEEPS)

    small = page.evaluate(SMALL)

    assert small == []
