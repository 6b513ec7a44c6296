"""Lighthouse and the Nu HTML checker, from the lock beside this file, into build/audit.

Only the audit needs them, and they are heavy: set-up and tests never fetch them.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import assets

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDER = ROOT / "build/audit"  # ignored by git
LIGHTHOUSE = FOLDER / "node_modules/lighthouse/cli/index.js"
CHECKER = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
CHROMIUM = Path("/usr/bin/chromium")
# What the machine must bring: what it is asked for, and the package of Debian that has it.
MACHINE = {str(CHROMIUM): "chromium", "java": "default-jre-headless"}
STAMP = FOLDER / "node_modules/.audit.lock"


def missing() -> list[str]:
    """Return what the machine lacks, each with the command that brings it."""
    return [
        f"{program} is missing: apt install {package}"
        for program, package in MACHINE.items()
        if shutil.which(program) is None
    ]


def install() -> None:
    """Fetch the packages of the lock, checked against its hashes, where they are not there."""
    lock = (HERE / "package-lock.json").read_bytes()
    if STAMP.exists() and STAMP.read_bytes() == lock:
        return
    print("Fetching Lighthouse and the Nu HTML checker ...", flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in (HERE / "package.json", HERE / "package-lock.json", ROOT / ".npmrc"):
        shutil.copyfile(path, FOLDER / path.name)
    subprocess.run([*assets.npm(), "ci", "--loglevel=error"], cwd=FOLDER, check=True)
    STAMP.write_bytes(lock)
