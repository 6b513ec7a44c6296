"""What every page looks like on paper: words and numbers, nothing that wants to be pressed."""

from __future__ import annotations

import re

import looking
import pytest
from looking import OpenPage

PAGES = [
    "/de/",
    "/de/suche",
    "/de/suche?q=Zirkus",
    "/de/suche?q=mein+Mann+schl%C3%A4gt+mich",
    "/de/veranstaltungen",
    "/de/veranstaltungen/monat",
    "/de/veranstaltungen/karte",
    "/de/mitmachen",
    "/de/soforthilfe",
    "/de/barrieren",
    "/de/vier-fragen/worum",
    "/de/merkliste",
    "/de/einbetten",
    "/de/impressum",
    "/ar/suche",
    "/familie/de/",
    "/infopunkt/de/",
    "/infopunkt/de/suche",
]
# A4 between its margins, in pixels of CSS.
SHEET = {"width": 673, "height": 980}
PRESSED = """() => [...document.querySelectorAll(
        'button, [type=submit], .search-box, header nav, footer ul, .kiosk-languages')]
    .filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 120))"""
LETTERS = "getComputedStyle(document.documentElement).fontSize"
MEDIA_BOX = re.compile(rb"/MediaBox \[0 0 (\d+)[\d.]* (\d+)")


@pytest.mark.parametrize("path", PAGES)
def test_a_sheet_holds_nothing_to_press_and_all_of_its_words(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, viewport=SHEET)

    page.emulate_media(media="print")

    assert [page.evaluate(PRESSED), looking.too_wide(page)] == [[], []]


def test_an_info_point_prints_as_small_as_everybody(open_page: OpenPage) -> None:
    page = open_page("/infopunkt/de/suche")
    on_screen = page.evaluate(LETTERS)

    page.emulate_media(media="print")

    assert [on_screen, page.evaluate(LETTERS)] == ["24px", "16px"]


@pytest.mark.parametrize(
    ("path", "is_wide"), [("/de/veranstaltungen", False), ("/de/veranstaltungen/monat", True)]
)
def test_only_a_month_lies_on_its_side(open_page: OpenPage, path: str, is_wide: bool) -> None:
    page = open_page(path)

    sheets = MEDIA_BOX.findall(page.pdf(format="A4", prefer_css_page_size=True))

    assert sheets
    assert {int(width) > int(height) for width, height in sheets} == {is_wide}


def test_numbers_for_help_are_black_and_stand_side_by_side(open_page: OpenPage) -> None:
    page = open_page("/de/soforthilfe", viewport=SHEET)
    page.emulate_media(media="print")
    numbers = page.locator(".crisis-calls a")

    boxes = [numbers.nth(place).bounding_box() for place in (0, 1)]

    assert numbers.first.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == pytest.approx(boxes[1]["y"], abs=8)
