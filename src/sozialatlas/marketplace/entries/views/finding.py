"""Finds what an address names, for whoever may see it; others get nothing."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from sozialatlas.marketplace.entries import queries
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.kinds import BY_WORD, EntryKind
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.proposals.queries import visible_to
from sozialatlas.marketplace.workspace.access import person_of


def entry_of(request: HttpRequest, key: uuid.UUID) -> Entry:
    """Return an entry that can still be changed.

    Raises: Http404, for foreign ones as for those that do not exist.
    """
    rows = queries.drafts_of(person_of(request)).filter(
        pk=key, proposal__state__in=Proposal.UNFINISHED
    )
    draft = rows.first()
    if draft is None:
        raise Http404
    return Entry(draft)


def proposal_of(request: HttpRequest, key: uuid.UUID) -> Proposal:
    """Return something that was sent, or a draft.

    Raises: Http404.
    """
    rows = visible_to(person_of(request)).select_related("organization", "rule")
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def kind_of(word: str) -> EntryKind:
    """Return the kind that an address names.

    Raises: Http404.
    """
    if word not in BY_WORD:
        raise Http404
    return BY_WORD[word]
