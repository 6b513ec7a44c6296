"""Hands in the changes of a table: a proposal for each service, all or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.bulk.errors import TooManyChanges
from sozialatlas.marketplace.bulk.examining import Examined
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.models import Proposal

MOST = 300
"""Services that change at once, some 8 s: SQLite has one writer, and others wait 20 s for it."""


def hand_in(
    examined: Examined, *, by: User, at: dt.datetime, comment: str = ""
) -> tuple[Proposal, ...]:
    """Hand in what was found to change.

    Raises: TooManyChanges; what `proposals.actions.submit` raises, and then nothing is handed in.
    """
    of_services = examined.of_services()
    if len(of_services) > MOST:
        raise TooManyChanges(len(of_services))
    organizations = _organizations(examined)
    owner = {row.service_id: row.organization_id for row in examined.services.values()}
    with transaction.atomic():
        handed = []
        for service_id, wanted in of_services.items():
            beginning = proposals.Beginning(
                origin=Proposal.Origin.PROVIDER,
                by=by,
                at=at,
                organization=organizations[owner[service_id]],
            )
            draft = proposals.begin(beginning, wanted)
            handed.append(proposals.submit(draft, by=by, at=at, comment=comment))
    return tuple(handed)


def _organizations(examined: Examined) -> Mapping[object, Organization]:
    keys = {row.organization_id for row in examined.services.values()}
    return dict(Organization.objects.in_bulk(list(keys)))
