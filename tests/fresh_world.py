"""A small county for tests of pages and interfaces, with nothing kept from the test before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache

from sozialatlas.search import labels
from sozialatlas.search.engine.reader import reader
from tests.search.world import World


@pytest.fixture
def world(db: None, data_dir: Path) -> Iterator[World]:
    """Return a county without records."""
    # Whitenoise warns where there is no such folder, and warnings are errors.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    reader.drop()
    cache.clear()
    labels.forget()
    yield World()
    reader.drop()
    cache.clear()
    labels.forget()
