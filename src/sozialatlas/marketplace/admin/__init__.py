"""What comes from the public in the administration."""

from sozialatlas.marketplace.admin import helpful, inbox

__all__ = ["helpful", "inbox"]
