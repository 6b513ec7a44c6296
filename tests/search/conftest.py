"""A data folder of its own and a small county for each test of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sozialatlas.search import indexing
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.indexer import Indexer
from tests.search.world import World


@pytest.fixture
def index_folder(data_dir: Path) -> Path:
    """Return the folder of the index; the process has none open."""
    reader.drop()
    return data_dir / "search"


@pytest.fixture
def world(db: None, index_folder: Path) -> World:
    """Return a county without records."""
    return World()


@pytest.fixture
def indexed(world: World) -> Callable[[], None]:
    """Return the call that builds the index from what the test has created."""

    def build() -> None:
        indexing.build()

    return build


@pytest.fixture
def indexer(world: World) -> Iterator[Indexer]:
    """Return the indexer, which has not begun yet."""
    made = Indexer()
    yield made
    made.close()
