"""Which later answers stand on an earlier one, so that each can be taken back in its turn."""

from __future__ import annotations

from sozialatlas.marketplace.duplicates.errors import LaterAnswer
from sozialatlas.marketplace.duplicates.models import Candidate


def refuse_before_later(found: Candidate) -> None:
    """Refuse to take an answer back that a later one stands on.

    Both changed what the same organization belongs to. Taken back in another order, each would
    return to what the other one left, and nothing could take that back any more.
    Raises: LaterAnswer.
    """
    moved = _moved(found)
    if not moved:
        return
    rows = Candidate.objects.filter(
        kind=found.kind, state__in=Candidate.CHANGING, decided_at__gt=found.decided_at
    )
    for later in rows.select_related("merged").order_by("-decided_at", "pk"):
        if moved & _moved(later):
            raise LaterAnswer(str(later))


def _moved(answered: Candidate) -> frozenset[str]:
    """Return the organizations of which an answer changed what they belong to."""
    if answered.tree_before:
        return frozenset({answered.tree_before["part"]})
    if answered.merged is None:
        return frozenset()
    journal = answered.merged.journal
    below = {key for _kind, key, column in journal["moved"] if column == "parent_id"}
    itself = {str(answered.merged.new_id)} if "parent_key" in journal.get("fields", ()) else set()
    return frozenset(below | itself)
