"""Parts of a portal on a partner's page: another origin, a strict policy, styles of its own."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator

import looking
import partner
import pytest
from looking import OpenPage
from playwright.sync_api import Browser, BrowserContext, Page, expect

LINK = '<a href="{site}/de/suche">Angebote im Sozialatlas ansehen</a>'
LIST = '<sozialatlas-angebote anzahl="2">{link}</sozialatlas-angebote>'
ALL = (
    LIST
    + '<sozialatlas-angebote view="karte" portal="lindental">{link}</sozialatlas-angebote>'
    + '<sozialatlas-angebote view="termine">{link}</sozialatlas-angebote>'
    + '<sozialatlas-angebote view="zahl">{link}</sozialatlas-angebote>'
    + '<sozialatlas-rahmen><iframe src="{site}/embed/v1/liste?anzahl=2" title="Angebote"'
    ' width="100%" height="99"></iframe></sozialatlas-rahmen>'
)
SMALL = {"viewport": {"width": 320, "height": 640}}
Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Return a function that opens a partner's page; no third party is asked, nothing fails."""
    contexts: list[BrowserContext] = []
    closing: list[Callable[[], object]] = []
    faults: list[str] = []

    def open_(
        body: str, *, language: str = "de", is_watched: bool = True, **options: object
    ) -> Page:
        filled = body.replace("{link}", LINK).replace("{site}", site)
        serving = partner.served(site, filled, language)
        address = serving.__enter__()
        closing.append(lambda: serving.__exit__(None, None, None))
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        if is_watched:
            page.on("console", lambda line: line.type == "error" and faults.append(line.text))
            page.on("pageerror", lambda error: faults.append(str(error)))
        known = (f"{site}/", f"{address}/", "data:")
        page.on(
            "request",
            lambda asked: asked.url.startswith(known) or faults.append(f"asks {asked.url}"),
        )
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    yield open_
    assert [cookie for each in contexts for cookie in each.cookies()] == []
    for each in (*(context.close for context in contexts), *closing):
        each()
    assert faults == []


def shown(page: Page) -> list[str]:
    """Return the headings of all elements, once each of them shows something."""
    for number in range(page.locator("sozialatlas-angebote").count()):
        expect(page.locator("sozialatlas-angebote").nth(number).locator("section")).to_be_visible()
    return page.locator("sozialatlas-angebote h2").all_inner_texts()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{}, SMALL])
def test_a_strict_page_shows_all_and_axe_finds_nothing(
    visit: Visit, scheme: str, size: dict[str, object]
) -> None:
    page = visit(ALL, color_scheme=scheme, **size)

    assert len(shown(page)) == 4
    assert [looking.too_wide(page), looking.violations(page)] == [[], []]


def test_styles_of_the_partner_stay_outside_but_for_the_colour(visit: Visit) -> None:
    page = visit(LIST)
    shown(page)

    told = page.locator(".sozialatlas__provider").first.evaluate(
        "each => { const style = getComputedStyle(each);"
        " return [style.textTransform, style.letterSpacing, style.fontFamily]; }"
    )

    assert told == ["none", "normal", "Georgia, serif"]


