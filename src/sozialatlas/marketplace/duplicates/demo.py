"""Pairs for the demo county."""

from __future__ import annotations

import datetime as dt

from sozialatlas.marketplace.duplicates import actions


def fill(at: dt.datetime) -> None:
    """Look for pairs, as each night does."""
    actions.renew(at=at)
