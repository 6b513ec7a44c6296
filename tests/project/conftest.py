"""What tests of the program share."""

from __future__ import annotations

from pathlib import Path

import pytest

from sozialatlas.search.engine import generations


@pytest.fixture
def index(data_dir: Path) -> Path:
    """Return the file that the engine writes anew with each commit."""
    generation = generations.begin()
    generations.publish(generation)
    meta = generation / "meta.json"
    meta.write_text("{}")
    return meta
