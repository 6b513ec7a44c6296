"""What holds for every kind of public page, in a real browser, however it is looked at."""

from __future__ import annotations

import looking
import pytest
from looking import OpenPage
from playwright.sync_api import Browser

PAGES = [
    "/de/",
    "/en/",
    "/uk/",
    "/de-simple/",
    "/de/impressum",
    "/de/datenschutz",
    "/de/barrierefreiheit",
    "/de/suche",
    "/en/suche?q=Tagespflege",
    "/de/suche?q=Zirkus",
    "/de/suche?place=Lindenthal",
    "/en/suche?q=Haus",
    "/de/suche?profile=wheelchair&profile=anxious",
    "/de/suche?q=mein+Mann+schl%C3%A4gt+mich",
    "/de/suche?life_situation=violence",
    "/de/soforthilfe",
    "/de/barrieren?q=Haus&profile=deaf",
    "/de/vier-fragen",
    "/de/vier-fragen/wo",
    "/de/vier-fragen/worum?place=Lindentahl",
    "/en/vier-fragen/worum",
    "/de/vier-fragen/wie?topic=care",
    "/de/veranstaltungen",
    "/de/veranstaltungen?q=Zirkus",
    "/de/veranstaltungen/monat",
    "/de/veranstaltungen/karte",
    "/de/mitmachen",
    "/de/merkliste",
    "/de/einbetten",
    "/lindental/de/",
    "/lindental/de/suche",
    "/lindental/de/suche?around=1",
    "/lindental/de/suche?q=Tagespflege&place=Oberbach",
    "/familie/de/",
    "/familie/de/kontakt",
    "/infopunkt/de/",
    "/infopunkt/de/suche",
    "/api/",
    "/admin/login/",
]
IN_ARABIC = [
    "/ar/",
    "/ar/suche",
    "/ar/suche?q=Haus",
    "/ar/soforthilfe",
    "/ar/barrieren",
    "/ar/vier-fragen/worum",
    "/ar/veranstaltungen",
    "/ar/veranstaltungen/monat",
    "/ar/mitmachen",
    "/ar/merkliste",
    "/ar/datenschutz",
    "/lindental/ar/suche",
    "/familie/ar/",
    "/infopunkt/ar/",
    "/infopunkt/ar/suche",
]
# Where a record of the kind is found, and what stands below its address.
OF_RECORDS = [
    ("/de/suche", ""),
    ("/de/suche", "/aendern"),
    ("/de/suche", "/ergaenzen"),
    ("/ar/suche", ""),
    ("/ar/suche", "/aendern"),
    ("/de/veranstaltungen", ""),
    ("/ar/veranstaltungen", ""),
    ("/de/mitmachen", ""),
    ("/lindental/de/suche", ""),
    ("/infopunkt/de/suche", ""),
    ("/familie/de/suche", "/aendern"),
]
# Two that differ, saved by their addresses.
SAVED = ["merkliste", "merkliste/vergleich"]
_GONE = "angebote/kleiderkammer-00000000-0000-4000-8000-000000000410"  # as in `seed.py`
ERRORS = [
    ("/de/gibt-es-nicht", 404),
    ("/lindental/ar/gibt-es-nicht", 404),
    (f"/de/{_GONE}", 410),
    (f"/ar/{_GONE}", 410),
    (f"/infopunkt/de/{_GONE}", 410),
    (f"/de/{_GONE}/aendern", 410),
]
CALM = {"reduced_motion": "reduce", "has_touch": True}


@pytest.mark.parametrize("path", [*PAGES, *IN_ARABIC])
def test_a_page_is_whole_in_every_mode(open_page: OpenPage, path: str) -> None:
    page = open_page(path, **CALM)

    assert looking.faults_by_mode(page) == {}


@pytest.mark.parametrize(("listed", "below"), OF_RECORDS)
def test_a_page_of_a_record_is_whole_in_every_mode(
    open_page: OpenPage, listed: str, below: str
) -> None:
    path = looking.records(open_page(listed))[0]

    page = open_page(path + below, **CALM)

    assert looking.faults_by_mode(page) == {}


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("word", SAVED)
def test_a_saved_list_is_whole_in_every_mode(
    open_page: OpenPage, language: str, word: str
) -> None:
    paths = looking.records(open_page(f"/{language}/suche"))[:2]
    ids = "&".join(f"id={path[-36:]}" for path in paths)

    page = open_page(f"/{language}/{word}?{ids}", **CALM)

    assert looking.faults_by_mode(page) == {}


@pytest.mark.parametrize(("path", "status"), ERRORS)
def test_a_page_about_an_error_is_whole_in_every_mode(
    browser: Browser, site: str, path: str, status: int
) -> None:
    """Opened without the watch over the console, which tells of the status as well."""
    context = browser.new_context(viewport=looking.WIDE_WINDOW, reduced_motion="reduce")
    page = context.new_page()

    answer = page.goto(site + path)
    faults = looking.faults_by_mode(page)
    context.close()

    assert (answer and answer.status, faults) == (status, {})
