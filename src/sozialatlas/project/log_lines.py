"""What the log says of what anybody may send: one line, so that nobody can flood it."""

from __future__ import annotations

import logging

_FAILURE = 500


class RefusedInOneLine(logging.Filter):
    """Of a request that was refused keeps the message, and drops how Django came upon it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through."""
        status = getattr(record, "status_code", _FAILURE)
        if isinstance(status, int) and status < _FAILURE:
            record.exc_info = record.exc_text = None
        return True
