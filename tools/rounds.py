"""Runs commands side by side; what each of them writes is kept, and shown whole at its end.

Between that, a short line says now and then what is under way, so that nobody takes a long round
for one that hangs. Whoever stops it ends all that it started.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SECONDS_BETWEEN_SIGNS = 30.0
SECONDS_TO_END = 20.0
_SECONDS_BETWEEN_LOOKS = 0.1
# How far pytest is stands at the end of its lines.
_PERCENT = re.compile(rb"\[ *(\d+)%\]")
_END_OF_OUTPUT = 4_000


@dataclass(frozen=True)
class Step:
    """A command with a name, and the variables that it gets beside those of the machine."""

    name: str
    command: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Running:
    """A step under way, and the file that takes what it writes."""

    step: Step
    process: subprocess.Popen[bytes]
    output: Path
    began_at: float

    @classmethod
    def start(cls, step: Step, output: Path, root: Path) -> Running:
        """Start a step as the head of its own group, so that it can be ended with its children."""
        with output.open("wb") as file:
            process = subprocess.Popen(  # noqa: S603 -- our own steps
                step.command,
                cwd=root,
                env={**os.environ, **step.variables},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                process_group=0,
            )
        return cls(step, process, output, time.monotonic())

    def sign(self) -> str:
        """Return the name of the step and how far it is, if it says so."""
        percents = _PERCENT.findall(self.output.read_bytes()[-_END_OF_OUTPUT:])
        return f"{self.step.name} {int(percents[-1])} %" if percents else self.step.name

    def report(self) -> str:
        """Return all that the step wrote, between its name and how it ended."""
        name, code = self.step.name, self.process.returncode
        written = self.output.read_text(encoding="utf-8", errors="replace").rstrip("\n")
        ending = "ok" if code == 0 else f"FAILED ({code})"
        seconds = time.monotonic() - self.began_at
        lines = [f"\n== {name}", *([written] if written else [])]
        return "\n".join([*lines, f"== {name}: {ending} in {seconds:.0f} s"])

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the step and all its children."""
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:  # all of them have ended
            return


def run(
    steps: Iterable[Step],
    *,
    at_once: int,
    folder: Path,
    root: Path,
    say: Callable[[str], None],
) -> dict[str, int]:
    """Run steps in their order, a few at once, and return the exit code of each by its name.

    `folder` takes what they write, `root` is where they run.
    """
    waiting = list(steps)
    running: list[Running] = []
    codes: dict[str, int] = {}
    last_sign_at = time.monotonic()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                output = folder / f"{len(codes) + len(running)}.txt"
                running.append(Running.start(waiting.pop(0), output, root))
            time.sleep(_SECONDS_BETWEEN_LOOKS)
            for each in [each for each in running if each.process.poll() is not None]:
                running.remove(each)
                codes[each.step.name] = each.process.returncode
                say(each.report())
                last_sign_at = time.monotonic()
            if running and time.monotonic() - last_sign_at > SECONDS_BETWEEN_SIGNS:
                last_sign_at = time.monotonic()
                say("... " + ", ".join(each.sign() for each in running))
    finally:
        end(running)
    return codes


def end(running: Iterable[Running]) -> None:
    """End steps as Ctrl-C does, so that they can end what they started; then by force."""
    left = list(running)
    for each in left:
        each.signal(signal.SIGINT)
    until = time.monotonic() + SECONDS_TO_END
    for each in left:
        try:
            each.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            each.signal(signal.SIGKILL)
            each.process.wait()
        each.signal(signal.SIGKILL)  # what it left behind
