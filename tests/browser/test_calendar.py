"""The calendar of events, by hand, by keyboard and without scripts."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import expect

LIST = "/de/veranstaltungen"
PHONE = {"viewport": {"width": 390, "height": 844}}


def day(count: int) -> str:
    today = dt.datetime.now(ZoneInfo("Europe/Berlin")).date()
    return (today + dt.timedelta(days=count)).isoformat()


@pytest.mark.parametrize("is_scripted", [True, False])
def test_a_day_is_jumped_to_and_a_month_leads_to_its_days(
    open_page: OpenPage, is_scripted: bool
) -> None:
    page = open_page(LIST, java_script_enabled=is_scripted)

    page.get_by_label("Termine ab dem").fill(day(7))
    page.get_by_role("button", name="Zeigen", exact=True).click()
    expect(page).to_have_url(re.compile(f"from={day(7)}$"))
    expect(page.get_by_role("link", name="Offenes Repair-Café").first).to_be_visible()

    page.get_by_role("navigation", name="Ansicht").get_by_role("link", name="Monat").click()
    expect(page.get_by_role("table")).to_be_visible()
    page.get_by_role("cell").get_by_role("link", name=re.compile("1 Termin")).first.click()
    expect(page).to_have_url(re.compile(r"/de/veranstaltungen\?from=\d{4}-\d{2}-\d{2}$"))
    expect(page.get_by_role("heading", level=3).first).to_be_visible()


def test_a_filter_takes_effect_at_once_and_keeps_the_day(open_page: OpenPage) -> None:
    page = open_page(f"{LIST}?from={day(1)}")

    page.locator("#gruppe-municipality > summary").click()
    page.get_by_label("Oberbach").check()

    expect(page).to_have_url(re.compile(f"from={day(1)}&municipality=06999002$"))
    expect(page.get_by_role("link", name="Lebendiger Adventskalender")).to_be_visible()
    expect(page.get_by_role("link", name="Offenes Repair-Café")).to_have_count(0)
    assert looking.violations(page) == []


def test_the_keyboard_reaches_what_is_on(open_page: OpenPage) -> None:
    page = open_page(LIST)

    page.get_by_label("Termine ab dem").focus()
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.occasion') !== null"):
            break
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/de/veranstaltungen/[a-z-]+-[0-9a-f-]{36}$"))


@pytest.mark.parametrize("path", [LIST, f"{LIST}/monat"])
def test_targets_are_large_enough_on_a_phone(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **PHONE, has_touch=True)

    assert looking.small_targets(page) == []
