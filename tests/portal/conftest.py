"""What tests of pages share."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.fresh_world import world

__all__ = ["world"]


@pytest.fixture(scope="session", autouse=True)
def _folder_of_static_files() -> None:
    """Whitenoise warns where there is no such folder, and warnings are errors."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
