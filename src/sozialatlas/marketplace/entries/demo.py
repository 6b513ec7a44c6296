"""A draft of the demo's provider, so that there is something to go on with."""

from __future__ import annotations

import datetime as dt

from sozialatlas.accounts.models import User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.entries import actions
from sozialatlas.marketplace.entries.kinds import KINDS, ORGANIZATION
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.marketplace.proposals import actions as proposals

_TEXT = "Wir sind für alle da, die hier leben, und"
"""Ends in the middle of the sentence, as drafts do."""


def fill(now: dt.datetime, *, provider: User) -> None:
    """Begin to describe an organization that the person speaks for; nothing a second time."""
    mine = Organization.objects.filter(pk__in=membership.organization_ids(provider))
    organization = mine.order_by("pk").first()
    if organization is None or Draft.objects.exists():
        return
    at = now - dt.timedelta(days=2)
    kind = next(each for each in KINDS if each.main == ORGANIZATION)
    things = {ORGANIZATION: organization.pk}
    draft = actions.begin_change(kind, things, organization, by=provider, at=at)
    wanted = Wanted(kind=ORGANIZATION, id=organization.pk, fields={"description": _TEXT})
    proposals.keep(draft.proposal, [wanted], at=at)
