"""What tests of pages share."""

import pytest

from sozialatlas.directory.models import ServiceAtLocation
from tests.fresh_world import world
from tests.portal import detail_world

__all__ = ["world"]


@pytest.fixture
def record(db: None) -> ServiceAtLocation:
    """Return a service that says all that a page can show."""
    return detail_world.at(detail_world.service(), detail_world.town())
