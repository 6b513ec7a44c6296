"""What a designer would see at once: holes, empty columns, gaps."""

from __future__ import annotations

import pytest
from looking import OpenPage

WIDTHS = [1280, 820, 390]
# How far the last tile of each row ends before the grid does.
HOLES = """() => {
    const grid = document.querySelector('.tiles').getBoundingClientRect();
    const ends = new Map();
    for (const tile of document.querySelectorAll('.tile')) {
        const box = tile.getBoundingClientRect();
        ends.set(Math.round(box.top), box.right);
    }
    return [...ends.values()].map(end => Math.round(grid.right - end)).filter(hole => hole > 1);
}"""
# The small county of these tests offers one group of topics.
AS_MANY_AS_A_COUNTY_HAS = """() => {
    const [first, ...others] = document.querySelectorAll('.tiles:not(.tiles--small) .tile');
    for (let count = others.length + 1; count < 14; count += 1) {
        first.after(first.cloneNode(true));
    }
}"""
GAP = """() => document.querySelector('.near-me').getBoundingClientRect().top
    - document.querySelector('.search-box').getBoundingClientRect().bottom"""

# Whether a number in grey and a thin line have the colour of the words.
AS_INK = """() => [['.filter-choice__count', 'color'], ['.filter-group', 'borderTopColor']].map(
    ([part, side]) => getComputedStyle(document.querySelector(part))[side]
        === getComputedStyle(document.body).color)"""


@pytest.mark.parametrize("width", WIDTHS)
def test_the_tiles_of_the_start_page_fill_their_rows(open_page: OpenPage, width: int) -> None:
    page = open_page("/de/", viewport={"width": width, "height": 900})

    page.evaluate(AS_MANY_AS_A_COUNTY_HAS)

    assert page.locator(".tile").count() == 14
    assert page.evaluate(HOLES) == []


def test_the_way_to_what_is_near_stands_close_to_the_search(open_page: OpenPage) -> None:
    page = open_page("/de/suche")

    assert page.evaluate(GAP) <= 8


@pytest.mark.parametrize("width", WIDTHS)
def test_where_nothing_is_found_there_is_nothing_to_narrow_down(
    open_page: OpenPage, width: int
) -> None:
    page = open_page("/de/suche?q=xylophonquark", viewport={"width": width, "height": 900})

    assert [
        page.get_by_role("heading", name="Dazu haben wir nichts gefunden").is_visible(),
        page.locator("#eingrenzen").is_visible(),
        page.get_by_role("link", name="Eingrenzen").is_visible(),
    ] == [True, False, False]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_sees_no_grey(open_page: OpenPage, scheme: str) -> None:
    seen = []
    for contrast in ("no-preference", "more"):
        page = open_page("/de/suche", color_scheme=scheme, contrast=contrast)
        seen.append(page.evaluate(AS_INK))

    assert seen == [[False, False], [True, True]]
