from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from sozialatlas.core.fetching import (
    Answer,
    BadAddress,
    Fetcher,
    FetchError,
    ForbiddenAddress,
    ForbiddenByRobots,
    Hop,
    Limits,
    NoSuchHost,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from tests.core.fetching.servers import AGENT, HOST, Server, answer, served


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as running:
        yield running


def test_page_comes_back_with_status_headers_and_body(server: Server) -> None:
    server.answers["/a?b=c"] = answer(b"Hallo", content_type="text/plain")

    found = server.fetcher().get(f"{server.url}/a?b=c#d")

    headers = {"content-length": "5", "content-type": "text/plain"}
    assert found == Answer(f"{server.url}/a?b=c", 200, headers, b"Hallo")


def test_request_names_us_and_the_site_and_nothing_else(server: Server) -> None:
    server.answers["/"] = answer(b"")

    server.fetcher().get(server.url, headers={"If-None-Match": '"x"'})

    assert server.heads == [
        f"GET / HTTP/1.1\r\nHost: verein.example:{server.port}\r\nUser-Agent: {AGENT}\r\n"
        'Accept: */*\r\nAccept-Encoding: gzip\r\nConnection: close\r\nIf-None-Match: "x"\r\n\r\n'
    ]


def test_header_of_two_lines_is_a_mistake_of_the_program(server: Server) -> None:
    with pytest.raises(ValueError, match="one line"):
        server.fetcher().get(server.url, headers={"X": "a\r\nHost: b"})


def test_proxy_of_the_environment_is_not_used(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server.answers["/"] = answer(b"ja")

    assert server.fetcher().get(server.url).body == b"ja"


def test_name_is_resolved_once_and_that_address_is_connected_to(server: Server) -> None:
    server.answers["/"] = answer(b"ja")
    told = iter([[HOST], ["10.0.0.1"], ["10.0.0.1"]])
    fetcher = Fetcher(
        agent=AGENT,
        ports=frozenset({server.port}),
        allowed=frozenset({(HOST, server.port)}),
        names=lambda _host, _port: next(told),
        pause=0,
    )

    assert fetcher.get(server.url).body == b"ja"


@pytest.mark.parametrize("host", ["innen.example", "gemischt.example"])
def test_name_that_leads_inside_is_refused_even_beside_a_public_address(
    server: Server, host: str
) -> None:
    with pytest.raises(ForbiddenAddress):
        server.fetcher().get(f"http://{host}/")


def test_allowance_holds_for_one_address_and_one_port(server: Server) -> None:
    with pytest.raises(ForbiddenAddress):
        server.fetcher().get(f"http://{HOST}/")


def test_unknown_name_is_said(server: Server) -> None:
    with pytest.raises(NoSuchHost):
        server.fetcher().get("http://gibtesnicht.example/")


def test_name_server_that_does_not_answer_is_not_waited_for() -> None:
    over = threading.Event()
    fetcher = Fetcher(agent=AGENT, names=lambda _host, _port: [str(over.wait(30))], pause=0)

    with pytest.raises(TooSlow):
        fetcher.get("http://verein.example/", limits=Limits(seconds=0.1))
    over.set()


def test_closed_port_is_unreachable(server: Server) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
    fetcher = Fetcher(
        agent=AGENT, ports=frozenset({port}), allowed=frozenset({(HOST, port)}), pause=0
    )

    with pytest.raises(Unreachable):
        fetcher.get(f"http://{HOST}:{port}/")


def test_redirects_are_followed_and_noted(server: Server) -> None:
    server.answers |= {
        "/alt": answer(status="301 Moved", location="/neu"),
        "/neu": answer(status="302 Found", location=f"http://andere.example:{server.port}/heute"),
        "/heute": answer(b"da"),
    }

    found = server.fetcher().get(f"{server.url}/alt")

    assert (found.address, found.body, found.hops, found.moved_to) == (
        f"http://andere.example:{server.port}/heute",
        b"da",
        (Hop(f"{server.url}/alt", 301), Hop(f"{server.url}/neu", 302)),
        f"{server.url}/neu",
    )


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ((), ""),
        ((302,), ""),
        ((301,), "https://ende.example/"),
        ((308, 301), "https://ende.example/"),
        ((301, 307), "https://hop-1.example/"),
        ((303, 301), ""),
    ],
)
def test_only_permanent_redirects_suggest_a_new_address(
    statuses: tuple[int, ...], moved_to: str
) -> None:
    hops = tuple(Hop(f"https://hop-{n}.example/", status) for n, status in enumerate(statuses))

    assert Answer("https://ende.example/", 200, {}, hops=hops).moved_to == moved_to


