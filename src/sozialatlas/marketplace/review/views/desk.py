"""The first page of the county's people: what waits for them, and how the promise is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, languages
from sozialatlas.marketplace.proposals import queries
from sozialatlas.marketplace.proposals.models import ReviewSettings
from sozialatlas.marketplace.review.queue import MEASURED_DAYS
from sozialatlas.marketplace.review.sight import visible_to
from sozialatlas.marketplace.workspace import navigation
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of


@require_safe
@for_reviewers
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits, and where nothing does."""
    user, today = person_of(request), timezone.localdate()
    tasks = _tasks(user)
    since = today - dt.timedelta(days=MEASURED_DAYS)
    context = {
        "waiting": [task for task in tasks if task.count],
        "others": [task for task in tasks if not task.count],
        "promise": queries.promise(visible_to(user), since=since, until=today),
        "measured_days": MEASURED_DAYS,
        "answer_days": ReviewSettings.current().answer_days,
    }
    return render(request, "marketplace/review/desk.html", context)


@dataclass(frozen=True, slots=True)
class _Task:
    """A page of the menu, and how much waits there."""

    label: str | Promise
    url: str
    count: int


def _tasks(user: User) -> list[_Task]:
    language = languages.current()
    return [
        _Task(page.label, addresses.page(page.path, language), page.count(user))
        for page in navigation.pages(navigation.DESK, user)
        if page.path != "redaktion"
    ]
