"""Suggestions while typing, in a real browser: keyboard, screen reader, mouse, without script."""

from __future__ import annotations

import re
import urllib.request
from urllib.parse import parse_qs, urlsplit

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Locator, Page, expect

PHONE = {"viewport": {"width": 320, "height": 640}}
PATHS = ["/de/", "/de/suche"]


@pytest.fixture(scope="module", autouse=True)
def _made_once(site: str) -> None:
    """Let the site read its words: the first suggestion of a process waits for them."""
    with urllib.request.urlopen(f"{site}/api/suggest?q=haus", timeout=60) as answer:
        assert answer.status == 200


def what(page: Page) -> Locator:
    return page.get_by_label("Was suchen Sie?")


def where(page: Page) -> Locator:
    return page.get_by_label("Wo?")


def typed(field: Locator, text: str) -> Locator:
    """Type into a field, and return its open list."""
    field.press_sequentially(text)
    options = field.page.get_by_role("listbox", name="Vorschläge")
    expect(options).to_be_visible()
    return options


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("path", PATHS)
def test_the_field_says_what_it_is_and_what_is_chosen(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    field = page.get_by_role("combobox", name="Was suchen Sie?")
    states = [field.get_attribute("aria-expanded")]

    options = typed(field, "tagespf").get_by_role("option")
    states.append(field.get_attribute("aria-expanded"))
    field.press("ArrowDown")

    first = options.first
    assert [
        *states,
        field.get_attribute("aria-autocomplete"),
        field.get_attribute("aria-controls"),
        field.get_attribute("aria-activedescendant"),
        first.get_attribute("aria-selected"),
    ] == [
        "false",
        "true",
        "list",
        "search-q-suggestions",
        first.get_attribute("id"),
        "true",
    ]
    expect(options.filter(has_text="Tagespflege Haus am Anger")).to_have_text(
        "Tagespflege Haus am Anger, Angebot · 2 Einträge"
    )
    expect(page.get_by_role("status").filter(has_text="Vorschl")).to_have_text(
        re.compile(r"Pfeiltasten auswählen\.$")
    )


def test_arrows_go_round_through_the_field_and_escape_leaves_it_as_typed(
    open_page: OpenPage,
) -> None:
    page = open_page("/de/")
    field = what(page)
    options = typed(field, "haus")
    count = options.get_by_role("option").count()

    active = []
    for key in ("ArrowUp", "ArrowDown", "ArrowDown", "End", "Home"):
        field.press(key)
        active.append(field.get_attribute("aria-activedescendant"))
    field.press("Escape")

    assert active == [
        f"search-q-suggestions-{count - 1}",
        None,
        "search-q-suggestions-0",
        f"search-q-suggestions-{count - 1}",
        "search-q-suggestions-0",
    ]
    expect(options).to_be_hidden()
    assert [field.input_value(), field.get_attribute("aria-expanded")] == ["haus", "false"]
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowDown")
    expect(options).to_be_visible()


def test_enter_without_a_choice_sends_what_was_typed(open_page: OpenPage) -> None:
    page = open_page("/de/")
    typed(what(page), "tagespf")

    what(page).press("Enter")
    page.wait_for_url("**/de/suche**")

    assert query(page)["q"] == ["tagespf"]


def test_enter_on_a_choice_leads_to_it_and_keeps_the_place(open_page: OpenPage) -> None:
    page = open_page("/de/")
    where(page).fill("Oberbach")
    field = what(page)
    typed(field, "diakoniev")

    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/de/suche**")

    assert query(page) == {
        "q": ["Diakonieverein Lindental e. V."],
        "exact": ["1"],
        "place": ["Oberbach"],
        "radius_km": ["10"],
    }


def test_a_click_on_a_topic_leads_to_its_filter(open_page: OpenPage) -> None:
    page = open_page("/de/suche")
    options = typed(what(page), "pfleg")

    options.get_by_role("option").filter(has_text=", Thema").first.click()
    page.wait_for_url("**topic=**")

    assert list(query(page)) == ["topic"]


def test_a_place_is_filled_in_beside_the_words_before_it(open_page: OpenPage) -> None:
    page = open_page("/de/")
    options = typed(what(page), "Zirkus in Oberb")

    options.get_by_role("option", name="Oberbach").click()

    assert [what(page).input_value(), where(page).input_value()] == ["Zirkus", "Oberbach"]
    expect(options).to_be_hidden()
    expect(page.get_by_role("status").filter(has_text="Ort")).to_have_text(
        "Ort eingetragen: Oberbach"
    )


def test_the_field_for_the_place_offers_places_only(open_page: OpenPage) -> None:
    page = open_page("/de/")
    options = typed(where(page), "lind")

    expect(options.get_by_role("option")).to_have_text(["Lindental, Ort"])
    where(page).press("ArrowDown")
    where(page).press("Enter")

    assert [where(page).input_value(), urlsplit(page.url).path] == ["Lindental", "/de/"]


def test_leaving_the_field_closes_the_list_and_takes_nothing(open_page: OpenPage) -> None:
    page = open_page("/de/")
    options = typed(what(page), "tagespf")
    what(page).press("ArrowDown")

    what(page).press("Tab")

    expect(options).to_be_hidden()
    assert what(page).input_value() == "tagespf"
    assert page.evaluate("document.activeElement.id") == "search-place"


def test_letters_that_are_still_being_composed_are_left_alone(open_page: OpenPage) -> None:
    page = open_page("/de/")
    typed(what(page), "tagespf")
    what(page).press("ArrowDown")

    page.evaluate(
        """document.activeElement.dispatchEvent(new KeyboardEvent(
            'keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"""
    )

    assert [urlsplit(page.url).path, what(page).get_attribute("aria-expanded")] == ["/de/", "true"]


def test_what_was_asked_before_is_not_asked_again(open_page: OpenPage) -> None:
    page = open_page("/de/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    typed(what(page), "tagespf")
    what(page).press("Escape")
    what(page).press("x")
    page.wait_for_timeout(400)
    what(page).press("Backspace")

    expect(page.get_by_role("listbox", name="Vorschläge")).to_be_visible()

    texts = [parse_qs(urlsplit(url).query)["q"][0] for url in asked if "/api/suggest" in url]
    assert sorted(set(texts)) == sorted(texts)
    assert texts[-2:] == ["tagespf", "tagespfx"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_with_the_list_open(open_page: OpenPage, path: str, scheme: str) -> None:
    page = open_page(path, color_scheme=scheme)
    typed(what(page), "pfleg")
    what(page).press("ArrowDown")

    assert looking.violations(page) == []


def test_on_the_smallest_phone_the_list_fits_and_its_rows_are_large_enough(
    open_page: OpenPage,
) -> None:
    page = open_page("/de/suche", **PHONE, has_touch=True)
    options = typed(what(page), "schwangersch")
    heights = "rows => rows.map(row => row.getBoundingClientRect().height).filter(px => px < 44)"
    edge = options.evaluate("list => list.getBoundingClientRect().right")

    assert options.get_by_role("option").evaluate_all(heights) == []
    assert [looking.too_wide(page), edge <= 320] == [[], True]
    options.get_by_role("option").first.tap()
    page.wait_for_url("**/de/suche?**")


def test_without_script_the_field_is_a_plain_one(open_page: OpenPage) -> None:
    page = open_page("/de/", java_script_enabled=False)
    field = what(page)

    field.press_sequentially("tagespf")
    assert [field.get_attribute("role"), page.get_by_role("listbox").count()] == [None, 0]
    field.press("Enter")
    page.wait_for_url("**/de/suche**")

    assert query(page)["q"] == ["tagespf"]