@pytest.mark.parametrize(
    ("location", "error"),
    [
        ("http://169.254.169.254/latest/", ForbiddenAddress),
        ("http://innen.example/", ForbiddenAddress),
        ("http://[::ffff:127.0.0.1]/", ForbiddenAddress),
        ("http://localhost/", ForbiddenAddress),
        ("http://verein.example:22/", BadAddress),
        ("file:///etc/passwd", BadAddress),
        ("gopher://127.0.0.1/", BadAddress),
        ("http://a@verein.example/", BadAddress),
    ],
)
def test_each_redirect_is_checked_anew(
    server: Server, location: str, error: type[FetchError]
) -> None:
    server.answers["/"] = answer(status="302 Found", location=location)

    with pytest.raises(FetchError) as found:
        server.fetcher().get(server.url)

    assert type(found.value) is error


def test_redirects_in_a_circle_end(server: Server) -> None:
    server.answers["/"] = answer(status="302 Found", location="/")

    with pytest.raises(TooManyRedirects):
        server.fetcher().get(server.url)
    assert len(server.asked) == 6


def test_own_headers_go_to_no_other_site(server: Server) -> None:
    address = f"http://andere.example:{server.port}/"
    server.answers["/"] = answer(b"ja")
    server.answers["/weg"] = answer(status="302 Found", location=address)

    server.fetcher().get(f"{server.url}/weg", headers={"X-Key": "geheim"})

    assert ["geheim" in head for head in server.heads] == [True, False]


def test_looking_asks_for_the_head_alone(server: Server) -> None:
    server.answers["/"] = answer(b"x" * 100)

    found = server.fetcher().look(server.url)

    assert (found.status, found.body) == (200, b"")
    assert server.asked == ["GET /robots.txt", "HEAD /"]


def test_looking_asks_again_where_the_head_is_refused_and_reads_no_body(server: Server) -> None:
    server.answers |= {
        "HEAD /": answer(status="405 Method Not Allowed"),
        "GET /": answer(bytes(10_000_000)),
    }

    found = server.fetcher().look(server.url)

    assert (found.status, found.body) == (200, b"")


def test_looking_reads_robots_once_and_stays_away_where_asked(server: Server) -> None:
    server.answers |= {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /intern"),
        "/offen": answer(b""),
    }
    fetcher = server.fetcher()

    with pytest.raises(ForbiddenByRobots):
        fetcher.look(f"{server.url}/intern/a")
    assert fetcher.look(f"{server.url}/offen").status == 200
    assert server.asked == ["GET /robots.txt", "HEAD /offen"]


def test_looking_waits_for_a_better_day_where_robots_cannot_be_read(server: Server) -> None:
    server.answers["/robots.txt"] = answer(status="503 Service Unavailable")

    with pytest.raises(Unreachable):
        server.fetcher().look(server.url)


def test_redirect_to_a_page_that_wants_to_be_left_alone_is_not_followed(server: Server) -> None:
    server.answers |= {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /intern"),
        "/": answer(status="302 Found", location="/intern"),
    }

    with pytest.raises(ForbiddenByRobots):
        server.fetcher().look(server.url)


def test_host_is_asked_with_a_pause_which_costs_no_time_of_the_fetch(server: Server) -> None:
    server.answers["/"] = answer(b"")
    fetcher = server.fetcher(pause=0.3)

    started = time.monotonic()
    for _ in range(2):
        fetcher.get(server.url, limits=Limits(seconds=0.25))

    assert time.monotonic() - started >= 0.3
