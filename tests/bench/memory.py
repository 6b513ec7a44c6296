"""How much memory the web process of a running server takes, as the system tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# Processes beside the web process that a server starts: background worker and sentence model.
OTHERS = (b"worker", b"sentences")
_LINE = re.compile(r"^(Rss|Pss): +(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True)
class Memory:
    """What a process holds; `shared_fairly` counts a page of several processes in parts."""

    resident_mb: float
    shared_fairly_mb: float


def of_web_process(server: int) -> Memory:
    """Return the memory of a server's web process, of the largest one where there are several."""
    found = [_memory(pid) for pid in _children(server) if not _is_another(pid)]
    if not found:
        raise RuntimeError(f"process {server} has no web process")
    return max(found, key=lambda one: one.resident_mb)


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(pid) for file in listed for pid in file.read_text().split()]


def _is_another(pid: int) -> bool:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return any(word in OTHERS for word in words)


def _memory(pid: int) -> Memory:
    told = dict(_LINE.findall(Path(f"/proc/{pid}/smaps_rollup").read_text()))
    return Memory(int(told["Rss"]) * 1024 / 1e6, int(told["Pss"]) * 1024 / 1e6)
