"""What somebody needs is kept in the address, or in their own browser once they said so."""

from __future__ import annotations

import re

from looking import OpenPage
from playwright.sync_api import Page, expect

STORED = "() => [sessionStorage.getItem('profile'), localStorage.getItem('profile')]"
BAR = "Was für Sie zählt:"


def choose(page: Page, *, stays: bool = False) -> None:
    page.get_by_label("Ich nutze einen Rollstuhl").check()
    page.get_by_label("Ich bin gehörlos").check()
    if stays:
        page.get_by_label("Auf diesem Gerät merken").check()
    page.get_by_role("button", name="Angebote ansehen").click()
    page.wait_for_url("**/de/suche?**")
    page.wait_for_load_state("networkidle")


def profile_of(page: Page) -> list[str]:
    return re.findall(r"profile=(\w+)", page.url)


def test_without_scripts_the_profile_goes_along_in_the_address(open_page: OpenPage) -> None:
    page = open_page("/de/suche?q=Haus", java_script_enabled=False)

    page.get_by_role("link", name="Barrieren: sagen, was für Sie zählt").click()
    expect(page.get_by_label("Auf diesem Gerät merken")).to_be_hidden()
    page.get_by_label("Ich nutze einen Rollstuhl").check()
    page.get_by_role("button", name="Angebote ansehen").click()
    assert page.url.endswith("/de/suche?q=Haus&profile=wheelchair")
    page.get_by_role("link", name="Tagespflege Haus am Anger").first.click()

    assert page.url.endswith("?profile=wheelchair")
    expect(page.get_by_text("Mit Rollstuhl: unklar.")).to_be_visible()


def test_this_tab_remembers_and_puts_it_into_addresses_without(open_page: OpenPage) -> None:
    page = open_page("/de/barrieren")

    choose(page)
    assert page.evaluate(STORED) == ["wheelchair deaf", None]
    page.goto(page.url.partition("?")[0] + "?q=Haus")
    page.wait_for_url("**profile=wheelchair**")

    assert profile_of(page) == ["wheelchair", "deaf"]


def test_the_device_remembers_only_what_it_was_told_to_and_forgets(open_page: OpenPage) -> None:
    page = open_page("/de/barrieren")

    choose(page, stays=True)
    assert page.evaluate(STORED) == [None, "wheelchair deaf"]
    page.get_by_role("link", name="Entfernen", exact=True).click()
    page.wait_for_load_state("networkidle")

    assert (page.evaluate(STORED), profile_of(page)) == ([None, None], [])
    expect(page.get_by_text(BAR)).to_be_hidden()


def test_filters_keep_the_profile(open_page: OpenPage) -> None:
    page = open_page("/de/suche?profile=deaf")

    page.locator(".filter-choice input").first.check()
    page.wait_for_url("**topic=**")

    assert profile_of(page) == ["deaf"]
    expect(page.get_by_text(BAR)).to_be_visible()
