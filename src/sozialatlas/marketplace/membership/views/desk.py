"""The pages on which the county's editors decide who speaks for which organization."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sozialatlas.accounts.queries import editing_reach
from sozialatlas.core import documents
from sozialatlas.core.components import Crumb
from sozialatlas.directory import permissions
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import actions, codes, letter, menu, queries
from sozialatlas.marketplace.membership.errors import LastOwner, NotMember, NotOpen
from sozialatlas.marketplace.membership.forms import GrantForm, RefuseForm, RoleForm, TrustForm
from sozialatlas.marketplace.membership.models import Claim, Trust
from sozialatlas.marketplace.membership.views import going
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of

MOST_FOUND = 20


@for_reviewers
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """List the claims that wait, organizations that nobody keeps, and find an organization."""
    user, now = person_of(request), timezone.now()
    reach = editing_reach(user)
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:100]
    context = {
        "may": menu.may_decide(user),
        "claims": queries.claims_decided_by(user)
        .open_at(now)
        .select_related("organization", "user"),
        "vacancies": queries.vacancies_within(reach)[:MOST_FOUND],
        "q": words,
        "found": _found(request, words),
    }
    return render(request, "marketplace/membership/desk.html", context)


@for_reviewers
@require_safe
def claim(request: HttpRequest, key: int) -> HttpResponse:
    """Show one claim with what is to be done."""
    return _page(request, _claim(request, key))


@for_reviewers
@require_POST
def code(request: HttpRequest, key: int) -> HttpResponse:
    """Make a code: to read out on the telephone, or as a letter to print."""
    found = _claim(request, key)
    try:
        fresh = actions.new_code(found, at=timezone.now())
    except NotOpen:
        return _decided(request)
    if found.way != Claim.Way.LETTER:
        return _page(request, found, code=codes.shown(fresh))
    try:
        made = letter.pdf(found, fresh, on=timezone.localdate())
    except documents.BusyError:
        text = _("Gerade werden viele Dokumente gedruckt. Versuchen Sie es gleich noch einmal.")
        return going.refused(request, _url(key), text)
    reply = HttpResponse(made, content_type="application/pdf")
    reply["Content-Disposition"] = f'attachment; filename="brief-{found.pk}.pdf"'
    return reply


@for_reviewers
@require_POST
def grant(request: HttpRequest, key: int) -> HttpResponse:
    """Let the person in."""
    found, form = _claim(request, key), GrantForm(request.POST)
    if not form.is_valid():
        return _page(request, found, granting=form)
    asked = form.cleaned_data
    try:
        actions.grant(
            found,
            role=asked["role"],
            reason=asked["reason"],
            by=person_of(request),
            at=timezone.now(),
        )
    except NotOpen:
        return _decided(request)
    return going.done(request, going.url(going.DESK), _("Der Zugang ist gegeben."))


@for_reviewers
@require_POST
def refuse(request: HttpRequest, key: int) -> HttpResponse:
    """Let the person not in."""
    found, form = _claim(request, key), RefuseForm(request.POST)
    if not form.is_valid():
        return _page(request, found, refusing=form)
    try:
        actions.refuse(
            found, reason=form.cleaned_data["reason"], by=person_of(request), at=timezone.now()
        )
    except NotOpen:
        return _decided(request)
    return going.done(request, going.url(going.DESK), _("Der Antrag ist abgelehnt."))


@for_reviewers
@require_http_methods(["GET", "HEAD", "POST"])
def organization(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show the members of an organization and how far it is trusted; take a change of that."""
    found = _organization(request, key)
    form = TrustForm(request.POST if request.method == "POST" else {"level": _level(found)})
    if request.method == "POST" and form.is_valid():
        actions.trust(
            organization=found,
            level=form.cleaned_data["level"],
            by=person_of(request),
            at=timezone.now(),
        )
        return going.done(request, _url_of(found), _("Gespeichert."))
    context = {
        "organization": found,
        "members": queries.members_of(found),
        "form": form.dressed(),
        "inherits": queries.is_trusted(found.pk) and _level(found) != Trust.Level.TRUSTED,
        "crumbs": [*_crumbs(), Crumb(found.name, "", "de")],
    }
    return render(request, "marketplace/membership/desk_organization.html", context)


@for_reviewers
@require_POST
def member(request: HttpRequest, key: uuid.UUID, user_id: int) -> HttpResponse:
    """Give a member another role, or end the access."""
    found = _organization(request, key)
    form = RoleForm(request.POST)
    try:
        row = queries.member(found, user_id)
        if "remove" in request.POST:
            actions.remove(row, is_last_allowed=True)
        elif form.is_valid():
            actions.change_role(row, role=form.cleaned_data["role"])
        else:
            return going.refused(request, _url_of(found), _("Diese Rolle gibt es nicht."))
    except NotMember:
        return going.refused(request, _url_of(found), _("Diese Person gehört nicht mehr dazu."))
    except LastOwner:
        text = _("Eine Person muss verantwortlich bleiben. Machen Sie zuerst eine andere dazu.")
        return going.refused(request, _url_of(found), text)
    return going.done(request, _url_of(found), _("Gespeichert."))


def _claim(request: HttpRequest, key: int) -> Claim:
    rows = queries.claims_decided_by(person_of(request))
    found = rows.select_related("organization", "user").filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _organization(request: HttpRequest, key: uuid.UUID) -> Organization:
    found = _organizations(request).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _organizations(request: HttpRequest) -> QuerySet[Organization]:
    reach = editing_reach(person_of(request))
    return permissions.editable(Organization.objects.all(), reach)


def _found(request: HttpRequest, words: str) -> list[Organization]:
    if not words:
        return []
    rows = _organizations(request).filter(name__icontains=words)
    return list(rows.order_by("name", "pk")[:MOST_FOUND])


def _level(organization: Organization) -> str:
    row = Trust.objects.filter(organization=organization).first()
    return row.level if row else Trust.Level.CHECKED


def _page(
    request: HttpRequest,
    found: Claim,
    *,
    code: str = "",
    granting: GrantForm | None = None,
    refusing: RefuseForm | None = None,
) -> HttpResponse:
    now = timezone.now()
    context = {
        "claim": found,
        "code": code,
        "is_open": found.state == Claim.State.OPEN and found.expires_at > now,
        "owners": queries.owners(found.organization_id),
        "earlier": queries.earlier_claims(found),
        "granting": (granting or GrantForm()).dressed(),
        "refusing": (refusing or RefuseForm()).dressed(),
        "crumbs": [*_crumbs(), Crumb(found.organization.name, "", "de")],
    }
    return render(request, "marketplace/membership/desk_claim.html", context)


def _decided(request: HttpRequest) -> HttpResponse:
    text = _("Darüber ist schon entschieden, oder die Frist ist vorbei.")
    return going.refused(request, going.url(going.DESK), text)


def _crumbs() -> list[Crumb]:
    return [Crumb(_("Zugänge"), going.url(going.DESK))]


def _url(key: int) -> str:
    return going.url(f"{going.DESK}/{key}")


def _url_of(organization: Organization) -> str:
    return going.url(f"{going.DESK}/traeger/{organization.pk}")
