"""Asks the interface what its own description allows, and what it does not.

`python -m tests.exchange.hsds.contract` serves a small county on this machine and asks 10,000
times; the tests ask some 300 times with a fixed seed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench import site

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
)
# All 24 operations: what stands in the description, its bounds, and what nobody thinks of.
EXAMPLES = 320
LEAST_CASES = 10_000
_COUNT = re.compile(r"(\d+) generated")


@dataclass(frozen=True, slots=True)
class Asked:
    """How often was asked, and what was wrong; empty where nothing was."""

    cases: int
    wrong: str


def ask(root: str, folder: Path, *, examples: int, phases: str = "fuzzing") -> Asked:
    """Ask each operation of a running server so many times, always the same."""
    command = [
        str(Path(sys.executable).parent / "st"),
        "run",
        f"{root}/api/hsds/v3/openapi.json",
        *("--seed", "7", "--max-examples", str(examples), "--phases", phases),
        *("--checks", ",".join(CHECKS), "--continue-on-failure", "--no-color"),
    ]
    # A proxy of the environment would be asked for the loopback address, too.
    environment = {**os.environ, "NO_PROXY": "*", "no_proxy": "*"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    counts = _COUNT.search(done.stdout)
    wrong = done.stdout[-6_000:] + done.stderr[-2_000:] if done.returncode else ""
    return Asked(int(counts[1]) if counts else 0, wrong)


def main() -> int:
    """Ask a small county of its own; return 1 where anything was wrong."""
    with tempfile.TemporaryDirectory(prefix="sozialatlas-contract-") as scratch:
        folder = Path(scratch)
        county = site.serving(
            folder, "demo", SOZIALATLAS_CACHE_MB="0", SOZIALATLAS_API_PER_MINUTE="0"
        )
        with county as served:
            site.wait_for_index(served.address)
            asked = ask(served.address, folder, examples=EXAMPLES, phases="coverage,fuzzing")
    print(f"{asked.cases:,} questions, {'something was wrong' if asked.wrong else 'all answered'}")
    print(asked.wrong)
    return 1 if asked.wrong or asked.cases < LEAST_CASES else 0


if __name__ == "__main__":
    sys.exit(main())
