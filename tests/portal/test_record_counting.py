"""Which requests count as the opening of a record, and after which words."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

import pytest

from sozialatlas.portal.record_counting import Counting, opened
from sozialatlas.search.record_uses import Opened

ID = uuid.UUID("0f9f1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a2b")
PATH = f"/de/angebote/schuldnerberatung-{ID}"


def request(path: str = PATH, **more: str) -> dict[str, str]:
    return {"PATH_INFO": path, "REQUEST_METHOD": "GET", "HTTP_HOST": "atlas.example", **more}


def counted(status: str, environ: dict[str, str]) -> list[Opened]:
    told: list[Opened] = []

    def site(_environ: object, start: object) -> Iterable[bytes]:
        start(status, [])  # type: ignore[operator]  # -- as a server calls it
        return [b""]

    Counting(site, told.append)(environ, lambda *_given: lambda _data: None)
    return told


@pytest.mark.parametrize(
    "path",
    [PATH, f"/lindental{PATH}", f"/uk/veranstaltungen/fest-{ID}", f"/ar/mitmachen/{ID}"],
)
def test_pages_of_records_count_in_every_portal_and_language(path: str) -> None:
    assert opened(request(path)) == Opened(ID)


@pytest.mark.parametrize(
    "path",
    ["/de/suche", f"{PATH}/aendern", f"/xx/angebote/a-{ID}", f"/de/angebote/{'a' * 2000}-{ID}"],
)
def test_other_pages_do_not_count(path: str) -> None:
    assert opened(request(path)) is None


@pytest.mark.parametrize(
    ("referer", "words"),
    [
        ("https://atlas.example/de/suche?q=Schulden++BERATUNG", "schulden beratung"),
        ("https://atlas.example/lindental/de/suche?place=Lindental&q=Miete", "miete"),
        ("https://atlas.example/de/mitmachen?q=Garten", "garten"),
        ("https://atlas.example/de/suche", ""),
        ("https://other.example/de/suche?q=Schulden", ""),
        ("https://atlas.example/de/kontakt?q=Schulden", ""),
        (f"https://atlas.example/de/suche?q={'a' * 61}", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_only_words_of_our_own_results_are_taken(referer: str, words: str) -> None:
    assert opened(request(HTTP_REFERER=referer)) == Opened(ID, words)


def test_programs_that_say_so_do_not_count() -> None:
    assert opened(request(HTTP_USER_AGENT="Mozilla/5.0 (compatible; Examplebot/2.1)")) is None


def test_only_what_was_sent_well_counts() -> None:
    told = {
        status: len(counted(status, request()))
        for status in ("200 OK", "304 Not Modified", "404 Not Found", "301 Moved Permanently")
    }

    assert told == {
        "200 OK": 1,
        "304 Not Modified": 1,
        "404 Not Found": 0,
        "301 Moved Permanently": 0,
    }


def test_a_question_for_the_head_alone_does_not_count() -> None:
    assert counted("200 OK", request(REQUEST_METHOD="HEAD")) == []
