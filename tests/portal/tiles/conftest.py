"""A square county, a tile server on this machine, and small files of tiles."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import shapely
from django.test import Client
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

from sozialatlas.places.models import Area, AreaBoundary
from sozialatlas.portal.tiles import source
from tests.conftest import Settings

# The county lies in the north-west corner of zoom 10, column 535, row 346.
COUNTY = (8.2, 50.3, 8.3, 50.4)
INSIDE = "/karte/kacheln/10/535/346.png"
PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
JPEG = b"\xff\xd8\xff" + b"picture"
WriteArchive = Callable[..., Path]


@pytest.fixture
def county(db: None) -> Area:
    area = Area.objects.create(
        kind=Area.Kind.MUNICIPALITY, key="99999001", name="Auental", valid_from=dt.date(2020, 1, 1)
    )
    west, south, east, north = COUNTY
    AreaBoundary.objects.create(
        area=area,
        wkb=shapely.to_wkb(shapely.box(*COUNTY)),
        west=west,
        south=south,
        east=east,
        north=north,
    )
    return area


@dataclass
class TileServer:
    """What the server answers next, and what it was asked."""

    address: str = ""
    status: int = 200
    body: bytes = PNG
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    asked: list[str] = field(default_factory=list)
    told: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def tile_server(county: Area, data_dir: Path, settings: Settings) -> Iterator[TileServer]:
    """Return a running server that the installation fetches its tiles from."""
    server = TileServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.told.append(dict(self.headers.items()))
            time.sleep(server.seconds)
            self.send_response(server.status)
            for name, value in server.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(server.body)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    server.address = f"http://127.0.0.1:{running.server_address[1]}/{{z}}/{{x}}/{{y}}?key=secret"
    settings.TILES_URL = server.address
    source._cache.cache_clear()
    yield server
    running.shutdown()
    running.server_close()


@pytest.fixture
def write_archive(data_dir: Path) -> WriteArchive:
    """Return a function that writes a file of tiles into the data folder."""

    def write_(kind: TileType = TileType.PNG, content: bytes = PNG, west: float = 8.0) -> Path:
        path = data_dir / "map.pmtiles"
        with write(str(path)) as file:
            file.write_tile(zxy_to_tileid(10, 535, 346), content)
            header = {
                "tile_type": kind,
                "tile_compression": Compression.NONE,
                "min_lon_e7": int(west * 10**7),
                "min_lat_e7": 500000000,
                "max_lon_e7": int((west + 1) * 10**7),
                "max_lat_e7": 510000000,
                "center_zoom": 10,
                "center_lon_e7": 0,
                "center_lat_e7": 0,
            }
            file.finalize(header, {})
        return path

    return write_


def answer(client: Client, address: str = INSIDE) -> tuple[int, bytes]:
    """Return the status and the content of an answer."""
    response = client.get(address)
    return response.status_code, response.content
