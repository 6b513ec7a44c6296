"""Moments of which some are unknown."""

from __future__ import annotations

import datetime as dt


def latest(*moments: dt.datetime | None) -> dt.datetime | None:
    """Return the latest of the moments that are known, None where none is."""
    return max((each for each in moments if each is not None), default=None)
