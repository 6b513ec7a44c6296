"""Which process of a server counts as the web process, and what it holds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.bench import memory

# A server with a child for each of its words, each of which holds so many megabytes.
SERVER = """
import subprocess, sys
holder = "import sys; held = b'x' * int(sys.argv[2]) * 10**6; print(flush=True); sys.stdin.read()"
children = [
    subprocess.Popen([sys.executable, "-c", holder, *words.split()],
                     stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for words in sys.argv[1:]
]
for child in children: child.stdout.readline()
print(flush=True)
sys.stdin.read()
"""


@pytest.fixture
def server() -> Iterator[int]:
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, "worker 300", "serve 20", "serve 100", "sentences 200"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    process.stdout.readline()
    yield process.pid
    process.communicate()


def test_largest_web_process_counts_and_no_process_beside_it(server: int) -> None:
    held = memory.of_web_process(server)

    assert 100 < held.shared_fairly_mb <= held.resident_mb < 200


def test_server_without_web_process_is_named() -> None:
    with pytest.raises(RuntimeError, match=f"process {os.getpid()} has no web process"):
        memory.of_web_process(os.getpid())
