"""What there is to do, and free places in one step."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sozialatlas.accounts.models import User
from sozialatlas.core.typed_numbers import whole
from sozialatlas.directory.models import Capacity
from sozialatlas.marketplace.entries import actions, queries, seen, todo, ways
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.marketplace.workspace.access import for_providers, person_of

_MOST_PLACES = 100_000
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
    """Return free places that were counted long ago, with how many days ago that was."""
    rows = queries.old_counts(user, now).order_by("asserted_at", "pk")[:_SHOWN]
    return [(each, (now - each.asserted_at).days) for each in rows]


@for_providers
@require_POST
def count_free(request: HttpRequest, key: int) -> HttpResponse:
    """Take the number of free places, and show it at once."""
    user = person_of(request)
    found = queries.capacities(user).filter(pk=key).first()
    if found is None or found.service_at_location is None:
        raise Http404
    free = whole(request.POST.get("frei", ""), most=_MOST_PLACES)
    if free is None:
        said = _("Bitte eine Zahl angeben, 0 für keine.")
        return ways.refused(request, ways.url(ways.HOME), said)
    if found.maximum is not None and free > found.maximum:
        said = _("Es gibt nur {count} Plätze. Sind es mehr geworden? Dann ändern Sie den Eintrag.")
        return ways.refused(request, ways.url(ways.HOME), said.format(count=found.maximum))
    record = found.service_at_location
    actions.count_free(record, found.unit, free, by=user, at=timezone.now())
    said = _("{name}: {count} frei, gezählt heute. Das ist schon zu sehen.")
    text = said.format(name=record.service.name, count=free)
    return ways.done(request, ways.url(ways.HOME), text)
