"""What the processes of test_processes do: run, or keep (which starts `run`)."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 -- Django must be set up first

from sozialatlas.core.jobs import job, runner  # noqa: E402 -- as above
from sozialatlas.project import keeper, lifeline  # noqa: E402 -- as above


def note(line: str) -> None:
    with (Path(settings.DATA_DIR) / "noted").open("a") as noted:
        noted.write(f"{line}\n")


def slow() -> None:
    note(f"begun {os.getpid()}")
    # Until the test says so.
    while not (Path(settings.DATA_DIR) / "go-on").exists():
        time.sleep(0.02)
    note("done")


def broken() -> None:
    note("begun")
    raise ValueError("kaputt")


job("test.slow", "Langsam")(slow)
job("test.endless", "Endlos", minutes=0)(slow)
job("test.broken", "Kaputt")(broken)


def run(parent: str = "") -> None:
    if parent:
        lifeline.die_with_parent(int(parent))
    print(runner.run(linger=0))


def keep() -> None:
    command = [sys.executable, __file__, "run", str(os.getpid())]
    keeper.Keeper(command).run(pause=0)


{"run": run, "keep": keep}[sys.argv[1]](*sys.argv[2:])
