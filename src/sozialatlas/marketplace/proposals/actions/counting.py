"""Free places: what a provider counts waits for nobody."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from sozialatlas.directory.actions import Wanted
from sozialatlas.marketplace.proposals.actions.deciding import publish_at_once
from sozialatlas.marketplace.proposals.actions.drafting import Beginning, begin
from sozialatlas.marketplace.proposals.models import Proposal


def publish_counts(beginning: Beginning, wanted: Sequence[Wanted]) -> Proposal:
    """Publish at once how many places are free; nobody has to look at it afterwards.

    Raises: what `directory.actions.change` raises; nothing is written then.
    """
    with transaction.atomic():
        proposal = begin(beginning, wanted)
        proposal.submitted_at = beginning.at
        publish_at_once(proposal, by=beginning.by, at=beginning.at)
        proposal.needs_check = False
        proposal.save(update_fields=["needs_check"])
    return proposal
