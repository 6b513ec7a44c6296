"""News of the directory for the rooms above."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.dispatch import Signal

from sozialatlas.accounts.models import User

records_changed = Signal()
"""Sent inside the transaction of a change, with `record_ids`: the ids of all records whose
public face may have changed (also those that were closed or removed), and `things`: what was
changed itself, by kind and id."""

withheld = Signal()
"""Sent inside the transaction of an import, with `source`, `at` and `things` (`Withheld`): what it
says otherwise of fields that somebody else keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How somebody confirmed things at `at`, which was written down at `noted_at`.

    Without an account `by` is None, and `said_by` is the address at which somebody was asked.
    """

    how: str
    by: User | None
    at: dt.datetime
    noted_at: dt.datetime
    said_by: str


verified = Signal()
"""Sent inside the transaction in which somebody confirmed things, with `kind`, `ids` and `check`
(`Check`)."""
