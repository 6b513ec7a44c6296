"""The store of tiles never takes more room than it may."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sozialatlas.portal.tiles import store as stores
from sozialatlas.portal.tiles.grid import Tile
from sozialatlas.portal.tiles.store import Kept, Store

ADDRESS = "https://tiles.example/{z}/{x}/{y}"


def test_the_oldest_tiles_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_MEGABYTE", 100_000)
    store = Store(tmp_path, ADDRESS, 1, 30)

    for number in range(40):
        store.put(Tile(10, 1, number), b"x" * 10_000)
        path = store._path(Tile(10, 1, number))
        if path.exists():
            os.utime(path, (number, number))

    kept = [number for number in range(40) if store.get(Tile(10, 1, number))]
    assert len(kept) * 10_000 <= 105_000
    assert kept[-5:] == [35, 36, 37, 38, 39]


def test_tiles_that_do_not_exist_count_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_MEGABYTE", 100_000)
    store = Store(tmp_path, ADDRESS, 1, 30)

    for number in range(100):
        store.put(Tile(10, 1, number), b"")

    assert sum(1 for path in tmp_path.rglob("*") if path.is_file()) < 30


def test_tiles_of_another_server_are_others(tmp_path: Path) -> None:
    Store(tmp_path, ADDRESS, 10, 30).put(Tile(10, 1, 1), b"x")

    found = Store(tmp_path, ADDRESS, 10, 30).get(Tile(10, 1, 1))
    of_other = Store(tmp_path, f"{ADDRESS}?other", 10, 30).get(Tile(10, 1, 1))

    assert [found, of_other] == [Kept(b"x", is_fresh=True), None]


def test_a_tile_grows_old(tmp_path: Path) -> None:
    store = Store(tmp_path, ADDRESS, 10, 1)
    store.put(Tile(10, 1, 1), b"x")
    os.utime(store._path(Tile(10, 1, 1)), (1, 1))

    assert store.get(Tile(10, 1, 1)) == Kept(b"x", is_fresh=False)


def test_a_folder_that_takes_nothing_is_no_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(tmp_path / "file", ADDRESS, 10, 30)
    (tmp_path / "file").write_text("no folder")

    store.put(Tile(10, 1, 1), b"x")

    assert [record.message for record in caplog.records] == ["tile not kept error=Not a directory"]
