"""What was confirmed and said on the telephone follows an entry that is merged into another."""

from __future__ import annotations

from sozialatlas.directory import following
from sozialatlas.directory.following import Rows
from sozialatlas.marketplace.freshness.models import Call, Verification


def add() -> None:
    """Let both follow. What was asked and not answered ends with the entry that goes."""
    for name, model in (("confirmations", Verification), ("calls", Call)):
        following.add(Rows(name=name, model=model, column="record_id", kind_column="kind"))
