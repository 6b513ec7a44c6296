"""Whole ways through the portal without scripts: what people come for, from start to end."""

from __future__ import annotations

import re

import pytest
from looking import OpenPage, records
from playwright.sync_api import Page, expect

PLAIN = {"java_script_enabled": False}


def go(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("link", name=name, exact=isinstance(name, str)).first.click()


def search(page: Page, words: str, place: str = "") -> None:
    page.get_by_label("Was suchen Sie?").fill(words)
    page.get_by_label("Wo?").fill(place)
    page.get_by_role("button", name="Suchen", exact=True).click()


def test_words_and_place_lead_to_a_record_and_to_its_correction(open_page: OpenPage) -> None:
    page = open_page("/de/", **PLAIN)

    search(page, "Tagespflege", "Oberbach")
    go(page, "Tagespflege Haus am Anger")
    expect(page.locator("h1")).to_contain_text("Tagespflege Haus am Anger")
    go(page, "Stimmt nicht mehr")
    page.get_by_label("Was stimmt nicht?").fill("Freitags ist zu.")

    expect(page.get_by_role("button", name="Nachricht senden")).to_be_enabled()


def test_a_long_list_goes_on_page_by_page_and_keeps_what_was_asked(open_page: OpenPage) -> None:
    page = open_page("/de/mitmachen?municipality=06999002", **PLAIN)
    first = records(page)

    page.get_by_role("link", name=re.compile("Weiter")).click()
    second = records(page)

    assert (len(first), len(second), set(first) & set(second)) == (20, 4, set())
    assert page.url.endswith("/de/mitmachen?municipality=06999002&page=2")


def test_a_date_leads_to_an_event_and_to_its_calendar_file(open_page: OpenPage) -> None:
    page = open_page("/de/", **PLAIN)

    page.get_by_role("navigation", name="Hauptmenü").get_by_role(
        "link", name="Veranstaltungen"
    ).first.click()
    page.goto(page.url.partition("?")[0].rsplit("/", 1)[0] + records(page)[0][3:])
    feed = page.locator("a[href$='.ics']").first
    with page.expect_download() as file:
        feed.click()

    assert file.value.path().read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_events_of_a_search_can_be_subscribed_to(open_page: OpenPage) -> None:
    page = open_page("/de/veranstaltungen?municipality=06999002", **PLAIN)

    page.get_by_text("Diese Termine im eigenen Kalender").click()
    address = page.locator(".calendar-feed__address").inner_text()

    assert address.endswith("/de/veranstaltungen.ics?municipality=06999002")


def test_a_filter_narrows_voluntary_work_and_leads_to_its_page(open_page: OpenPage) -> None:
    page = open_page("/de/mitmachen", **PLAIN)

    page.locator("#gruppe-municipality > summary").click()
    page.get_by_label("Weilental").check()
    page.locator(".filters__apply button").click()
    expect(page.locator(".chips a")).to_have_count(1)
    go(page, "Vorlesen in der Bücherei")

    expect(page.locator("h1")).to_contain_text("Vorlesen in der Bücherei")


def test_two_saved_records_are_compared_and_handed_over_with_a_note(open_page: OpenPage) -> None:
    page = open_page("/de/suche", **PLAIN)
    saved = "&".join(f"id={path[-36:]}" for path in records(page)[:2])
    page.goto(page.url.replace("suche", f"merkliste?{saved}"))

    form = page.locator("form:has(textarea)")
    # Sent past the page: Chromium would show the file in a reader of its own.
    handout = page.request.post(
        page.url.partition("/de/")[0] + str(form.get_attribute("action")),
        form={"note": "Fragen Sie nach dem Termin am Montag."},
    )
    assert (handout.status, handout.body()[:5]) == (200, b"%PDF-")
    page.get_by_role("button", name="Vergleichen").click()

    expect(page.locator("h1")).to_have_text("Vergleich")
    expect(page.locator(".compare__table thead th")).to_have_count(3)


def test_where_a_town_has_nothing_its_portal_shows_what_is_outside(open_page: OpenPage) -> None:
    page = open_page("/lindental/de/", **PLAIN)

    search(page, "Schwangerschaftskonfliktberatungsstelle")
    titles = page.locator(".found__part, .found__outside, .found h2").all_inner_texts()
    go(page, "Schwangerschaftskonfliktberatungsstelle")

    assert titles != []
    expect(page.locator("h1")).to_contain_text("Schwangerschafts")
    assert "/lindental/de/" in page.url


@pytest.mark.parametrize(
    ("name", "code", "direction"),
    [
        ("Українська", "uk", "ltr"),
        ("العربية", "ar", "rtl"),
        ("Einfache Sprache", "de-simple", "ltr"),
    ],
)
def test_a_language_is_chosen_on_a_page_and_left_again(
    open_page: OpenPage, name: str, code: str, direction: str
) -> None:
    page = open_page("/de/suche?q=Tagespflege", **PLAIN)
    before = records(page)

    if code != "de-simple":
        page.locator(".tools summary").first.click()
    go(page, re.compile(name))
    html = page.locator("html")
    expect(html).to_have_attribute("dir", direction)
    assert f"/{code}/suche?q=Tagespflege" in page.url
    assert [path[-36:] for path in records(page)] == [path[-36:] for path in before] != []
    page.go_back()

    expect(html).to_have_attribute("lang", "de")


def test_words_of_danger_bring_numbers_and_a_way_out(open_page: OpenPage) -> None:
    page = open_page("/de/", **PLAIN)

    search(page, "mein Mann schlägt mich")

    expect(page.get_by_role("link", name=re.compile("116 016")).first).to_be_visible()
    expect(page.get_by_role("link", name="Seite schnell verlassen")).to_have_attribute(
        "href", "https://www.dwd.de/"
    )
    go(page, "Spuren löschen")
    expect(page.get_by_role("heading", name="So sieht niemand")).to_be_visible()


def test_a_block_of_a_theme_leads_to_all_of_it_and_to_a_record(open_page: OpenPage) -> None:
    page = open_page("/familie/de/", **PLAIN)

    page.locator(".editorial").get_by_role("link", name=re.compile("ansehen")).first.click()
    expect(page).to_have_url(re.compile("/familie/de/suche"))
    page.locator(".result__title a").first.click()

    expect(page.locator("h1")).to_be_visible()
    assert "/familie/de/angebote/" in page.url


def test_a_tile_of_the_info_point_leads_to_a_record_and_home_again(open_page: OpenPage) -> None:
    page = open_page("/infopunkt/de/", **PLAIN)

    page.locator(".tile a").first.click()
    page.locator(".result__title a").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.locator(".brand").click()

    expect(page).to_have_url(re.compile("/infopunkt/de/$"))
