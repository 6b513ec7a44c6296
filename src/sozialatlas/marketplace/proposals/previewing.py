"""The public page of what a proposal makes: published, shown, and taken back at once."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from sozialatlas.accounts.models import User
from sozialatlas.core import previews
from sozialatlas.directory import actions as directory
from sozialatlas.directory.actions import Authority
from sozialatlas.directory.errors import DirectoryError
from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.proposals.queries import wanted_of

PAGES = {
    RecordKind.SERVICE_AT_LOCATION.value: "service",
    RecordKind.SERVICE.value: "service",
    RecordKind.EVENT.value: "event",
    RecordKind.VOLUNTEER_ROLE.value: "volunteer_role",
}
"""What has a page of its own, and of what type; a service has one for each of its places."""


def new_record(proposal: Proposal) -> tuple[str, uuid.UUID] | None:
    """Return kind and id of the new thing of a proposal that gets a page; None without one."""
    if not previews.is_offered():
        return None
    new = {each.kind: each.record_id for each in proposal.changes.all() if each.is_new}
    return next(((kind, new[kind]) for kind in PAGES if kind in new), None)


def page(
    request: HttpRequest,
    proposal: Proposal,
    record: tuple[str, uuid.UUID],
    note: str,
    *,
    by: User,
    at: dt.datetime,
) -> HttpResponse | None:
    """Return the page of a record as the proposal wants it; None where something is missing.

    All that is written is taken back before anybody else could see it. `note` stands above.
    """
    kind, record_id = record
    try:
        with transaction.atomic():
            directory.change(wanted_of(proposal), Authority(by=by, at=at))
            shown = previews.page(request, PAGES[kind], record_id, note)
            transaction.set_rollback(True)
    except DirectoryError:
        return None
    return shown
