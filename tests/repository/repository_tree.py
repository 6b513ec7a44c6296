"""The files of the repository, as its tests look at them."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/sozialatlas"
# From the bottom to the top; rooms of one line are strangers to each other.
FLOORS = (
    {"core"},
    {"places"},
    {"accounts"},
    {"directory"},
    {"search"},
    {"marketplace", "planning", "surveys", "office"},
    {"portal", "exchange"},
    {"project"},
)


def files(*patterns: str) -> list[Path]:
    """Return the files that git keeps or would keep, by pattern."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return sorted(path for path in paths if path.is_file())


def rooms() -> list[str]:
    """Return the names of all rooms, from the bottom to the top."""
    built = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    return [room for floor in FLOORS for room in sorted(floor & built)]


def may_use(room: str, other: str) -> bool:
    """Return whether a room may know another one."""
    floor = {name: number for number, names in enumerate(FLOORS) for name in names}
    return room == other or floor[other] < floor[room]


def room_of(path: Path) -> str:
    """Return the room that a source file belongs to."""
    return path.relative_to(SOURCE).parts[0]


def name_of(path: Path) -> str:
    """Return the path as a reader of a failure finds it."""
    return str(path.relative_to(ROOT))
