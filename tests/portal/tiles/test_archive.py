"""Tiles from a file in the data folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from pmtiles.tile import TileType

from sozialatlas.places.models import Area
from sozialatlas.portal.tiles import archive, source
from sozialatlas.portal.tiles.errors import SourceError
from sozialatlas.project import tiles_health
from tests.portal.tiles.conftest import INSIDE, JPEG, PNG, TileServer, WriteArchive, answer

BESIDE = "/karte/kacheln/10/536/346.png"


def test_a_file_is_served(client: Client, county: Area, write_archive: WriteArchive) -> None:
    write_archive()

    assert [answer(client), client.get(BESIDE).status_code] == [(200, PNG), 404]


def test_the_file_wins_over_the_server(
    client: Client, tile_server: TileServer, write_archive: WriteArchive
) -> None:
    write_archive(TileType.JPEG, JPEG)

    assert answer(client) == (200, JPEG)
    assert tile_server.asked == []


def test_another_file_counts_at_once(
    client: Client, county: Area, write_archive: WriteArchive
) -> None:
    write_archive()
    before = answer(client)
    write_archive(TileType.JPEG, JPEG)

    assert [before, answer(client)] == [(200, PNG), (200, JPEG)]


def test_the_map_learns_how_near_it_may_go(county: Area, write_archive: WriteArchive) -> None:
    write_archive()

    offered = source.offered()

    assert offered is not None
    assert [offered.least_zoom, offered.most_zoom, offered.credit] == [10, 10, ""]
    assert offered.box.west < 8.2 < 8.3 < offered.box.east


def test_other_maps_ask_what_is_offered(
    client: Client, county: Area, write_archive: WriteArchive
) -> None:
    before = client.get("/karte/kacheln.json").json()
    write_archive()

    found = client.get("/karte/kacheln.json").json()

    assert (before, found["address"]) == ({}, "/karte/kacheln/{z}/{x}/{y}.png")


def test_vector_tiles_are_refused_in_words(
    client: Client, county: Area, write_archive: WriteArchive
) -> None:
    path = write_archive(TileType.MVT)

    with pytest.raises(archive.VectorTilesError, match="holds vector tiles; raster needed"):
        archive.opened(path.parent)
    assert [client.get(INSIDE).status_code, source.offered()] == [502, None]
    found = tiles_health.finding()
    assert [found.is_good, found.fact] == [
        False,
        f"{path} enthält Vektorkacheln; gebraucht werden Bilder.",
    ]


@pytest.mark.parametrize("content", [b"", b"PMTiles", b"PMTiles\x02" + b"0" * 200, b"0" * 500])
def test_a_file_that_is_none_is_refused(
    client: Client, county: Area, data_dir: Path, content: bytes
) -> None:
    (data_dir / "map.pmtiles").write_bytes(content)

    with pytest.raises(SourceError, match="is no PMTiles file of version 3"):
        archive.opened(data_dir)
    assert [client.get(INSIDE).status_code, tiles_health.finding().is_good] == [502, False]


@pytest.mark.parametrize("kept", [128, 140, -5])
def test_a_file_that_was_cut_off_is_no_crash(
    client: Client, county: Area, write_archive: WriteArchive, kept: int
) -> None:
    path = write_archive()
    path.write_bytes(path.read_bytes()[:kept])

    assert client.get(INSIDE).status_code == 502


def test_each_broken_byte_is_no_crash(
    client: Client, county: Area, write_archive: WriteArchive
) -> None:
    path = write_archive()
    whole = path.read_bytes()
    found = set()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        archive._opened.cache_clear()
        archive._directory.cache_clear()
        found.add(client.get(INSIDE).status_code)

    assert found <= {200, 404, 502}


def test_the_check_names_a_file_of_elsewhere(county: Area, write_archive: WriteArchive) -> None:
    path = write_archive()
    here = tiles_health.finding()
    write_archive(west=20.0)
    elsewhere = tiles_health.finding()

    assert [here.is_good, here.fact, elsewhere.is_good] == [
        True,
        f"{path}, Zoom 10 bis 10.",
        False,
    ]
