"""A draft of the demo's provider, and how often the public opened the provider's entries."""

from __future__ import annotations

import datetime as dt

from sozialatlas.accounts.models import User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.models import Organization, ServiceAtLocation
from sozialatlas.marketplace.entries import actions
from sozialatlas.marketplace.entries.kinds import KINDS, LINK, ORGANIZATION
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.search import record_uses
from sozialatlas.search.models import RecordUse
from sozialatlas.search.record_uses import Opened

_TEXT = "Wir sind für alle da, die hier leben, und"
"""Ends in the middle of the sentence, as drafts do."""
_OPENED = 12


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


def count(today: dt.date, *, provider: User) -> None:
    """Let the public have opened the person's services; nothing a second time."""
    mine = membership.records_of(provider)[LINK].order_by("pk")[:_OPENED]
    rows = ServiceAtLocation.objects.filter(pk__in=[each.pk for each in mine])
    services = rows.select_related("service", "location__municipality").order_by("pk")
    if RecordUse.objects.filter(record_id__in=[each.pk for each in services]).exists():
        return
    for number, row in enumerate(services.prefetch_related("service__topics")):
        topic = next((_typed(each.label) for each in row.service.topics.all()), "")
        town = row.location.municipality
        words = ("", topic, f"{topic} {town.name.lower()}".strip() if town else "")
        for days in range(record_uses.LEAST_DAYS):
            counts = {Opened(row.pk, each): 1 + (number * 7 + days * 3) % 5 for each in words}
            record_uses.add(counts, today - dt.timedelta(days=days * 4))


def _typed(label: str) -> str:
    """Return what people type who look for a topic: its first words."""
    return label.partition(",")[0].partition(" und ")[0].lower()
