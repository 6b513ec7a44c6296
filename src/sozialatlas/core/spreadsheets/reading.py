"""Rows of a spreadsheet, read by a child process with limits."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sozialatlas.core.spreadsheets.packing import weigh
from sozialatlas.core.spreadsheets.refusing import Limits, Unreadable

_CHILD = "sozialatlas.core.spreadsheets.child"


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is not empty: its number in the sheet, its cells, which of them are formulas."""

    number: int
    texts: list[str]
    formulas: list[int]


def read(path: Path, limits: Limits, *, sheet: str = "") -> Iterator[Line]:
    """Yield the rows of a sheet, without a name of the first. Raises: Unreadable."""
    weigh(path, limits)
    with _child(path, sheet, limits) as lines:
        yield from _lines(lines)


@contextmanager
def _child(path: Path, sheet: str, limits: Limits) -> Iterator[IO[str]]:
    asked = json.dumps(dataclasses.asdict(limits))
    # numpy, which openpyxl loads where it is, reserves memory for each thread.
    environment = {
        **os.environ,
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    child = subprocess.Popen(  # noqa: S603 -- our own module, the path is one argument
        [sys.executable, "-m", _CHILD, str(path.resolve()), sheet, asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env=environment,
        text=True,
        encoding="utf-8",
    )
    timer = threading.Timer(limits.seconds * 2, child.kill)
    timer.start()
    try:
        assert child.stdout is not None
        yield child.stdout
    finally:
        timer.cancel()
        child.kill()
        child.wait()
        assert child.stdout is not None
        child.stdout.close()


def _lines(lines: IO[str]) -> Iterator[Line]:
    for line in lines:
        if not line.strip():
            continue
        said = _parsed(line)
        if isinstance(said, list):
            yield Line(said[0], said[1], said[2])
        elif isinstance(said, dict) and "done" in said:
            return
        elif isinstance(said, dict):
            raise Unreadable(str(said.get("error")), str(said.get("detail")))
    raise Unreadable("killed")


def _parsed(line: str) -> object:
    try:
        said: object = json.loads(line)
    except json.JSONDecodeError:
        return None  # a row that the child could not write to its end; the reason follows
    return said
