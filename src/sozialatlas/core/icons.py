"""The icons: one open set (Material Design Icons), drawn into the page as SVG.

`icons.txt` names those that we use; set-up copies only these out of the package `@mdi/svg`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sozialatlas.core.errors import SozialatlasError

HERE = Path(__file__).parent
FOLDER = HERE / "static" / "core" / "packages" / "icons"
NAMES = HERE / "icons.txt"


class UnknownIconError(SozialatlasError):
    """No icon of this name was copied; add it to `core/icons.txt` and run the set-up again."""


def names() -> tuple[str, ...]:
    """Return the names of all icons that we use."""
    lines = NAMES.read_text(encoding="ascii").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def path_of(name: str) -> str:
    """Return the drawing of an icon: the `d` of its one path, in a box of 24 by 24.

    Raises: UnknownIconError, if there is no such icon.
    """
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise UnknownIconError(f"{name!r} is not the name of an icon.")
    try:
        drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UnknownIconError(f"{name} is not among the icons of core/icons.txt.") from error
    found = re.search(r' d="([^"<>]+)"', drawing)
    if found is None:
        raise UnknownIconError(f"{name}.svg has no path.")
    return found.group(1)


@cache
def is_known(name: str) -> bool:
    """Return whether an icon of this name can be drawn."""
    try:
        return bool(path_of(name))
    except UnknownIconError:
        return False
