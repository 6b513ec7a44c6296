"""Reads proposals: what waits, what they say, and how fast the county answers."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from sozialatlas.accounts.models import User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.errors import Gone
from sozialatlas.directory.models import Topic
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.marketplace.membership.queries import organizations_of
from sozialatlas.marketplace.proposals.models import Change, Note, Proposal


@dataclass(frozen=True, slots=True)
class Promise:
    """How many proposals were handed in, and how many were answered in time."""

    count: int
    in_time: int

    @property
    def share(self) -> float | None:
        """The share answered in time, 0 to 1; None where nothing was handed in."""
        return self.in_time / self.count if self.count else None

    @property
    def percent(self) -> float:
        """The share in percent, for people; 0 where nothing was handed in."""
        return 100 * (self.share or 0)


def visible_to(user: User) -> QuerySet[Proposal]:
    """Return the proposals of a person and of the organizations that the person speaks for.

    Who no longer speaks for one keeps the drafts that were begun, and nothing that was handed in.
    """
    own = Q(author=user) & (Q(organization=None) | Q(state=Proposal.State.DRAFT))
    theirs = Q(organization__in=organizations_of(user))
    return Proposal.objects.filter(own | theirs, origin=Proposal.Origin.PROVIDER)


def unfinished_about(ids: Collection[uuid.UUID]) -> QuerySet[Proposal]:
    """Return the proposals about some things on which nobody has decided, the oldest first."""
    about = Change.objects.filter(record_id__in=ids)
    return Proposal.objects.unfinished().filter(pk__in=about.values("proposal"))


def wanted_of(proposal: Proposal) -> list[Wanted]:
    """Return what a proposal wants of each thing."""
    return [
        Wanted(kind=each.kind, id=each.record_id, fields=each.wanted, is_new=each.is_new)
        for each in proposal.changes.all()
    ]


def said_now(change: Change) -> dict[str, object]:
    """Return what the public copy says at the moment in the fields of a change.

    Raises: Gone, if the thing is no longer there.
    """
    thing = change.of_kind.model._default_manager.filter(pk=change.record_id).first()
    if thing is None:
        raise Gone(change.kind, change.record_id)
    said = snapshot(thing)
    return {name: getattr(said, name) for name in change.values}


def set_topics(proposal: Proposal, codes: Sequence[str]) -> None:
    """Let a proposal be found by these topics; unknown codes are left to the decision."""
    proposal.topics.set(Topic.objects.filter(code__in=codes))


def was_appealed(proposal: Proposal) -> bool:
    """Return whether somebody objected to a decision about a proposal."""
    return proposal.notes.filter(kind=Note.Kind.APPEAL).exists()


def promise(rows: QuerySet[Proposal], *, since: dt.date, until: dt.date) -> Promise:
    """Return how the promise of an answer was kept for what was due since a day.

    An answer counts at once; what has none counts as late as soon as it was due before `until`.
    What nobody had to decide, as counted places, was never due, and for what an import wants
    nobody waits.
    """
    is_known = Q(due_on__lt=until) | Q(answered_at__isnull=False)
    due = rows.filter(is_known, due_on__gte=since).exclude(state=Proposal.State.WITHDRAWN)
    due = due.exclude(origin=Proposal.Origin.IMPORT)
    counted = due.annotate(answered_on=TruncDate("answered_at")).aggregate(
        count=Count("pk"), in_time=Count("pk", filter=Q(answered_on__lte=F("due_on")))
    )
    return Promise(counted["count"], counted["in_time"])
