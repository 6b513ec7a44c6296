"""An embed from our memory on two processes: what a partner's busy page asks for."""

from __future__ import annotations

import statistics
import urllib.request

from tests.bench import load, site
from tests.bench.figures import Figure

SECONDS, ROUNDS = 4.0, 3
AIM_PER_SECOND = 3_000
PATH = "/embed/v1/liste.html?topic=care&place=Auenburg&anzahl=5&lang=de"


def measure() -> list[Figure]:
    """Ask for one embed over HTTP, with its use counted as it always is."""
    with site.served(SOZIALATLAS_WORKERS="2") as served:
        address = served.address + PATH
        size = _kept(address)
        rates, client = [], ""
        for _ in range(ROUNDS):
            rate, client = load.same(address, SECONDS)
            rates.append(rate)
        told = load.many(served.pid, served.address, [PATH], seconds=SECONDS, connections=8)
    name = f"embed from memory, two processes ({client})"
    return [
        Figure(name, statistics.median(rates), "/s", AIM_PER_SECOND, is_least=True),
        Figure("embed from memory, for each second of processor", told.per_cpu_second, "/s"),
        Figure("bytes of an embed of five, packed", size, "bytes"),
    ]


def _kept(address: str) -> float:
    """Ask often enough that both processes hold the embed; return the size of its body."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    body = b""
    for _ in range(20):
        with urllib.request.urlopen(request, timeout=60) as answer:
            body = answer.read()
    return float(len(body))
