"""Hands in the changes of a table: a proposal for each service, all or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.bulk.errors import TooManyChanges
from sozialatlas.marketplace.bulk.examining import Examined
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.models import Proposal

COUNTS = "capacities"
MOST = 300
"""Services that change at once, some 8 s: SQLite has one writer, and others wait 20 s for it."""


def hand_in(
    examined: Examined, *, by: User, at: dt.datetime, comment: str = ""
) -> tuple[Proposal, ...]:
    """Hand in what was found to change; free places are published at once.

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
            counts, others = _parted(wanted)
            done = proposals.publish_counts(beginning, counts) if counts else None
            if others:
                draft = proposals.begin(beginning, others)
                done = proposals.submit(draft, by=by, at=at, comment=comment)
            if done is not None:
                handed.append(done)
    return tuple(handed)


def _parted(wanted: Sequence[Wanted]) -> tuple[list[Wanted], list[Wanted]]:
    """Return the counts of free places, and what else is wanted."""
    counts: list[Wanted] = []
    others: list[Wanted] = []
    for each in wanted:
        rest = dict(each.fields)
        if COUNTS in rest:
            counts.append(replace(each, fields={COUNTS: rest.pop(COUNTS)}))
        if rest:
            others.append(replace(each, fields=rest))
    return counts, others


def _organizations(examined: Examined) -> Mapping[object, Organization]:
    keys = {row.organization_id for row in examined.services.values()}
    return dict(Organization.objects.in_bulk(list(keys)))
