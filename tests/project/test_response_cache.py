"""What is answered from memory, and what never is."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from sozialatlas.project.response_cache import layer, version as versions
from sozialatlas.search.understanding import meaning
from sozialatlas.search.understanding.sentences.protocol import Reply

Environ = dict[str, Any]
TEXT = b"Beratung " * 100


class Site:
    """A site that counts how often it is asked, and answers with that number."""

    def __init__(self, *headers: tuple[str, str], status: str = "200 OK") -> None:
        self.asked: list[Environ] = []
        self.headers = headers
        self.status = status
        self.closed = 0

    def __call__(self, environ: Environ, start_response: Callable[..., object]) -> Body:
        self.asked.append(environ)
        start_response(self.status, [("Content-Type", "text/html"), *self.headers])
        return Body(self, [b"answer %d" % len(self.asked)])


class Body:
    """What a site returns, which must be closed."""

    def __init__(self, site: Site, parts: Iterable[bytes]) -> None:
        self.site = site
        self.parts = parts

    def __iter__(self) -> Iterable[bytes]:
        return iter(self.parts)

    def close(self) -> None:
        self.site.closed += 1


def ask(
    site: object, path: str = "/de/suche", query: str = "", **more: str
) -> tuple[str, dict[str, str], bytes]:
    told: list[tuple[str, dict[str, str]]] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        **more,
    }
    parts = site(environ, lambda status, headers: told.append((status, dict(headers))))
    body = b"".join(parts)
    if hasattr(parts, "close"):
        parts.close()
    return (*told[-1], body)


def cached(site: Site) -> layer.ResponseCache:
    found = layer.in_front_of(site, 1)
    assert isinstance(found, layer.ResponseCache)
    return found


def test_second_request_is_answered_from_memory(index: Path) -> None:
    site = Site()
    front = cached(site)

    first, second = ask(front, query="q=x"), ask(front, query="q=x")

    assert first == second
    assert first[0] == "200 OK"
    assert first[2] == b"answer 1"
    assert (len(site.asked), site.closed) == (1, 1)


def test_page_that_the_sentence_model_was_too_late_for_is_not_kept(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = [True, False]

    def answer(*_asked: object) -> Reply:
        if late.pop(0):
            raise TimeoutError
        return Reply(7, 7)

    class Searching(Site):
        def __call__(self, environ: Environ, start_response: Callable[..., object]) -> Body:
            meaning.concepts("wo finde ich Hilfe")
            return super().__call__(environ, start_response)

    meaning.forget()
    monkeypatch.setattr(meaning, "ask", answer)
    front = cached(Searching())

    assert [ask(front)[2] for _ in range(3)] == [b"answer 1", b"answer 2", b"answer 2"]
    meaning.forget()


def test_without_memory_every_page_is_made_anew(index: Path) -> None:
    front = layer.in_front_of(Site(), 0)

    assert [ask(front)[2], ask(front)[2]] == [b"answer 1", b"answer 2"]


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_HOST": "stadt.example"},
        {"wsgi.url_scheme": "https"},
        {"HTTP_HX_REQUEST": "true"},
        {"SCRIPT_NAME": "/atlas"},
    ],
)
def test_what_makes_another_page_is_kept_apart(index: Path, more: dict[str, str]) -> None:
    front = cached(Site())

    assert [ask(front)[2], ask(front, **more)[2], ask(front)[2], ask(front, **more)[2]] == [
        b"answer 1",
        b"answer 2",
        b"answer 1",
        b"answer 2",
    ]


def test_scheme_that_a_proxy_names_is_kept_apart(index: Path, settings: Settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    front = cached(Site())

    assert ask(front)[2] == b"answer 1"
    assert ask(front, HTTP_X_FORWARDED_PROTO="https")[2] == b"answer 2"


def test_language_of_the_browser_counts_only_outside_the_languages_paths(index: Path) -> None:
    front = cached(Site())

    def told(path: str, accepted: str) -> bytes:
        return ask(front, path, HTTP_ACCEPT_LANGUAGE=accepted)[2]

    assert told("/api/search", "de") == told("/api/search", "fr, de-AT;q=0.9") == b"answer 1"
    assert told("/api/search", "en-GB") == b"answer 2"
    assert told("/de/suche", "de") == told("/de/suche", "en") == b"answer 3"


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "a=b; sessionid=abc"},
        {"HTTP_COOKIE": "django_language=en"},
        {"HTTP_COOKIE": "messages=x"},
        {"HTTP_AUTHORIZATION": "Basic x"},
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "OPTIONS"},
        {"PATH_INFO": "/admin/"},
        {"QUERY_STRING": "explain=1"},
    ],
)
def test_request_of_a_person_goes_through_untouched(index: Path, more: dict[str, str]) -> None:
    site = Site()
    front = cached(site)
    ask(front)

    asked = {"HTTP_ACCEPT_ENCODING": "br", "HTTP_IF_NONE_MATCH": "*", **more}

    assert [ask(front, **asked)[2], ask(front, **asked)[2]] == [b"answer 2", b"answer 3"]
    assert {name: site.asked[1][name] for name in asked} == asked
    assert ask(front)[2] == b"answer 1"


def test_cookie_of_another_program_does_not_matter(index: Path) -> None:
    front = cached(Site())

    assert ask(front, HTTP_COOKIE="_pk_id=1; consent=yes")[2] == b"answer 1"
    assert ask(front)[2] == b"answer 1"


@pytest.mark.parametrize(
    "site",
    [
        Site(("Set-Cookie", "a=b")),
        Site(("Cache-Control", "max-age=0, no-store")),
        Site(("Cache-Control", "private")),
        Site(("Vary", "Accept-Encoding, Cookie")),
        Site(("Vary", "*")),
        Site(status="404 Not Found"),
        Site(status="410 Gone"),
        Site(status="301 Moved Permanently"),
        Site(status="500 Internal Server Error"),
    ],
)
def test_answer_that_is_not_for_everybody_is_not_kept(index: Path, site: Site) -> None:
    front = cached(site)

    assert [ask(front)[2], ask(front)[2]] == [b"answer 1", b"answer 2"]
    assert "ETag" not in ask(front)[1]


def test_site_is_asked_as_everybody_would_ask(index: Path) -> None:
    site = Site()
    ask(
        cached(site),
        REQUEST_METHOD="HEAD",
        HTTP_ACCEPT_ENCODING="br",
        HTTP_IF_NONE_MATCH='"x"',
        HTTP_IF_MODIFIED_SINCE="Sun, 22 Nov 2026 07:05:35 GMT",
        HTTP_RANGE="bytes=0-1",
    )

    assert {name: value for name, value in site.asked[0].items() if name[:5] == "HTTP_"} == {
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "identity",
    }
    assert site.asked[0]["REQUEST_METHOD"] == "GET"


def test_head_has_the_headers_and_no_body(index: Path) -> None:
    front = cached(Site())

    head = ask(front, REQUEST_METHOD="HEAD")
    get = ask(front)

    assert head[:2] == get[:2]
    assert (head[2], get[2]) == (b"", b"answer 1")


def telling(environ: Environ, start_response: Callable[..., object]) -> list[bytes]:
    start_response("200 OK", [("Vary", "Accept-Encoding"), ("Content-Length", str(len(TEXT)))])
    return [TEXT]


def test_who_reads_no_gzip_gets_the_plain_text(index: Path) -> None:
    front = layer.in_front_of(telling, 1)

    packed = ask(front, HTTP_ACCEPT_ENCODING="br, gzip;q=0.5")
    plain = [ask(front, HTTP_ACCEPT_ENCODING=one) for one in ("", "br", "gzip;q=0", "gzip; q=0.0")]

    assert gzip.decompress(packed[2]) == TEXT
    assert packed[1]["Content-Encoding"] == "gzip"
    etag = packed[1]["ETag"]
    headers = {"Vary": "Accept-Encoding", "ETag": etag, "Content-Length": str(len(TEXT))}
    assert plain == [("200 OK", headers, TEXT)] * 4


def test_who_holds_the_page_is_told_so(index: Path) -> None:
    front = layer.in_front_of(telling, 1)
    etag = ask(front)[1]["ETag"]

    again = ask(front, HTTP_IF_NONE_MATCH=f'"other", {etag}')
    other = ask(front, HTTP_IF_NONE_MATCH='"other"')

    assert again == ("304 Not Modified", {"Vary": "Accept-Encoding", "ETag": etag}, b"")
    assert other[0] == "200 OK"


def test_next_minute_makes_the_page_anew(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    front = cached(Site())
    minute = [7]
    monkeypatch.setattr(layer, "bucket", lambda *_: minute[0])
    first = ask(front)[2]
    minute[0] = 8

    assert [first, ask(front)[2], ask(front)[2]] == [b"answer 1", b"answer 2", b"answer 2"]


def test_commit_of_the_index_makes_the_page_anew(index: Path) -> None:
    front = cached(Site())
    first = ask(front)[2]
    os.utime(index, ns=(1, 1))

    assert [first, ask(front)[2], ask(front)[2]] == [b"answer 1", b"answer 2", b"answer 2"]


def test_page_is_not_kept_while_words_may_still_be_old(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = cached(Site())
    ask(front)
    versions.renew()
    early = [ask(front)[2], ask(front)[2]]
    later = versions.now() + versions.SECONDS_TO_SETTLE
    monkeypatch.setattr(versions, "now", lambda: later)

    assert early == [b"answer 2", b"answer 3"]
    assert [ask(front)[2], ask(front)[2]] == [b"answer 4", b"answer 4"]


def test_change_while_the_page_is_made_counts_as_newer(index: Path) -> None:
    class Slow(Site):
        def __call__(self, environ: Environ, start_response: Callable[..., object]) -> Body:
            os.utime(index, ns=(len(self.asked), 1)) if not self.asked else None
            return super().__call__(environ, start_response)

    front = cached(Slow())

    assert [ask(front)[2], ask(front)[2], ask(front)[2]] == [
        b"answer 1",
        b"answer 2",
        b"answer 2",
    ]


def test_without_an_index_nothing_is_kept(data_dir: Path) -> None:
    front = cached(Site())

    assert [ask(front)[2], ask(front)[2]] == [b"answer 1", b"answer 2"]
