"""What the log says of what anybody may send: one line, so that nobody can flood it."""

from __future__ import annotations

import logging


class WithoutTraceback(logging.Filter):
    """Keeps the message and drops the thirty lines of how Django came upon it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through."""
        record.exc_info = record.exc_text = None
        return True
