"""How much memory the web process of a running server takes, as the system tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

# Processes beside the web process that a server starts: background worker and sentence model.
OTHERS = (b"worker", b"sentences")
_MAPPING = re.compile(r"^[0-9a-f]+-[0-9a-f]+ (?:\S+ +){4}(.*)$", re.MULTILINE)
_LINE = re.compile(r"^(Rss|Anonymous): +(\d+) kB$", re.MULTILINE)
_INDEX = re.compile(r"/search/generation-")


@dataclass(frozen=True)
class Memory:
    """What a process holds at the moment, in MB.

    `private` is its own. All else are pages of files, which the system shares between processes
    and takes back when others need them: of the index, and of all others, mostly programs.
    """

    private_mb: float
    index_mb: float
    others_mb: float

    @property
    def total_mb(self) -> float:
        """All that the system counts as its memory (Rss)."""
        return self.private_mb + self.index_mb + self.others_mb


def of_web_process(server: int) -> Memory:
    """Return the memory of a server's web process, of the largest one where there are several."""
    found = [_memory(pid) for pid in _children(server) if not _is_another(pid)]
    if not found:
        raise RuntimeError(f"process {server} has no web process")
    return max(found, key=lambda one: one.private_mb)


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(pid) for file in listed for pid in file.read_text().split()]


def _is_another(pid: int) -> bool:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return any(word in OTHERS for word in words)


def _memory(pid: int) -> Memory:
    private = index = others = 0.0
    pieces = _MAPPING.split(Path(f"/proc/{pid}/smaps").read_text())
    for path, told in zip(pieces[1::2], pieces[2::2], strict=True):
        sizes = {name: int(size) * 1024 / 1e6 for name, size in _LINE.findall(told)}
        of_file = sizes["Rss"] - sizes["Anonymous"]
        private += sizes["Anonymous"]
        if _INDEX.search(path):
            index += of_file
        else:
            others += of_file
    return Memory(private, index, others)
