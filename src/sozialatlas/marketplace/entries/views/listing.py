"""The list of entries, a new one, and one that is published."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sozialatlas.accounts.models import User
from sozialatlas.core.components import Crumb
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.entries import actions, checking, queries, seen, ways
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.errors import TooManyDrafts
from sozialatlas.marketplace.entries.kinds import KINDS, LINK, EntryKind
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.entries.views.finding import kind_of
from sozialatlas.marketplace.entries.views.meanwhile import typed
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.workspace.access import for_providers, person_of

_LONGEST_SEARCH = 100


@require_safe
@for_providers
def listing(request: HttpRequest) -> HttpResponse:
    """Show the entries by organization."""
    user = person_of(request)
    text = request.GET.get("q", "").replace("\0", "").strip()[:_LONGEST_SEARCH]
    now, today = timezone.now(), timezone.localdate()
    groups = queries.groups(user, today, text)
    context = {
        "groups": groups,
        "found_by": queries.found_by(groups, today),
        "claims": membership.open_claims(user, now),
        "waiting": queries.waiting_organizations(user),
        "q": text,
    }
    return render(request, "marketplace/entries/listing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_providers
def new(request: HttpRequest) -> HttpResponse:
    """Ask what kind of entry it will be and for whom, and begin it."""
    user = person_of(request)
    organizations = _organizations(user)
    if request.method == "POST":
        kind = kind_of(request.POST.get("art", ""))
        key = request.POST.get("traeger", "")
        found = next((each for each, _name in organizations if str(each) == key), None)
        if found is not None and kind.can_be_new:
            try:
                draft = actions.begin_new(kind, found, by=user, at=timezone.now())
            except TooManyDrafts:
                return ways.refused(request, ways.url(ways.HOME), _too_many())
            return HttpResponseRedirect(ways.draft(draft.pk, kind.steps[0]))
    context = {
        "kinds": [kind for kind in KINDS if kind.can_be_new],
        "organizations": organizations,
        "is_refused": request.method == "POST",
        "crumbs": [Crumb(_("Einträge"), ways.url(ways.LIST)), Crumb(_("Neu"))],
    }
    return render(request, "marketplace/entries/new.html", context)


def _too_many() -> str:
    return _(
        "Sie haben schon sehr viele Entwürfe. Bitte senden oder löschen Sie zuerst einige davon."
    )


def _organizations(user: User) -> list[tuple[uuid.UUID, str]]:
    """Return for whom a person may prepare an entry; sending asks once more."""
    own = membership.organizations_of(user)
    claimed = membership.claimed_organizations(user, timezone.now())
    known = [(each.pk, each.name) for each in (*own, *claimed)]
    return list(dict.fromkeys([*known, *queries.waiting_organizations(user)]))


@require_http_methods(["GET", "HEAD", "POST"])
@for_providers
def published(request: HttpRequest, word: str, key: uuid.UUID) -> HttpResponse:
    """Show a published entry page by page; begin to change one of them."""
    user, kind = person_of(request), kind_of(word)
    things = queries.things_of(kind, key)
    if things is None or not queries.may_change(user, kind, things):
        raise Http404
    if request.method == "POST":
        step = request.POST.get("seite", "")
        if step not in kind.steps:
            raise Http404
        organization = _organization(user, kind, things[kind.main])
        draft = actions.begin_change(kind, things, organization, by=user, at=timezone.now())
        if answers := typed(request):  # of a draft that was decided meanwhile
            actions.keep_typed(Entry(draft), step, answers)
        return HttpResponseRedirect(ways.draft(draft.pk, step))
    entry, now = Entry(_unsaved(kind, things)), timezone.now()
    today, link = timezone.localdate(now), things.get(LINK)
    counts = queries.capacities(user).filter(service_at_location=link) if link else ()
    context = {
        "name": entry.value(kind.main, "name", ""),
        "kind": kind,
        "sections": checking.sections(entry, today),
        "link_id": link,
        "counts": queries.with_age(counts, now),
        "seen": seen.of_entry(things, today) if kind.can_be_new else None,
        "crumbs": [
            Crumb(_("Einträge"), ways.url(ways.LIST)),
            Crumb(entry.value(kind.main, "name", ""), language="de"),
        ],
    }
    return render(request, "marketplace/entries/published.html", context)


def _unsaved(kind: EntryKind, things: object) -> Draft:
    """Return a draft that is never saved: the published entry as the pages read it."""
    assert isinstance(things, dict)
    found = {name: [str(key), False] for name, key in things.items()}
    return Draft(proposal=Proposal(), kind=kind.main, things=found)


def _organization(user: User, kind: EntryKind, key: uuid.UUID) -> Organization:
    """Return for whom a person changes an entry; a house that names nobody is its users'."""
    found = membership.organization_of(kind.main, key)
    if found is not None:
        return get_object_or_404(Organization, pk=found)
    own = membership.organizations_of(user)
    users = own.filter(services__at_locations__location=key).first()
    if users is None:
        raise Http404
    return users