@pytest.mark.parametrize("accent", ["#ffee00", "#000000", "#ffffff", "#8a3ffc"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_colour_of_a_partner_makes_text_unreadable(
    open_page: OpenPage, accent: str, scheme: str
) -> None:
    dark = "&schema=dunkel" if scheme == "dark" else "&schema=hell"
    page = open_page(f"/embed/v1/zahl?akzent={accent[1:]}{dark}")

    assert looking.violations(page) == []


@pytest.mark.parametrize("view", ["liste", "karte", "termine", "zahl"])
def test_the_page_for_a_frame_is_whole_by_itself(open_page: OpenPage, view: str) -> None:
    page = open_page(f"/embed/v1/{view}?lang=ar", **SMALL)

    assert [looking.too_wide(page), looking.violations(page)] == [[], []]


def test_without_javascript_the_link_stays(visit: Visit) -> None:
    page = visit(LIST, java_script_enabled=False)

    expect(page.get_by_role("link", name="Angebote im Sozialatlas ansehen")).to_be_visible()


def test_where_nothing_can_be_loaded_the_link_stays_with_a_sentence(visit: Visit) -> None:
    page = visit(LIST, is_watched=False)
    shown(page)
    page.route("**/embed/v1/**", lambda route: route.abort())

    page.locator("sozialatlas-angebote").evaluate("each => each.setAttribute('anzahl', '1')")

    expect(page.get_by_text("Die Angebote konnten gerade nicht geladen werden.")).to_be_visible()
    expect(page.get_by_role("link", name="Angebote im Sozialatlas ansehen")).to_be_visible()


def test_what_makes_no_sense_is_said_beside_the_link(visit: Visit) -> None:
    page = visit(
        '<sozialatlas-angebote anzahl="999">{link}</sozialatlas-angebote>', is_watched=False
    )

    expect(page.get_by_text("„anzahl“ ist eine Zahl von 1 bis 20.")).to_be_visible()
    expect(page.get_by_role("link", name="Angebote im Sozialatlas ansehen")).to_be_visible()


def test_scripts_in_attributes_are_words(visit: Visit) -> None:
    page = visit(
        '<sozialatlas-angebote preset="q=&lt;img src=x onerror=alert(1)&gt;">'
        "</sozialatlas-angebote>"
    )
    shown(page)

    assert page.locator("sozialatlas-angebote img").count() == 0


def test_the_address_of_a_later_page_is_taken_as_the_search(visit: Visit) -> None:
    page = visit(
        '<sozialatlas-angebote preset="{site}/de/suche?q=Haus&amp;page=2&amp;profile=deaf">'
        "</sozialatlas-angebote>"
    )

    assert [heading.split()[1] for heading in shown(page)] == ["Angebote"]


def test_an_arabic_page_gets_arabic_from_right_to_left(visit: Visit) -> None:
    page = visit(LIST, language="ar")
    shown(page)

    section = page.locator("sozialatlas-angebote section")
    assert section.evaluate("each => [each.lang, getComputedStyle(each).direction]") == [
        "ar",
        "rtl",
    ]


def test_changed_attributes_ask_once_more(visit: Visit) -> None:
    page = visit(LIST)
    shown(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("?")[2]))

    page.locator("sozialatlas-angebote").evaluate(
        "each => { each.setAttribute('anzahl', '1'); each.setAttribute('portal', 'lindental'); }"
    )

    expect(page.locator("sozialatlas-angebote li.sozialatlas__result")).to_have_count(1)
    assert asked == ["portal=lindental&anzahl=1&lang=de"]


def test_a_frame_gets_its_height_and_only_from_itself(visit: Visit) -> None:
    page = visit(
        ALL.partition("<sozialatlas-rahmen>")[1] + ALL.partition("<sozialatlas-rahmen>")[2]
    )
    frame = page.locator("iframe")
    expect(frame).not_to_have_attribute("height", "99")
    before = frame.get_attribute("height")

    page.evaluate("postMessage(7, '*')")
    page.wait_for_timeout(300)

    inner = page.frames[1].evaluate("document.documentElement.scrollHeight")
    assert [before, frame.get_attribute("height")] == [str(inner), str(inner)]


def test_the_fragment_of_a_server_reads_well_without_our_styles(visit: Visit, site: str) -> None:
    with urllib.request.urlopen(f"{site}/embed/v1/karte.html?lang=de") as answer:
        fragment = answer.read().decode()

    page = visit(fragment)

    assert looking.violations(page) == []
    expect(page.get_by_role("heading", level=2)).to_have_text("6 Angebote")


def test_links_lead_into_the_given_portal(visit: Visit, site: str) -> None:
    page = visit('<sozialatlas-angebote portal="lindental">{link}</sozialatlas-angebote>')
    shown(page)

    found = page.locator("sozialatlas-angebote section a").evaluate_all(
        "all => all.map(each => each.href)"
    )

    assert {address.startswith(f"{site}/lindental/de/") for address in found} == {True}
