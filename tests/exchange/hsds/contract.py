"""Asks the interface what its own description allows, and what it does not.

`python -m tests.exchange.hsds.contract` serves a small county on this machine and asks 10,000
times; the tests ask some 300 times with a fixed seed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
)
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
