"""Load for servers of this machine: bounded in time, from processes of its own.

`wrk` is used for one address where it is there. Our own client is slower than a fast server: a
figure that it limits says so.
"""

from __future__ import annotations

import http.client
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

CONNECTIONS = 8
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_CLOCK_TICKS = 100  # of /proc on Linux


@dataclass(frozen=True)
class Load:
    """What a server did under load; CPU seconds are those of all its processes."""

    per_second: float
    p50_ms: float
    cpu_seconds: float
    requests: int

    @property
    def per_cpu_second(self) -> float:
        return self.requests / max(self.cpu_seconds, 0.01)


def many(pid: int, address: str, paths: list[str], *, seconds: float, connections: int) -> Load:
    """Ask for one path after the other on each connection; any answer but 200 is an error."""
    lines = "\n".join(paths).encode()
    before = cpu_seconds(pid)
    words = [sys.executable, "-m", "tests.bench.load", address, str(seconds), str(connections)]
    told = subprocess.run(words, input=lines, stdout=subprocess.PIPE, check=True).stdout
    used = cpu_seconds(pid) - before
    rate, p50, count = told.split()
    return Load(float(rate), float(p50), used, int(count))


def same(address: str, seconds: float) -> tuple[float, str]:
    """Return the requests per second for one address, and the client that asked."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return _by_ourselves(address, seconds), "our own client, which may be the limit"
    words = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds:g}s", "-H", "Accept-Encoding: gzip"]
    told = subprocess.run([*words, address], capture_output=True, text=True, check=True).stdout
    found = _RATE.search(told)
    if found is None or "Non-2xx" in told:
        raise RuntimeError(f"wrk {address}: {told}")
    return float(found[1]), "wrk"


def _by_ourselves(address: str, seconds: float) -> float:
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    words = [sys.executable, "-m", "tests.bench.load", f"http://{parts.netloc}", str(seconds)]
    told = subprocess.run(
        [*words, str(CONNECTIONS)], input=path.encode(), stdout=subprocess.PIPE, check=True
    ).stdout
    return float(told.split()[0])


def cpu_seconds(pid: int) -> float:
    """Return the processor time of a process and all below it so far."""
    parents, used = {}, {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.parent.name)] = int(words[1])
        used[int(entry.parent.name)] = (int(words[11]) + int(words[12])) / _CLOCK_TICKS
    return sum(seconds for each, seconds in used.items() if _is_below(each, pid, parents))


def _is_below(pid: int, top: int, parents: dict[int, int]) -> bool:
    while pid in parents:
        if pid == top:
            return True
        pid = parents[pid]
    return False


class _Client(threading.Thread):
    """One connection that asks without a pause."""

    def __init__(self, host: str, paths: list[str], until: float) -> None:
        super().__init__()
        self.host, self.paths, self.until = host, paths, until
        self.times: list[float] = []
        self.wrong = ""

    def run(self) -> None:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        while time.monotonic() < self.until and not self.wrong:
            for path in self.paths:
                began = time.perf_counter()
                connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                body = answer.read()
                self.times.append((time.perf_counter() - began) * 1000)
                if answer.status != 200:
                    self.wrong = f"{path}: {answer.status} {body[:200]!r}"
                if self.wrong or time.monotonic() >= self.until:
                    break
        connection.close()


def main(address: str, seconds: str, connections: str) -> int:
    """Ask for the paths of standard input; print rate, middle time in ms and count."""
    paths = sys.stdin.read().split("\n")
    count = int(connections)
    began = time.monotonic()
    until = began + float(seconds)
    clients = [
        _Client(urlsplit(address).netloc, list(islice(paths, n, None, count)) or paths, until)
        for n in range(count)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    wrong = [client.wrong for client in clients if client.wrong]
    if wrong:
        sys.exit(wrong[0])
    times = [one for client in clients for one in client.times]
    print(len(times) / (time.monotonic() - began), statistics.median(times), len(times))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
