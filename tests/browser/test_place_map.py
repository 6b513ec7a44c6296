"""A provider puts the point of a place right, by mouse and by keyboard."""

from __future__ import annotations

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Page, expect
from test_accounts import CALM
from test_entries import begin, choose_topic, go_on


def place_page(open_page: OpenPage, **options: object) -> Page:
    """Go to the question where it is, at another address."""
    page = begin(open_page, "Angebot", **options, **CALM)
    page.get_by_label("Name").fill("Turnen für Ältere")
    go_on(page, "Worum geht es, und für wen?")
    choose_topic(page)
    go_on(page, "Wo ist es?")
    page.get_by_label("An einer anderen Adresse").check()
    return page


def point(page: Page) -> tuple[float, float]:
    lat, lon = page.locator("#id_point").input_value().split()
    return float(lat), float(lon)


def test_a_point_is_moved_by_keyboard_and_put_by_mouse(open_page: OpenPage) -> None:
    page = place_page(open_page)
    assert page.locator(".leaflet-container").count() == 0

    page.locator("#id_street").fill("Hallenweg 3")
    page.locator("#id_city").fill("Oberbach")
    pin = page.locator(".place-map__pin")
    expect(pin).to_have_attribute("data-is-guess", "")
    expect(page.locator("[data-proposed]")).to_contain_text("Nur der Ort")
    assert page.locator("#id_point").input_value() == ""

    pin.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowRight")
    lat, lon = point(page)
    assert (round((lat - 50.5) * 111_195), lon > 8.2) == (5, True)
    expect(page.locator("[data-said]")).to_contain_text("Der Punkt liegt in Oberbach.")
    expect(pin).not_to_have_attribute("data-is-guess", "")

    page.locator(".place-map__canvas").click(position={"x": 60, "y": 60})
    assert point(page)[1] < lon
    expect(page.get_by_role("button", name="Punkt zurück auf die Adresse")).to_be_visible()
    page.get_by_role("button", name="Punkt zurück auf die Adresse").click()
    expect(page.locator("#id_point")).to_have_value("")
    expect(pin).to_have_attribute("data-is-guess", "")

    box = pin.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 22, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 72, box["y"] + 20, steps=4)
    page.mouse.up()
    expect(pin).not_to_have_attribute("data-is-guess", "")
    assert point(page)[1] > 8.2
    go_on(page, "Wann ist es?")


def test_a_point_in_another_town_is_told_at_once(open_page: OpenPage) -> None:
    page = place_page(open_page)
    page.locator("#id_city").fill("Oberbach")

    page.locator("#id_point").fill("50.451 8.201")

    expect(page.locator("[data-said]")).to_contain_text("die Adresse nennt Oberbach")


def test_without_script_a_button_looks_the_address_up(open_page: OpenPage) -> None:
    page = place_page(open_page, java_script_enabled=False)
    page.locator("#id_city").fill("Oberbach")

    page.get_by_role("button", name="Punkt zur Adresse suchen").click()

    expect(page.locator("[data-proposed]")).to_contain_text("Nur der Ort")
    expect(page.locator("[data-canvas]")).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_map_is_whole_in_every_mode(open_page: OpenPage, width: int) -> None:
    page = place_page(open_page, viewport={"width": width, "height": 900})
    page.locator("#id_street").fill("Hallenweg 3")
    page.locator("#id_city").fill("Oberbach")
    expect(page.locator(".place-map__pin")).to_be_visible()

    assert looking.faults_by_mode(page) == {}
