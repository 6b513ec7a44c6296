"""What the marketplace keeps about an entry, which follows it when it is merged."""

from __future__ import annotations

import uuid

from django.utils import timezone

from sozialatlas.directory import following
from sozialatlas.directory.following import Rows
from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace.membership.actions import ask_for_access, ask_no_more
from sozialatlas.marketplace.models import HelpfulCount, PublicMessage
from sozialatlas.marketplace.proposals.models import Change, Proposal

_ORGANIZATION = RecordKind.ORGANIZATION.value


class Access:
    """Who spoke for the one that went asks for access to the other, and an editor decides.

    A merger is answered by people who may not let anybody in. Invitations stay behind for the
    same reason, and how far the county trusts an organization.
    """

    name = "access"

    def move(self, kind: str, old: uuid.UUID, new: uuid.UUID) -> list[str]:
        """Ask for access; return the keys of the claims."""
        if kind != _ORGANIZATION:
            return []
        return [str(each.pk) for each in ask_for_access(old, new, at=timezone.now())]

    def move_back(self, kind: str, old: uuid.UUID, new: uuid.UUID, moved: list[str]) -> None:
        """Withdraw the claims that are still open."""
        ask_no_more(moved, at=timezone.now())


def fill() -> None:
    """Put in all that names an entry."""
    following.add(Access())
    following.add(
        Rows(name="proposals", model=Proposal, column="organization_id", kind=_ORGANIZATION)
    )
    following.add(Rows(name="changes", model=Change, column="record_id", kind_column="kind"))
    for name, counted in (("messages", PublicMessage), ("helpful", HelpfulCount)):
        following.add(
            Rows(name=name, model=counted, column="record_id", kind_column="record_kind")
        )
