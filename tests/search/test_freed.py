"""Free memory goes back to the system."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from sozialatlas.search import freed

PIECE = 2_000  # bytes: small enough that the C library keeps it for itself


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc holds memory back")
def test_memory_between_pieces_in_use_is_given_back() -> None:
    pieces = [bytes(PIECE) for _ in range(40_000)]
    kept = pieces[::50]
    del pieces
    before = _private_bytes()

    freed.give_back()

    assert before - _private_bytes() > 40_000 * PIECE / 4
    assert len(kept) == 800


def _private_bytes() -> int:
    told = Path("/proc/self/smaps_rollup").read_text()
    found = re.search(r"^Anonymous: +(\d+) kB$", told, re.MULTILINE)
    assert found is not None
    return int(found[1]) * 1024
