"""One pair, side by side."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import NOWHERE, editing_reach
from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.directory.models import RecordKind, slug_of
from sozialatlas.marketplace.duplicates import listing, pair_map, queries, wording
from sozialatlas.marketplace.duplicates.comparing import Compared, Side, compared
from sozialatlas.marketplace.duplicates.models import Candidate
from sozialatlas.marketplace.proposals.models import ReviewSettings
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of

PATH = "redaktion/dubletten"
# Which kinds have a public page of their own, and of what type.
_PAGES: Mapping[str, str] = {
    RecordKind.SERVICE: "service",
    RecordKind.EVENT: "event",
    RecordKind.VOLUNTEER_ROLE: "volunteer_role",
}

_NEXT_DOOR = 100
"""Metres. Nearer points cover each other on a map without streets: the distance is told alone."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One side with the ways to it."""

    side: Side
    public_url: str
    admin_url: str


@require_safe
@for_reviewers
def page(request: HttpRequest, candidate_id: uuid.UUID) -> HttpResponse:
    """Show both entries with what differs, how near they are, and the answers."""
    user = person_of(request)
    shown = context(user, found(user, candidate_id))
    return render(request, "marketplace/duplicates/pair.html", shown)


def found(user: User, candidate_id: uuid.UUID) -> Candidate:
    """Return one pair.

    Raises: Http404, for one that the person may not see.
    """
    rows = queries.visible_to(user).select_related("decided_by", "approved_by", "merged")
    candidate = rows.filter(pk=candidate_id).first()
    if candidate is None:
        raise Http404
    return candidate


def context(user: User, candidate: Candidate) -> dict[str, object]:
    """Return what the page of a pair shows."""
    before, after = queries.neighbours(queries.visible_to(user), candidate)
    root = addresses.page(PATH, languages.current())
    both = compared(candidate, listing.entries_of([candidate]))
    is_waiting = candidate.state == Candidate.State.OPEN
    return {
        "candidate": candidate,
        "both": both,
        "shown": [_shown(user, candidate, side) for side in both.sides] if both else [],
        "reasons": wording.said(candidate.reasons),
        "drawing": _drawing(both),
        "apart": wording.apart(both.metres) if both and both.metres is not None else "",
        "is_waiting": is_waiting and both is not None,
        "is_first_of_two": ReviewSettings.current().is_four_eyes and not candidate.approved_state,
        "is_answered": candidate.state in Candidate.ANSWERED,
        "may_be_branch": candidate.kind == RecordKind.ORGANIZATION,
        "may_be_other": candidate.kind == RecordKind.SERVICE,
        "url": f"{root}/{candidate.pk}",
        "refusal": "",
        "typed": "",
        "previous_url": f"{root}/{before}" if before else "",
        "next_url": f"{root}/{after}" if after else "",
        "crumbs": [Crumb(_("Dubletten"), root), Crumb(candidate.first_name)],
    }


def _drawing(both: Compared | None) -> pair_map.Drawing | None:
    if both is None or both.points is None or both.metres is None:
        return None
    if both.metres < _NEXT_DOOR:
        return None
    return pair_map.drawing(*both.points, both.metres, timezone.localdate())


def _shown(user: User, candidate: Candidate, side: Side) -> Shown:
    kind = _PAGES.get(candidate.kind)
    public = ""
    if kind and side.is_open:
        slug = slug_of(side.name)
        public = addresses.record(kind, slug, side.thing.pk, languages.current())
    may_edit = editing_reach(user) != NOWHERE
    model = side.thing._meta.model_name
    admin = reverse(f"admin:directory_{model}_change", args=[side.thing.pk]) if may_edit else ""
    return Shown(side, public, admin)
