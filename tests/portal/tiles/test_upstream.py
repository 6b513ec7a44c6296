"""Tiles of the operator's server: kept, bounded, and no visitor is known to it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from django.test import Client

from sozialatlas.portal.tiles import source, upstream
from tests.portal.tiles.conftest import INSIDE, JPEG, PNG, TileServer, answer

# Tiles are kept in files.
pytestmark = pytest.mark.any_database

FAR = "/karte/kacheln/10/0/0.png"


def test_a_tile_is_fetched_once_and_kept(client: Client, tile_server: TileServer) -> None:
    first, again = client.get(INSIDE), client.get(INSIDE)

    assert [first.content, again.content] == [PNG, PNG]
    assert [first.headers["Content-Type"], first.headers["Cache-Control"]] == [
        "image/png",
        "public, max-age=604800",
    ]
    assert tile_server.asked == ["/10/535/346?key=secret"]


def test_the_server_learns_nothing_about_the_visitor(
    client: Client, tile_server: TileServer
) -> None:
    client.get(
        INSIDE,
        headers={"user-agent": "Visitor", "accept-language": "uk", "x-forwarded-for": "192.0.2.7"},
        REMOTE_ADDR="192.0.2.7",
    )

    (told,) = tile_server.told
    assert {name: value for name, value in told.items() if name != "Host"} == {
        "Accept-Encoding": "identity",
        "User-Agent": "Sozialatlas",
        "Accept": "image/*",
        "Connection": "close",
    }


@pytest.mark.parametrize(
    "address",
    [
        FAR,
        "/karte/kacheln/6/33/21.png",
        "/karte/kacheln/19/274000/177000.png",
        "/karte/kacheln/10/99999/346.png",
        "/karte/kacheln/10/-1/346.png",
        f"/karte/kacheln/10/{'9' * 6000}/346.png",
        "/karte/kacheln/10/535/346.jpg",
        "/karte/kacheln/10/535/..%2f346.png",
        "/karte/kacheln/../../secret_key.png",
        "/karte/kacheln/10/535/٣.png",
        "/karte/kacheln/10/535/346.png/x",
    ],
)
def test_what_no_map_of_the_county_needs_is_never_asked_for(
    client: Client, tile_server: TileServer, address: str
) -> None:
    assert client.get(address).status_code == 404
    assert tile_server.asked == []


def test_what_the_server_claims_does_not_count(client: Client, tile_server: TileServer) -> None:
    tile_server.headers, tile_server.body = {"Content-Type": "text/html"}, JPEG

    assert client.get(INSIDE).headers["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize("body", [b"<html>key expired</html>", b"", PNG + b"0" * 600_000])
def test_what_is_no_picture_of_a_tile_is_refused(
    client: Client, tile_server: TileServer, body: bytes
) -> None:
    tile_server.body = body

    assert answer(client) == (502, b"SourceError\n")


@pytest.mark.parametrize("status", [302, 403, 500])
def test_a_failure_lets_the_server_rest(
    client: Client, tile_server: TileServer, status: int
) -> None:
    tile_server.status = status
    tile_server.headers = {"Location": tile_server.address.format(z=1, x=1, y=1)}

    first = answer(client)
    resting = client.get(INSIDE)

    assert [first, resting.status_code, resting.headers["Retry-After"]] == [
        (502, b"SourceError\n"),
        503,
        "1",
    ]
    assert len(tile_server.asked) == 1


def test_a_server_that_is_too_slow_is_not_waited_for(
    client: Client, tile_server: TileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upstream, "SECONDS_TO_ANSWER", 0.05)
    tile_server.seconds = 0.3

    assert answer(client) == (502, b"SourceError\n")


def test_a_tile_that_is_being_fetched_is_not_fetched_twice(
    client: Client, tile_server: TileServer
) -> None:
    held, released = threading.Event(), threading.Event()
    store, _upstream = source._cache(
        tile_server.address, source.settings.DATA_DIR / "tiles", 500, 30
    )

    def hold() -> None:
        with store.only_one(source.Tile(10, 535, 346)):
            held.set()
            released.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    busy = client.get(INSIDE).status_code
    released.set()
    holder.join()

    assert [busy, client.get(INSIDE).status_code, len(tile_server.asked)] == [503, 200, 1]


def test_a_tile_that_the_server_lacks_is_asked_for_once(
    client: Client, tile_server: TileServer
) -> None:
    tile_server.status = 404

    assert [client.get(INSIDE).status_code, client.get(INSIDE).status_code] == [404, 404]
    assert len(tile_server.asked) == 1


def test_an_old_tile_is_better_than_none(
    client: Client, tile_server: TileServer, data_dir: Path
) -> None:
    client.get(INSIDE)
    (kept,) = [path for path in (data_dir / "tiles").rglob("346") if path.is_file()]
    os.utime(kept, (1, 1))
    tile_server.status = 500

    assert answer(client) == (200, PNG)
    assert len(tile_server.asked) == 2


def test_without_a_source_there_is_no_tile(client: Client, county: object, data_dir: Path) -> None:
    assert [client.get(INSIDE).status_code, source.offered()] == [404, None]
