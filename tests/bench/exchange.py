"""The open interface in HSDS: pages, all services as lines, what changed, and how right it all is.

Over HTTP from a server of the demo county, whose memory of whole answers is off but where it is
what is measured.
"""

from __future__ import annotations

import http.client
import json
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests.bench import memory, site
from tests.bench.figures import Figure
from tests.exchange.hsds.strict import Schemas

ROUNDS, WARM = 60, 5
SECONDS_TO_SETTLE = 3.0
BASE = "/api/hsds/v3"
SCHEMAS = Path(os.environ.get("SOZIALATLAS_TEST_DATA", "../shared/data")) / "hsds/schema"
PAGE = f"{BASE}/services?per_page=100"
LINES = f"{BASE}/services?format=ndjson&full=true"
LISTS = (
    ("/services?full=true", "service"),
    ("/services?", "service_list"),
    ("/service_at_locations?full=true", "service_at_location"),
    ("/service_at_locations?", "service_at_location_list"),
    ("/organizations?full_service=true", "organization"),
    ("/organizations?", "organization_list"),
    ("/taxonomies?", "taxonomy"),
    ("/taxonomy_terms?", "taxonomy_term"),
)


def measure() -> list[Figure]:
    """Return the figures of the interface."""
    with site.served(SOZIALATLAS_CACHE_MB="0") as served:
        server = _Server(served.address)
        # Pages one after the other, so that none is asked for twice.
        pages = server.p50_ms(lambda number: f"{PAGE}&page={number + 1}")
        tomorrow = quote((datetime.now(UTC) + timedelta(days=1)).isoformat())
        news = server.p50_ms(lambda _: f"{BASE}/services?modified_after={tomorrow}")
        ended = server.p50_ms(lambda _: f"{BASE}/deleted?modified_after={tomorrow}")
        seconds, count, growth = _lines(server, served.pid)
        wrong, checked = _wrong(server)
    with site.served() as served:
        again = _Server(served.address).again_ms(PAGE)
    return [
        Figure("page of 100 services in HSDS (p50)", pages, "ms", 25),
        Figure("same page for whoever holds it, 304 (p50)", again, "ms", 1),
        Figure("news of a day without any (p50)", news, "ms", 5),
        Figure("ends of a day without any (p50)", ended, "ms", 5),
        Figure(f"all {count:,} services in full as lines", seconds, "s", 20),
        Figure("memory that this takes", growth, "MB", 150),
        Figure(f"errors in {checked:,} answers held against HSDS 3.1, strict", wrong, "", 1),
    ]


class _Server:
    """Asks one server over one connection, as a program does."""

    def __init__(self, address: str) -> None:
        self.address = urlsplit(address)

    @contextmanager
    def connected(self) -> Iterator[http.client.HTTPConnection]:
        assert self.address.hostname is not None
        connection = http.client.HTTPConnection(
            self.address.hostname, self.address.port, timeout=300
        )
        try:
            yield connection
        finally:
            connection.close()

    def p50_ms(self, path: Callable[[int], str]) -> float:
        """Return the median time of some questions; `path` makes the address of each."""
        times = []
        with self.connected() as connection:
            for number in range(WARM + ROUNDS):
                began = time.perf_counter()
                connection.request("GET", path(number))
                answer = connection.getresponse()
                answer.read()
                times.append((time.perf_counter() - began) * 1000)
                assert answer.status == 200, answer.status
        return statistics.median(times[WARM:])

    def again_ms(self, path: str) -> float:
        """Return the median time of asking again for what one holds."""
        times = []
        # Right after its start a server keeps nothing: words may still be changing.
        time.sleep(SECONDS_TO_SETTLE)
        with self.connected() as connection:
            connection.request("GET", path)
            first = connection.getresponse()
            first.read()
            mark = first.headers["ETag"]
            for _ in range(WARM + ROUNDS):
                began = time.perf_counter()
                connection.request("GET", path, headers={"If-None-Match": mark})
                answer = connection.getresponse()
                answer.read()
                times.append((time.perf_counter() - began) * 1000)
                assert answer.status == 304, answer.status
        return statistics.median(times[WARM:])

    def lines(self, path: str) -> Iterator[bytes]:
        """Yield the lines of an answer as they come."""
        with self.connected() as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            assert answer.status == 200, answer.status
            yield from answer


def _lines(server: _Server, pid: int) -> tuple[float, int, float]:
    """Return the seconds, the number of services, and by how much the web process grew."""
    before = memory.of_web_process(pid).private_mb
    peak, is_over = [before], threading.Event()

    def watch() -> None:
        while not is_over.wait(0.25):
            peak[0] = max(peak[0], memory.of_web_process(pid).private_mb)

    watcher = threading.Thread(target=watch)
    watcher.start()
    began = time.perf_counter()
    count = sum(1 for _ in server.lines(LINES))
    seconds = time.perf_counter() - began
    is_over.set()
    watcher.join()
    return seconds, count, peak[0] - before


def _wrong(server: _Server) -> tuple[float | None, int]:
    """Hold every entry of all lists against the schemas, plain and with our profile."""
    if not SCHEMAS.is_dir():
        return None, 0
    schemas, wrong, checked = Schemas(SCHEMAS), 0, 0
    for is_plain in (True, False):
        profile = "hsds" if is_plain else "hsds-de"
        for path, name in LISTS:
            for line in server.lines(f"{BASE}{path}&format=ndjson&profile={profile}"):
                wrong += len(schemas.errors(name, json.loads(line), is_plain=is_plain))
                checked += 1
    return float(wrong), checked
