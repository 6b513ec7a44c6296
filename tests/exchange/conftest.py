"""What tests of the interface share."""

from __future__ import annotations

import pytest

from sozialatlas.exchange.access.pace import minute
from tests.fresh_world import world

__all__ = ["world"]


@pytest.fixture(autouse=True)
def _asked_anew() -> None:
    """Forget how much the test before asked: all come from one address."""
    minute.forget()
