"""Which process of a server counts as the web process, and what it holds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bench import memory

# A server with a child for each of its words.
SERVER = """
import subprocess, sys
children = [
    subprocess.Popen([sys.executable, "-c", sys.argv[1], *words.split()],
                     stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for words in sys.argv[2:]
]
for child in children: child.stdout.readline()
print(flush=True)
sys.stdin.read()
"""
# Holds so many megabytes of its own.
HOLDER = "import sys; held = b'x' * int(sys.argv[2]) * 10**6; print(flush=True); sys.stdin.read()"
# Has files in view, and has read them.
VIEWER = """
import mmap, os, sys
files = [os.open(name, os.O_RDONLY) for name in sys.argv[2:]]
seen = [mmap.mmap(file, 0, prot=mmap.PROT_READ) for file in files]
for one in seen: one.find(b"y")
print(flush=True)
sys.stdin.read()
"""


@contextmanager
def server(child: str, *children: str) -> Iterator[int]:
    """Run a server with some children, each given its words, until the block is left."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, child, *children],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        process.stdout.readline()
        yield process.pid
    finally:
        process.communicate()


def test_largest_web_process_counts_and_no_process_beside_it() -> None:
    with server(HOLDER, "worker 300", "serve 20", "serve 100", "sentences 200") as pid:
        held = memory.of_web_process(pid)

    assert 100 < held.private_mb <= held.total_mb < 150
    assert held.index_mb == 0


def test_pages_of_the_index_are_told_apart_from_other_files(tmp_path: Path) -> None:
    index = tmp_path / "search/generation-1a2b/one.store"
    index.parent.mkdir(parents=True)
    sizes = {index: 30, tmp_path / "atlas.sqlite3": 20}
    for file, size in sizes.items():
        file.write_bytes(b"x" * size * 10**6)

    with server(VIEWER, f"serve {' '.join(map(str, sizes))}") as pid:
        held = memory.of_web_process(pid)

    assert held.index_mb == pytest.approx(30, abs=0.1)
    assert held.others_mb > 20
    assert 0 < held.private_mb < 30


def test_server_without_web_process_is_named() -> None:
    with pytest.raises(RuntimeError, match=f"process {os.getpid()} has no web process"):
        memory.of_web_process(os.getpid())
