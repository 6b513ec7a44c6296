"""Finds what an address names, for whoever may see it; others get nothing."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from sozialatlas.marketplace.entries import queries
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.errors import AlreadyDecided
from sozialatlas.marketplace.entries.kinds import BY_WORD, EntryKind
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.proposals.queries import visible_to
from sozialatlas.marketplace.workspace.access import person_of


def entry_of(request: HttpRequest, key: uuid.UUID) -> Entry:
    """Return an entry that can still be changed.

    Raises: Http404, for foreign ones as for those that do not exist; AlreadyDecided; Gone.
    """
    entry = Entry(open_draft(request, key))
    entry.refuse_gone()
    return entry


def open_draft(request: HttpRequest, key: uuid.UUID) -> Draft:
    """Return a draft on which nobody has decided, also of something that was deleted.

    Raises: Http404, AlreadyDecided.
    """
    draft = queries.drafts_of(person_of(request)).filter(pk=key).first()
    if draft is None:
        raise Http404
    if draft.proposal.state not in Proposal.UNFINISHED:
        raise AlreadyDecided
    return draft


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
