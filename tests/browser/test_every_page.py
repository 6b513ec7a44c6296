"""What holds for every kind of public page, in a real browser, however it is looked at."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence

import looking
import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver
from looking import OpenPage
from playwright.sync_api import Browser

from sozialatlas.portal import urls

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
    "/de/veranstaltungen?profile=wheelchair&profile=deaf",
    "/de/veranstaltungen/monat",
    "/de/veranstaltungen/monat?profile=wheelchair",
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
    "/embed/v1/liste",
    "/embed/v1/karte?portal=lindental",
    "/embed/v1/termine",
    "/embed/v1/zahl",
    "/api/",
    "/api/opendata/",
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
    ("/de/suche", "/aendern/danke"),
    ("/ar/suche", "/aendern/danke"),
    ("/de/suche", "/hilfreich"),
    ("/de/suche", "/hilfreich/danke"),
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
_LANGUAGE = re.compile("([a-z]+/)?(?:" + "|".join(code for code, _ in settings.LANGUAGES) + ")/")
_VIEWS = "sozialatlas.portal.views"
# Feeds, files and pieces of pages, and what leads on or asks for an account.
NO_PAGES = {
    "boundaries", "colours", "embed_fragment", "embed_script", "events_feed", "explanation",
    "handout", "kiosk_pages", "kiosk_worker", "map_choice", "marks", "picture", "saved_events",
    "social_areas", "tile", "tiles", f"{_VIEWS}.detail.calendar", f"{_VIEWS}.embed.colours",
    f"{_VIEWS}.embed.unknown",
    f"{_VIEWS}.health.health", f"{_VIEWS}.pages.favicon", f"{_VIEWS}.pages.robots",
    f"{_VIEWS}.uploads.picture", f"{_VIEWS}.start.root",
}  # fmt: skip
Patterns = Sequence[URLPattern | URLResolver]
CALM = {"reduced_motion": "reduce", "has_touch": True}


def test_no_kind_of_public_page_is_left_out() -> None:
    words = {"suche": "angebote", "veranstaltungen": "veranstaltungen", "mitmachen": "mitmachen"}
    records = [(words[listed.rpartition("/")[2]], below) for listed, below in OF_RECORDS]
    asked = {*PAGES, *IN_ARABIC, *(path for path, _status in ERRORS)}
    asked |= {f"/de/{word}/x-{uuid.uuid4()}{below}" for word, below in records}
    asked |= {f"/de/{word}" for word in SAVED}
    paths = {path.partition("?")[0].removeprefix("/") for path in asked}
    inside = {path[found.end() :] for path in paths if (found := _LANGUAGE.match(path))}
    kinds = {*_kinds(urls.urlpatterns), *_kinds(urls.machine_patterns)}
    seen = {*_seen(urls.urlpatterns, inside), *_seen(urls.machine_patterns, paths)}

    assert kinds - seen == NO_PAGES


def _kinds(patterns: Patterns) -> set[str]:
    return {_kind(pattern) for pattern in patterns}


def _seen(patterns: Patterns, paths: set[str]) -> set[str]:
    """Return the kinds of pages that answer at the paths: the first that fits, as in Django."""
    found = (next((each for each in patterns if each.resolve(path)), None) for path in paths)
    return {_kind(pattern) for pattern in found if pattern is not None}


def _kind(pattern: URLPattern | URLResolver) -> str:
    """Return the name of a kind of page, or the view that shows it."""
    assert isinstance(pattern, URLPattern)
    return pattern.name or f"{pattern.callback.__module__}.{pattern.callback.__name__}"


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
