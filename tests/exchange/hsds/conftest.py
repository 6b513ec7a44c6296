"""What tests of the HSDS interface share."""

from __future__ import annotations

import pytest

from sozialatlas.exchange.hsds import remembering


@pytest.fixture(autouse=True)
def _found_anew() -> None:
    """Forget what the test before found: its rows are gone without a word."""
    remembering.forget()
