"""The list of proposals, and accepting several of them at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST, require_safe

from sozialatlas.core import addresses, languages, pagination
from sozialatlas.core.typed_numbers import whole
from sozialatlas.directory.errors import DirectoryError
from sozialatlas.marketplace.proposals import actions, queries
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.errors import ProposalError
from sozialatlas.marketplace.proposals.models import Proposal, ReviewSettings
from sozialatlas.marketplace.review import queue as waiting, ways
from sozialatlas.marketplace.review.queue import Wish
from sozialatlas.marketplace.review.sight import visible_to
from sozialatlas.marketplace.review.views import refusals
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of

MOST_AT_ONCE = 100


@require_safe
@for_reviewers
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision, as somebody asked for it."""
    wish, today = Wish.of(request.GET.dict()), timezone.localdate()
    own = visible_to(person_of(request))
    found = waiting.chosen(own, wish, today).select_related("organization", "author")
    pages = Paginator(found, wish.page_size)
    page = pages.get_page(request.GET.get("seite"))
    counts = waiting.counts(own)
    since = today - dt.timedelta(days=waiting.MEASURED_DAYS)
    context = {
        "wish": wish,
        "rows": waiting.rows_of(list(page.object_list), today),
        "count": pages.count,
        "views": [
            (
                name,
                label,
                counts.get(name),
                wish.query(stand=name if name != waiting.WAITING else ""),
            )
            for name, label in waiting.VIEWS
        ],
        "may_accept": wish.view in {waiting.WAITING, waiting.ASKED},
        "origins": Proposal.Origin.choices,
        "sorts": waiting.SORTS,
        "longer": f"{request.path}{replace(wish, is_long=True).query()}"
        if pages.num_pages > 1 and not wish.is_long
        else "",
        "long_size": waiting.LONG_PAGE_SIZE,
        "areas": waiting.areas(waiting.of_view(own, wish.view)),
        "topics": waiting.topics(),
        "promise": queries.promise(own, since=since, until=today),
        "answer_days": ReviewSettings.current().answer_days,
        "here": request.get_full_path(),
        "pager": pagination.build(
            page.number, pages.num_pages, lambda number: _address(wish, number)
        )
        if pages.num_pages > 1
        else None,
    }
    return render(request, "marketplace/review/queue.html", context)


def _address(wish: Wish, number: int) -> str:
    query = wish.query(seite=str(number) if number > 1 else "")
    return f"{addresses.page(ways.PROPOSALS, languages.current())}{query}"


@require_POST
@for_reviewers
def accept_several(request: HttpRequest) -> HttpResponse:
    """Accept the chosen proposals, each by itself; say which ones were not."""
    user, now = person_of(request), timezone.now()
    ids = request.POST.getlist("vorschlag")[:MOST_AT_ONCE]
    try:
        chosen = list(visible_to(user).waiting().filter(pk__in=ids))
    except ValidationError:  # what is no id at all
        chosen = []
    versions = {
        value.partition(":")[0]: value.partition(":")[2]
        for value in request.POST.getlist("fassung")
    }
    published = approved = 0
    for proposal in chosen:
        version = versions.get(str(proposal.pk), "")
        choice = Choice(version=whole(version), is_unread=True)
        try:
            after = actions.accept(proposal, choice, by=user, at=now)
        except (ProposalError, DirectoryError) as error:
            text = f"„{proposal.title}“: {refusals.words(error)}"
            messages.error(request, text)
        else:
            is_out = after.state in Proposal.PUBLISHED
            published, approved = published + is_out, approved + (not is_out)
    _say(request, published, approved, missing=len(ids) - len(chosen))
    return HttpResponseRedirect(_back(request))


def _say(request: HttpRequest, published: int, approved: int, *, missing: int) -> None:
    if published:
        text = ngettext(
            "{count} Vorschlag ist angenommen.", "{count} Vorschläge sind angenommen.", published
        )
        messages.success(request, text.format(count=published))
    if approved:
        text = ngettext(
            "{count} Vorschlag ist freigegeben und braucht eine zweite Person.",
            "{count} Vorschläge sind freigegeben und brauchen eine zweite Person.",
            approved,
        )
        messages.success(request, text.format(count=approved))
    if missing:
        text = ngettext(
            "{count} Vorschlag wartete nicht mehr.",
            "{count} Vorschläge warteten nicht mehr.",
            missing,
        )
        messages.warning(request, text.format(count=missing))
    if not published and not approved and not missing:
        messages.warning(request, _("Sie haben keinen Vorschlag ausgewählt."))


def _back(request: HttpRequest) -> str:
    """Return the list as it was, and never another site."""
    path = addresses.page(ways.PROPOSALS, languages.current())
    asked = Wish.of(
        {name: value for name, value in request.POST.items() if isinstance(value, str)}
    )
    return f"{path}{asked.query()}"
