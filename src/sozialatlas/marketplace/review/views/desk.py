"""The first page of the county's people: what waits for them, and how the promise is kept."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.marketplace.proposals import queries
from sozialatlas.marketplace.proposals.models import ReviewSettings
from sozialatlas.marketplace.review.sight import visible_to
from sozialatlas.marketplace.workspace import navigation
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of

MEASURED_DAYS = 90


@require_safe
@for_reviewers
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits, one line a page of the menu."""
    user, today = person_of(request), timezone.localdate()
    language = languages.current()
    tasks = [
        (page.label, addresses.page(page.path, language), page.count(user))
        for page in navigation.pages(navigation.DESK, user)
        if page.path != "redaktion"
    ]
    since = today - dt.timedelta(days=MEASURED_DAYS)
    context = {
        "tasks": tasks,
        "promise": queries.promise(visible_to(user), since=since, until=today),
        "measured_days": MEASURED_DAYS,
        "answer_days": ReviewSettings.current().answer_days,
    }
    return render(request, "marketplace/review/desk.html", context)
