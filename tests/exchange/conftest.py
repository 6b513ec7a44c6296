"""What tests of the interface share."""

from tests.fresh_world import world

__all__ = ["world"]
