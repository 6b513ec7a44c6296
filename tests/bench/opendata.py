"""Downloads of the whole directory: how long they take, and that memory does not grow with them.

Over HTTP from a server of the demo county, each once and after one that warms it.
"""

from __future__ import annotations

import http.client
import threading
import time
from urllib.parse import urlsplit

from tests.bench import memory, site
from tests.bench.figures import Figure

BASE = "/api/opendata"
WARM = f"{BASE}/events.csv"
FILES = ("services.csv", "services.xlsx", "services.geojson", "hsds.zip")
_AT_ONCE = 1 << 16
_LOOKS_PER_SECOND = 4
_MOST_LOOKS, _QUIET_SECONDS = 20, 10


def measure() -> list[Figure]:
    """Return seconds and growth of memory of each large download."""
    with site.served() as served:
        _download(served.address, WARM)
        _settle(served.pid)
        found = [figure for name in FILES for figure in _figures(served, name)]
        catalogue = min(_download(served.address, f"{BASE}/catalog.ttl") for _ in range(5))
    return [*found, Figure("catalogue in DCAT-AP.de", catalogue * 1000, "ms", 250)]


def _settle(pid: int) -> None:
    """Wait until what a server does after its start is done: it takes memory, too."""
    before = 0.0
    for _ in range(_MOST_LOOKS):
        now = memory.of_web_process(pid).private_mb
        if abs(now - before) < 1:
            return
        before = now
        time.sleep(_QUIET_SECONDS)


def _figures(served: site.Site, name: str) -> list[Figure]:
    before = memory.of_web_process(served.pid).private_mb
    peak, is_over = [before], threading.Event()

    def watch() -> None:
        while not is_over.wait(1 / _LOOKS_PER_SECOND):
            peak[0] = max(peak[0], memory.of_web_process(served.pid).private_mb)

    watcher = threading.Thread(target=watch)
    watcher.start()
    seconds = _download(served.address, f"{BASE}/{name}")
    is_over.set()
    watcher.join()
    return [
        Figure(f"{name} of the county", seconds, "s", 40),
        Figure(f"memory that {name} takes", peak[0] - before, "MB", 60),
    ]


def _download(address: str, path: str) -> float:
    """Return the seconds until a file is whole."""
    target = urlsplit(address)
    assert target.hostname is not None
    began = time.perf_counter()
    connection = http.client.HTTPConnection(target.hostname, target.port, timeout=300)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 200, answer.status
        while answer.read(_AT_ONCE):
            pass
    finally:
        connection.close()
    return time.perf_counter() - began
