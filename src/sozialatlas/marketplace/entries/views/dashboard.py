"""What there is to do, and nothing else first."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Capacity
from sozialatlas.marketplace.entries import queries, seen, todo
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.marketplace.workspace.access import for_providers, person_of

_SHOWN = 5


@require_safe
@for_providers
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show what is to do, and nothing else first."""
    user, now = person_of(request), timezone.now()
    context = {
        "todo": todo.todo(user, now),
        "drafts": queries.unsent(user)[:_SHOWN],
        "counts": _counts(user, now),
        "sent": queries.sent(user)[:_SHOWN],
        "has_organization": membership.organizations_of(user).exists(),
        "claims": membership.open_claims(user, now),
        "waiting": queries.waiting_organizations(user),
        "now": now,
        "seen": seen.of_person(user, timezone.localdate(now)),
    }
    return render(request, "marketplace/entries/dashboard.html", context)


def _counts(user: User, now: dt.datetime) -> list[tuple[Capacity, int]]:
    rows = queries.old_counts(user, now).order_by("asserted_at", "pk")[:_SHOWN]
    return queries.with_age(rows, now)
