"""A club confirms its entries on a phone without script: from the mail to the last answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Page, expect
from served import served

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "java_script_enabled": False,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an installation of its own, where a reminder has just gone out."""
    with served(tmp_path_factory.mktemp("confirming"), "confirming_seed.py") as address:
        yield address


def path_in_mail(open_page: OpenPage) -> str:
    """Return where the mail leads, as the demo's post box shows it."""
    page = open_page("/de/postfach")
    page.get_by_role("link", name=re.compile("Stimmen Ihre 4 Einträge noch")).click()
    page.wait_for_load_state()
    found = re.search(r"/de/bestaetigen/[\w.=-]+", page.locator("main").inner_text())
    assert found
    return found[0]


def of(action: str, name: str) -> re.Pattern[str]:
    """Return the name of a button, whose last part is for the ears."""
    return re.compile(rf"{action}\s*: {name}")


def entry(page: Page, name: str) -> object:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name))


def test_axe_finds_nothing_wrong_and_nothing_is_too_wide(open_page: OpenPage) -> None:
    path = path_in_mail(open_page)
    page = open_page(path, viewport={"width": 320, "height": 700}, color_scheme="dark")

    assert looking.violations(page) == []
    assert looking.too_wide(page) == []
    assert looking.small_targets(page) == []


def test_a_treasurer_answers_everything_on_a_phone_without_script(open_page: OpenPage) -> None:
    path = path_in_mail(open_page)
    page = open_page(path, **PHONE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Stimmen diese 4 Einträge noch?")

    page.get_by_role("button", name=of("Stimmt", "Kinderturnen")).click()
    expect(entry(page, "Kinderturnen")).to_contain_text("Bestätigt. Vielen Dank.")
    page.get_by_role("button", name=of("Rückgängig machen", "Kinderturnen")).click()
    expect(page.get_by_role("button", name=of("Stimmt", "Kinderturnen"))).to_be_visible()

    page.get_by_role("link", name=of("Ändern", "Seniorentanz")).click()
    page.get_by_label("Neue Öffnungszeiten").fill("Di 10-12, nicht in den Ferien")
    page.get_by_label("Telefon").fill("06031 777")
    page.get_by_role("button", name="Änderung abschicken").click()
    expect(entry(page, "Seniorentanz")).to_contain_text("Ihre Änderung ist angekommen.")

    page.get_by_role("link", name=of("Gibt es nicht mehr", "Hausaufgabenhilfe")).click()
    page.get_by_role("button", name="Gibt es nicht mehr").click()
    expect(entry(page, "Hausaufgabenhilfe")).to_contain_text("Als beendet gemeldet.")

    page.get_by_label("Freie Plätze heute").fill("5")
    page.get_by_role("button", name="Alles stimmt noch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Danke, alles ist beantwortet")
    again = open_page(path, **PHONE)
    expect(again.get_by_role("button", name="Alles stimmt noch")).to_have_count(0)
