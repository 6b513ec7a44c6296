"""Reading a page aloud, with voices that only take notes."""

from __future__ import annotations

import json

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Page, expect

# Stands for the voices of a device: each sentence is noted, and ends when the test says so.
VOICES = """(languages) => {
    const told = { said: [], cancelled: 0, end: null };
    globalThis.told = told;
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const voices = Object.assign(new EventTarget(), {
        getVoices: () => languages.map(([lang, localService]) => ({ lang, localService })),
        speak: (words) => {
            told.said.push([words.lang, words.text]);
            told.end = () => words.onend();
        },
        cancel: () => { told.cancelled += 1; },
    });
    Object.defineProperty(globalThis, "speechSynthesis", { value: voices });
}"""
NAME = "Tagespflege Haus am Anger"
GERMAN = [["en-GB", True], ["de_DE", True]]


def spoken(page: Page) -> list[list[str]]:
    """Return what the voices said so far, with their languages."""
    found: list[list[str]] = page.evaluate("told.said")
    return found


def service(open_page: OpenPage, voices: list[list[object]], language: str = "de") -> Page:
    """Open the page of a service on a device that has some voices."""
    page = open_page(f"/{language}/suche?q=Tagespflege")
    page.context.add_init_script(f"({VOICES})({json.dumps(voices)})")
    page.get_by_role("link", name=NAME).first.click()
    page.wait_for_load_state("networkidle")
    return page


def read_all(page: Page) -> None:
    """Let the voice come to the end of the page."""
    page.evaluate("() => { for (let turn = 0; turn < 200; turn += 1) told.end(); }")


def test_title_text_hours_and_contact_are_read_in_this_order(open_page: OpenPage) -> None:
    page = service(open_page, GERMAN)

    page.get_by_role("button", name="Vorlesen", exact=True).click()
    read_all(page)

    said = [text for _language, text in spoken(page)]
    order = [said.index(text) for text in (NAME, "Was Sie hier bekommen", "Kontakt")]
    assert (order[0], order == sorted(order)) == (0, True)
    assert {language for language, _text in spoken(page)} == {"de_DE"}
    assert said[order[1] + 1] == "Tagsüber betreut, abends zu Hause."
    assert not {"Merken", "Drucken", "Vorlesen"} & set(said)
    expect(page.get_by_role("button", name="Vorlesen beenden")).to_be_hidden()


def test_reading_waits_goes_on_and_ends(open_page: OpenPage) -> None:
    page = service(open_page, GERMAN)
    assert spoken(page) == []

    page.get_by_role("button", name="Vorlesen", exact=True).click()
    page.evaluate("told.end()")
    page.get_by_role("button", name="Anhalten").click()
    page.evaluate("told.end()")  # comes too late: nothing follows
    page.get_by_role("button", name="Weiterlesen").click()
    said = spoken(page)
    stop = page.get_by_role("button", name="Vorlesen beenden")
    stop.focus()
    page.keyboard.press("Enter")
    start = page.get_by_role("button", name="Vorlesen", exact=True)
    expect(start).to_be_focused()
    start.click()

    assert (len(said), said[1] == said[2]) == (3, True)
    assert spoken(page)[3] == said[0]


@pytest.mark.parametrize("voices", [[], [["en-GB", True]], [["de-DE", False]]])
def test_without_a_voice_of_the_device_for_the_text_nothing_is_offered(
    open_page: OpenPage, voices: list[list[object]]
) -> None:
    page = service(open_page, voices)

    expect(page.locator("[data-read-aloud]")).to_be_hidden()


def test_what_stands_in_german_on_another_page_is_read_by_the_german_voice(
    open_page: OpenPage,
) -> None:
    page = service(open_page, GERMAN, "en")

    page.get_by_role("button", name="Read aloud").click()
    read_all(page)

    said = {text: language for language, text in spoken(page)}
    assert (said["Tagsüber betreut, abends zu Hause."], said["Contact"]) == ("de_DE", "en-GB")


def test_the_buttons_are_large_enough_and_right_for_axe(open_page: OpenPage) -> None:
    page = service(open_page, GERMAN)
    page.set_viewport_size({"width": 320, "height": 640})
    page.get_by_role("button", name="Vorlesen", exact=True).click()

    assert (looking.violations(page), looking.too_wide(page), looking.small_targets(page)) == (
        [],
        [],
        [],
    )
