"""Generations of the index: folders beside each other, and a link to the one that counts."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from django.conf import settings

from sozialatlas.search.engine.schema import SCHEMA_VERSION
from sozialatlas.search.german import lexicon

_MARKER = "generation.json"
_PREFIX = "generation-"


@dataclass(frozen=True, slots=True)
class Versions:
    """What an index was built with."""

    schema: int
    engine: str
    lexicon: str

    def can_be_read(self) -> bool:
        """Say whether this program can search an index of these versions.

        Another word list only finds less exactly; another schema or engine fails.
        """
        return (self.schema, self.engine) == (SCHEMA_VERSION, _engine_version())


def here() -> Versions:
    """Return the versions of this program."""
    return Versions(SCHEMA_VERSION, _engine_version(), lexicon.version())


@cache
def _engine_version() -> str:
    return metadata.version("tantivy")


def folder() -> Path:
    """Return the folder of all that the search keeps, made where it is missing."""
    path: Path = settings.DATA_DIR / "search"
    path.mkdir(parents=True, exist_ok=True)
    return path


def link() -> Path:
    """Return the path that always leads to the generation that counts."""
    return Path(settings.DATA_DIR) / "search" / "current"


def begin() -> Path:
    """Make an empty folder for a new generation."""
    path = folder() / f"{_PREFIX}{uuid.uuid4().hex[:12]}"
    path.mkdir()
    return path


def publish(generation: Path) -> None:
    """Let a finished generation count, in one step, and remove those before the last."""
    marker = json.dumps(asdict(here()))
    (generation / _MARKER).write_text(marker, encoding="utf-8")
    previous = link().resolve().name if link().is_symlink() else ""
    fresh = folder() / f"link-{uuid.uuid4().hex[:12]}"
    fresh.symlink_to(generation.name)
    os.replace(fresh, link())  # noqa: PTH105 -- the one call that swaps a link in one step
    remove_others(keep={generation.name, previous})


def remove_others(keep: set[str]) -> None:
    """Remove generations that nobody reads any more; readers keep files that they have open."""
    for path in folder().glob(f"{_PREFIX}*"):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def versions_of(generation: Path) -> Versions | None:
    """Return what a generation was built with; None, if it says nothing readable."""
    try:
        told = json.loads((generation / _MARKER).read_text(encoding="utf-8"))
        return Versions(**told)
    except (OSError, ValueError, TypeError):
        return None


def _wish() -> Path:
    return folder() / "rebuild-wanted"


def ask_for_rebuild() -> None:
    """Leave word for the indexer to build the index anew."""
    _wish().touch()


def rebuild_is_wanted() -> bool:
    """Say whether somebody asked for a new index."""
    return _wish().exists()


def grant_rebuild() -> None:
    """Take the wish away; done before building, so that a later wish counts again."""
    _wish().unlink(missing_ok=True)
