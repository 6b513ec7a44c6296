"""The page of one record and its form, in a real browser."""

from __future__ import annotations

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Page

PHONE = {"viewport": {"width": 320, "height": 640}}
LISTS = ["/de/suche", "/de/veranstaltungen/karte", "/de/mitmachen"]


def first_record(page: Page) -> str:
    """Return the path of the first result of a list."""
    href = page.locator(".result__title a").first.get_attribute("href")
    assert href is not None
    return href


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("start", LISTS)
def test_axe_finds_nothing(open_page: OpenPage, start: str, scheme: str) -> None:
    path = first_record(open_page(start))

    pages = [open_page(where, color_scheme=scheme) for where in (path, f"{path}/aendern")]

    assert [looking.violations(page) for page in pages] == [[], []]


@pytest.mark.parametrize("start", LISTS)
def test_nothing_sticks_out_on_the_smallest_phone(open_page: OpenPage, start: str) -> None:
    path = first_record(open_page(start))

    pages = [open_page(where, **PHONE) for where in (path, f"{path}/aendern")]

    assert [looking.too_wide(page) for page in pages] == [[], []]


def test_a_long_name_beside_its_value_stays_on_one_line_on_a_phone(open_page: OpenPage) -> None:
    path = first_record(open_page("/de/suche"))
    page = open_page(path, viewport={"width": 390, "height": 844})

    lines = page.locator(".detail__body").evaluate(
        """body => {
            const pairs = document.createElement("dl");
            const [name, value] = ["dt", "dd"].map((tag) => document.createElement(tag));
            name.textContent = "Behindertenparkplatz";
            value.textContent = "Ja";
            pairs.className = "pairs";
            pairs.append(name, value);
            body.append(pairs);
            const text = document.createRange();
            text.selectNodeContents(name);
            return text.getClientRects().length;
        }"""
    )

    assert lines == 1


def test_print_and_share_appear_with_script_only(open_page: OpenPage) -> None:
    path = first_record(open_page("/de/suche"))

    with_script = open_page(path)
    without = open_page(path, java_script_enabled=False)

    names = ("Drucken", "Teilen")
    assert [
        [page.get_by_role("button", name=name).is_visible() for name in names]
        for page in (with_script, without)
    ] == [[True, True], [False, False]]


def test_sharing_copies_the_address_where_the_device_cannot_share(
    open_page: OpenPage, site: str
) -> None:
    path = first_record(open_page("/de/suche"))
    page = open_page(path, permissions=["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Teilen").click()

    page.get_by_text("Die Adresse ist kopiert.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}{path}"


def test_printed_it_names_its_address_and_date(open_page: OpenPage, site: str) -> None:
    path = first_record(open_page("/de/suche"))
    page = open_page(path, color_scheme="dark")
    page.emulate_media(media="print")

    foot = page.locator(".detail__printed")
    assert [
        f"{site}{path}" in foot.inner_text(),
        page.get_by_role("heading", name="Kontakt").is_visible(),
        page.get_by_role("link", name="Stimmt nicht mehr").is_visible(),
        page.evaluate("getComputedStyle(document.body).backgroundColor"),
    ] == [True, True, False, "oklch(1 0 0)"]


def test_a_correction_is_sent_without_script(open_page: OpenPage) -> None:
    path = first_record(open_page("/de/suche"))
    page = open_page(path, java_script_enabled=False)

    page.get_by_role("link", name="Stimmt nicht mehr").click()
    page.get_by_role("button", name="Nachricht senden").click()
    missing = page.get_by_role("alert").inner_text()
    page.get_by_label("Was stimmt nicht?").fill("Die Nummer ist falsch.")
    page.wait_for_timeout(3_000)  # nobody reads and writes faster
    page.get_by_role("button", name="Nachricht senden").click()

    assert "Schreiben Sie, was nicht stimmt." in missing
    assert page.get_by_role("heading", name="Danke für Ihren Hinweis").is_visible()
