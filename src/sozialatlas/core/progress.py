"""Progress of long work: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sozialatlas.core import formats

SECONDS_BETWEEN_LINES = 3.0


class Step(Protocol):
    """Tells that work has moved on by some items."""

    def __call__(self, count: int = 1) -> None:
        """Move on by `count` items."""


@contextmanager
def progress(label: str, total: int, stream: TextIO | None = None) -> Iterator[Step]:
    """Show how far long work is; yields the function that moves it on.

    Writes to standard error, so that a command's own output stays clean.
    """
    out = stream or sys.stderr
    showing = _bar if out.isatty() else _lines
    with showing(label, total, out) as step:
        yield step


@contextmanager
def _bar(label: str, total: int, out: TextIO) -> Iterator[Step]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(file=out)) as bar:
        task = bar.add_task(label, total=total)

        def step(count: int = 1) -> None:
            bar.advance(task, count)

        yield step


@contextmanager
def _lines(label: str, total: int, out: TextIO) -> Iterator[Step]:
    counter = LineCounter(label, total, out)
    yield counter
    counter.finish()


class LineCounter:
    """Writes a line at most every few seconds, and one at the end."""

    def __init__(
        self, label: str, total: int, out: TextIO, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Start counting at nothing done."""
        self.label, self.total, self.out, self.clock = label, total, out, clock
        self.done = 0
        self.started_at = self.written_at = clock()

    def __call__(self, count: int = 1) -> None:
        """Move on by `count` items."""
        self.done += count
        now = self.clock()
        if now - self.written_at >= SECONDS_BETWEEN_LINES:
            self.written_at = now
            done, total = formats.number(self.done), formats.number(self.total)
            self._write(f"{self.label}: {done} / {total}")

    def finish(self) -> None:
        """Write how much was done and how long it took."""
        seconds = formats.number(self.clock() - self.started_at, 1)
        self._write(f"{self.label}: {formats.number(self.done)} in {seconds} s")

    def _write(self, line: str) -> None:
        self.out.write(line + "\n")
        self.out.flush()
