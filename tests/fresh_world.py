"""A small county for tests of pages and interfaces, with nothing kept from the test before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

from sozialatlas.search import labels, portals
from sozialatlas.search.engine.reader import reader
from tests.search.world import World


def forget() -> None:
    """Drop what a process keeps of the database and of the index."""
    reader.drop()
    cache.clear()
    labels.forget()
    portals.forget()


@pytest.fixture
def world(db: None, data_dir: Path) -> Iterator[World]:
    """Return a county without records."""
    forget()
    yield World()
    forget()
