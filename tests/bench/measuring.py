"""One part of the figures, measured in this process.

A module of its own, since a new process can find nothing by name in a `__main__.py`.
"""

from __future__ import annotations

import os
from importlib import import_module

from tests.bench.figures import Figure


def measure(part: str) -> list[Figure]:
    """Measure a part here, on SQLite and with no setting but the program's own."""
    for name in list(os.environ):
        is_ours = name.startswith("SOZIALATLAS_") and name != "SOZIALATLAS_TEST_DATA"
        if name == "DATABASE_URL" or is_ours:
            del os.environ[name]
    os.environ["DJANGO_SETTINGS_MODULE"] = "sozialatlas.project.settings"
    os.environ["SOZIALATLAS_LOG_LEVEL"] = "error"
    figures: list[Figure] = import_module(f"tests.bench.{part}").measure()
    return figures
