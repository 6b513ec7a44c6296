"""What tests of pages share."""

from tests.fresh_world import world

__all__ = ["world"]
