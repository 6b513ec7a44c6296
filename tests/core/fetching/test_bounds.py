"""No server can take more of our time or memory than it may."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Callable, Iterator

import pytest

from sozialatlas.core.fetching import (
    BadAnswer,
    Limits,
    TooLarge,
    TooSlow,
)
from tests.core.fetching.servers import Server, answer, served

SMALL = Limits(seconds=5, body_bytes=1_000)


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as running:
        yield running


def _endless(sock: socket.socket) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        sock.sendall(b"x" * 10_000)


def _endless_chunks(sock: socket.socket) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        sock.sendall(b"1;" + b"e" * 1_000 + b"\r\nx\r\n")


def _endless_header(sock: socket.socket) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        sock.sendall(b"x" * 1_000)


def _endless_preface(sock: socket.socket) -> None:
    while True:
        sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.parametrize(
    "given",
    [
        answer(b"x" * 1_001),
        answer(gzip.compress(b"x" * 1_001), content_encoding="gzip"),
        answer(gzip.compress(bytes(50_000_000), 9), content_encoding="gzip"),
        answer(zlib.compress(bytes(5_000_000), 9), content_encoding="deflate"),
        _endless,
        _endless_chunks,
        _endless_header,
        _endless_preface,
    ],
)
def test_size_is_bounded_before_and_after_unpacking(
    server: Server, given: bytes | Callable[[socket.socket], None]
) -> None:
    server.answers["/"] = given

    with pytest.raises(TooLarge):
        server.fetcher().get(server.url, limits=SMALL)


def _drip(sock: socket.socket) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        sock.sendall(b"x")
        time.sleep(0.05)


def _drip_header(sock: socket.socket) -> None:
    while True:
        sock.sendall(b"H")
        time.sleep(0.05)


def _silent(sock: socket.socket) -> None:
    sock.settimeout(5)
    sock.recv(1)


@pytest.mark.parametrize("given", [_drip, _drip_header, _silent])
def test_slow_server_is_left_when_the_time_is_over(
    server: Server, given: Callable[[socket.socket], None]
) -> None:
    server.answers["/"] = given

    with pytest.raises(TooSlow):
        server.fetcher().get(server.url, limits=Limits(seconds=0.3))


def _hang_up(_sock: socket.socket) -> None:
    return


def _break_off(sock: socket.socket) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")


@pytest.mark.parametrize(
    "given",
    [
        b"SSH-2.0-OpenSSH_9\r\n\r\n",
        b"HTTP/1.1 zweihundert\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        answer(b"kein gzip", content_encoding="gzip"),
        answer(gzip.compress(b"halb")[:-3], content_encoding="gzip"),
        answer(b"x", content_encoding="br"),
        _hang_up,
        _break_off,
    ],
)
def test_what_is_no_answer_is_said(
    server: Server, given: bytes | Callable[[socket.socket], None]
) -> None:
    server.answers["/"] = given

    with pytest.raises(BadAnswer):
        server.fetcher().get(server.url, limits=SMALL)


def test_packed_and_chunked_page_is_read(server: Server) -> None:
    packed = gzip.compress(b"Hallo" * 20)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    server.answers["/"] = head + chunked

    assert server.fetcher().get(server.url, limits=SMALL).body == b"Hallo" * 20
