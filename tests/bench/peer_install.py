"""Datasette in an environment of its own, from `requirements/bench.txt`, checked by its hashes.

Only the bench needs it, and its packages must not meet ours.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench import site

LOCK = Path(__file__).parents[2] / "requirements/bench.txt"
PEER = site.FOLDER / "datasette"
_STAMP = PEER / "installed.txt"


class NotInstalledError(Exception):
    """Datasette could not be installed; the message says why, in one line."""


def program() -> Path:
    """Return the Python that has Datasette, which is installed first where it is not there.

    Raises: NotInstalledError.
    """
    python = PEER / "bin/python"
    wanted = LOCK.read_text(encoding="utf-8")
    if not _STAMP.exists() or _STAMP.read_text(encoding="utf-8") != wanted:
        PEER.mkdir(parents=True, exist_ok=True)
        _run(sys.executable, "-m", "venv", "--clear", str(PEER))
        options = ("--disable-pip-version-check", "--require-hashes", "--no-deps", "--quiet")
        _run(str(python), "-m", "pip", "install", *options, "--requirement", str(LOCK))
        _STAMP.write_text(wanted, encoding="utf-8")
    return python


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["no word of why"]
        why = next((line for line in lines if line.startswith("ERROR")), lines[-1])
        raise NotInstalledError(f"Datasette was not installed: {why[:100]}")
