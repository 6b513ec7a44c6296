"""Sets up a checkout: virtual environment, locked packages, front-end files, words, translations.

Needs nothing but Python and its venv. Each step leaves a stamp, so that a second call is fast.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
OLDEST = (3, 11)
SCRIPT = f"""#!{PYTHON}
import sys
from sozialatlas.project.cli import main
sys.exit(main())
"""


def main() -> int:
    """Set up what `run` (the program) or `dev` (the tests as well) needs."""
    what = sys.argv[1] if len(sys.argv) > 1 else "run"
    refuse_what_cannot_work()
    with alone():
        set_up(what)
    return 0


def set_up(what: str) -> None:
    """Bring all that is needed up to date, step by step."""
    if not has_pip():
        say("Creating .venv ...")
        run(sys.executable, "-m", "venv", "--clear", str(VENV))
    # What the tests need contains what the program needs: a checkout with it stays as it is.
    if not (what == "run" and is_current("dev")):
        install(what)
    # Tests of pages need a Node as new as their validator, whatever the machine has.
    if what == "dev" or shutil.which("npm") is None:
        install("node")
    link()
    for step in (("assets.py", what), ("lexicon.py",), ("messages.py", "compile")):
        run(str(PYTHON), str(ROOT / "tools" / step[0]), *step[1:])


@contextmanager
def alone() -> Iterator[None]:
    """Let one set-up at a time work in this checkout: two would remove each other's files.

    The next one waits, and has little left to do.
    """
    folder = os.open(ROOT, os.O_RDONLY)  # what is locked ends with the process, however it ends
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is at work in this checkout; waiting until it has finished ...")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def refuse_what_cannot_work() -> None:
    """Stop where Python is too old or brings no venv."""
    if sys.version_info < OLDEST:
        sys.exit("Sozialatlas needs Python 3.11 or newer; set PYTHON=/path/to/python3.")
    if importlib.util.find_spec("ensurepip") is None and not PYTHON.exists():
        sys.exit("Python's venv is missing. Run: apt install python3-venv")


def has_pip() -> bool:
    """Return whether the environment was made to its end; pip comes last."""
    return PYTHON.exists() and any(VENV.glob("lib/python*/site-packages/pip/__main__.py"))


def install(name: str) -> None:
    """Install the packages of a lock, checked against their hashes."""
    if is_current(name):
        return
    say(f"Installing Python packages ({name}) ...")
    options = ["-qq", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    run(str(PYTHON), "-m", "pip", "install", *options, "-r", str(lock(name)))
    stamp(name).write_bytes(lock(name).read_bytes())


def is_current(name: str) -> bool:
    """Return whether the packages of a lock are installed just as it says."""
    return stamp(name).exists() and stamp(name).read_bytes() == lock(name).read_bytes()


def lock(name: str) -> Path:
    """Return the file with versions and hashes."""
    return ROOT / "requirements" / f"{name}.txt"


def stamp(name: str) -> Path:
    """Return the copy of the lock that was installed."""
    return VENV / f"{name}.lock"


def link() -> None:
    """Let the environment's Python find the checkout, and give it the program's name."""
    site = next(VENV.glob("lib/python*/site-packages"))
    (site / "sozialatlas.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    program = VENV / "bin/sozialatlas"
    program.write_text(SCRIPT, encoding="utf-8")
    program.chmod(0o755)


def run(*command: str) -> None:
    """Run a step, and stop with its exit code where it fails."""
    environment = {**os.environ, "PYTHONPATH": ""}
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603 -- our own steps
    if code:
        sys.exit(f"Set-up stopped: {' '.join(command[:4])} ended with code {code}.")


def say(line: str) -> None:
    """Say what takes a while."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
