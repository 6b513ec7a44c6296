"""Which addresses are public pages, and which of them are the same page."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sozialatlas.project.response_cache.pages import LONGEST_QUERY, Life, Page, bucket, page

RECORD = "01234567-89ab-7cde-8f01-23456789abcd"


@pytest.mark.parametrize(
    ("path", "query", "kept"),
    [
        ("/de/", "", Page("/de/", (), Life.MINUTE)),
        ("/de/suche", "", Page("/de/suche", (), Life.MINUTE)),
        ("/en/veranstaltungen", "q=x", Page("/en/veranstaltungen", (("q", "x"),), Life.MINUTE)),
        ("/en/veranstaltungen", "from=2026-12-01&q=x",
         Page("/en/veranstaltungen", (("q", "x"), ("from", "2026-12-01")), Life.MINUTE)),
        ("/de/veranstaltungen/monat", "month=2026-12",
         Page("/de/veranstaltungen/monat", (("month", "2026-12"),), Life.MINUTE)),
        ("/de/veranstaltungen/karte", "sort=name",
         Page("/de/veranstaltungen/karte", (("sort", "name"),), Life.MINUTE)),
        ("/de/veranstaltungen.ics", "free=1",
         Page("/de/veranstaltungen.ics", (("free", "1"),), Life.DAY)),
        ("/mitte/de/suche.atom", "q=x&topic=b&topic=a",
         Page("/mitte/de/suche.atom", (("q", "x"), ("topic", "b"), ("topic", "a")), Life.DAY)),
        ("/sitemap-angebote-2.xml", "", Page("/sitemap-angebote-2.xml", (), Life.DAY)),
        ("/api/oembed", "format=json&url=x",
         Page("/api/oembed", (("url", "x"), ("format", "json")), Life.DAY)),
        ("/en/mitmachen.rss", "", Page("/en/mitmachen.rss", (), Life.DAY)),
        ("/de/mitmachen", "", Page("/de/mitmachen", (), Life.MINUTE)),
        ("/de/vier-fragen", "", Page("/de/vier-fragen", (), Life.MINUTE)),
        ("/de/vier-fragen/wo", "age=7", Page("/de/vier-fragen/wo", (("age", "7"),), Life.MINUTE)),
        ("/de/soforthilfe", "", Page("/de/soforthilfe", (), Life.MINUTE)),
        ("/de/barrieren", "q=x&profile=deaf",
         Page("/de/barrieren", (("q", "x"), ("profile", "deaf")), Life.MINUTE)),
        ("/de/suche", "profile=deaf&profile=blind&q=x",
         Page("/de/suche", (("q", "x"), ("profile", "deaf"), ("profile", "blind")), Life.MINUTE)),
        (f"/de/angebote/rat-{RECORD}", "profile=deaf",
         Page(f"/de/angebote/rat-{RECORD}", (("profile", "deaf"),), Life.MINUTE)),
        (f"/de/angebote/rat-{RECORD}", "", Page(f"/de/angebote/rat-{RECORD}", (), Life.MINUTE)),
        (f"/de/mitmachen/{RECORD}", "", Page(f"/de/mitmachen/{RECORD}", (), Life.MINUTE)),
        ("/de/karte/suche.json", "zoom=9&view=1,2,3,4&free=1",
         Page("/de/karte/suche.json", (("free", "1"), ("zoom", "9"), ("view", "1,2,3,4")),
              Life.MINUTE)),
        ("/de/impressum", "", Page("/de/impressum", (), Life.DAY, has_file=True)),
        ("/api/search", "page=2", Page("/api/search", (("page", "2"),), Life.MINUTE,
                                       is_language_asked=True)),
        ("/api/", "", Page("/api/", (), Life.DAY, is_language_asked=True)),
        ("/api/hsds/v3/services", "full=true&page=2",
         Page("/api/hsds/v3/services", (("page", "2"), ("full", "true")), Life.DAY)),
        (f"/api/hsds/v3/organizations/{RECORD}", "",
         Page(f"/api/hsds/v3/organizations/{RECORD}", (), Life.DAY)),
        ("/api/openapi.json", "", Page("/api/openapi.json", (), Life.DAY,
                                       is_language_asked=True)),
    ],
)  # fmt: skip
def test_public_page_is_kept(path: str, query: str, kept: Page) -> None:
    assert page(path, query) == kept


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", ""),
        ("/api/hsds/v3/services", "format=ndjson"),
        ("/admin/", ""),
        ("/de/admin", ""),
        ("/healthz", ""),
        ("/static/core/css/base.css", ""),
        ("/api/suggest", "q=x"),
        (f"/de/angebote/rat-{RECORD}/aendern", ""),
        (f"/de/veranstaltungen/fest-{RECORD}/termin.ics", ""),
        ("/de/suche/", ""),
        ("//de/suche", ""),
        ("/de/suche\n", ""),
        ("/de/suche", "explain=1"),
        ("/de/suche", "from=2026-12-01"),
        ("/de/veranstaltungen", "month=2026-12"),
        ("/de/veranstaltungen.ics", "from=2026-12-01"),
        ("/de/suche", "q=x&utm_source=y"),
        ("/de/suche.atom", "page=2"),
        ("/de/suche.xml", ""),
        ("/sitemap.xml", "x=1"),
        ("/de/impressum", "q=x"),
        ("/de/", "q=x"),
        (f"/de/angebote/rat-{RECORD}", "q=x"),
        ("/de/suche", "q=" + "x" * LONGEST_QUERY),
        ("/de/suche", "q=\u00e4"),
        ("/de/such\u00e4", ""),
    ],
)
def test_anything_else_is_not_kept(path: str, query: str) -> None:
    assert page(path, query) is None


def test_order_of_parameters_makes_no_other_page() -> None:
    plain = page("/de/suche", "q=Rat&topic=a&topic=b&free=1")

    assert plain is not None
    assert page("/de/suche", "topic=a&free=1&topic=b&q=Rat") == plain
    assert page("/de/suche", "q=%52at&topic=a&topic=b&free=1") == plain
    assert page("/de/suche", "q=Rat&topic=a&free=1") != plain
    assert page("/en/suche", "q=Rat&topic=a&topic=b&free=1") != plain


def test_minute_and_day_are_those_of_the_clock_on_the_wall() -> None:
    zone = ZoneInfo("Europe/Berlin")
    late = dt.datetime(2026, 7, 1, 21, 59, 59, tzinfo=dt.UTC)
    next_second = late + dt.timedelta(seconds=1)  # midnight in Berlin

    assert bucket(Life.MINUTE, next_second, zone) == bucket(Life.MINUTE, late, zone) + 1
    assert bucket(Life.DAY, next_second, zone) == bucket(Life.DAY, late, zone) + 1
    minute_ago = late - dt.timedelta(seconds=59)
    assert bucket(Life.MINUTE, minute_ago, zone) == bucket(Life.MINUTE, late, zone)
    assert bucket(Life.DAY, late - dt.timedelta(hours=23), zone) == bucket(Life.DAY, late, zone)


@pytest.mark.parametrize(
    "query",
    [
        "q=&q=Kita",
        "q=Kita&q=",
        "q=Kita&q=Kita",
        "place=&place=Wetzlar",
        "page=&page=2",
        "exact=1&exact=",
    ],
)
def test_what_is_given_twice_is_never_kept(query: str) -> None:
    assert page("/de/suche", query) is None
    assert page("/api/search", query) is None


def test_values_of_the_map_given_twice_are_never_kept() -> None:
    assert page("/de/karte/suche.json", "zoom=11&view=8,50,9,51&view=") is None
    assert page("/de/karte/suche.json", "zoom=3&zoom=12") is None


def test_an_empty_value_is_a_page_of_its_own() -> None:
    assert page("/de/suche", "q=Kita&place=") != page("/de/suche", "q=Kita")


def test_a_long_path_is_never_kept() -> None:
    assert page(f"/de/angebote/{'a' * 600}-8f2b6839-fbe4-5680-802f-f513527cedeb", "") is None


def test_broken_bytes_are_no_page_of_the_sign_that_stands_for_them() -> None:
    assert page("/api/search", "q=%FF") is None
    assert page("/api/search", "%FF=") is None
    assert page("/api/search", "q=%EF%BF%BD") == Page(
        "/api/search", (("q", "\ufffd"),), Life.MINUTE, is_language_asked=True
    )
