"""The pages on which providers keep who speaks for their organization."""

from __future__ import annotations

import uuid
from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sozialatlas.core.components import Crumb
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import actions, queries
from sozialatlas.marketplace.membership.errors import (
    LastOwner,
    NotMember,
    NotOpen,
    TooManyInvitations,
)
from sozialatlas.marketplace.membership.forms import InviteForm, RoleForm
from sozialatlas.marketplace.membership.models import Claim, Invitation, Membership, Role
from sozialatlas.marketplace.membership.views import going
from sozialatlas.marketplace.workspace.access import for_providers, person_of


@for_providers
@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """List the organizations that a person speaks for, and claims that wait."""
    user = person_of(request)
    context = {
        "rows": queries.direct_memberships(user),
        "claims": queries.open_claims(user, timezone.now()),
    }
    return render(request, "marketplace/membership/organizations.html", context)


@for_providers
@require_http_methods(["GET", "HEAD", "POST"])
def organization(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show members, invitations and branches; take an invitation."""
    found = _own(request, key)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        _decides(request, found)
        if form.is_valid():
            return _invited(request, found, form)
    return _page(request, found, form)


@for_providers
@require_POST
def member(request: HttpRequest, key: uuid.UUID, user_id: int) -> HttpResponse:
    """Give a member another role, or let them go."""
    found = _decides(request, _own(request, key))
    try:
        return _changed(request, queries.member(found, user_id))
    except NotMember:
        text = _("Diese Person gehört nicht mehr dazu.")
        return going.refused(request, going.organization(key), text)
    except LastOwner:
        text = _("Eine Person muss verantwortlich bleiben. Machen Sie zuerst eine andere dazu.")
        return going.refused(request, going.organization(key), text)


@for_providers
@require_POST
def take_back(request: HttpRequest, key: uuid.UUID, invitation: int) -> HttpResponse:
    """Make an invitation void."""
    found = _decides(request, _own(request, key))
    row = Invitation.objects.filter(organization=found, pk=invitation).first()
    if row is not None:
        actions.take_back(row)
    return going.done(request, going.organization(key), _("Die Einladung gilt nicht mehr."))


@for_providers
@require_POST
def object_to(request: HttpRequest, key: uuid.UUID, claim: int) -> HttpResponse:
    """Say that somebody who claims the organization does not belong to it."""
    found = _decides(request, _own(request, key))
    row = get_object_or_404(Claim, organization=found, pk=claim)
    try:
        actions.object_to(row, by=person_of(request), at=timezone.now())
    except NotOpen:
        text = _("Darüber ist schon entschieden.")
        return going.refused(request, going.organization(key), text)
    text = _("Danke. Jetzt entscheidet die Redaktion; ein Code gilt dafür nicht mehr.")
    return going.done(request, going.organization(key), text)


@for_providers
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Ask whether a person really wants to leave, and let them go."""
    user = person_of(request)
    row = Membership.objects.filter(user=user, organization=key).first()
    if row is None:
        raise Http404
    if request.method == "POST":
        with suppress(NotMember):  # pressed twice
            actions.remove(row, is_last_allowed=True)
        text = _("Sie pflegen „{name}“ nicht mehr.").format(name=row.organization.name)
        return going.done(request, going.url(going.LIST), text)
    is_last = row.role == Role.OWNER and not queries.owners(key, but=user.pk)
    context = {
        "organization": row.organization,
        "is_last": is_last,
        "has_invited": queries.invitations_of(row.organization, timezone.now())
        .filter(invited_by=user)
        .exists(),
        "crumbs": [*_crumbs(row.organization), Crumb(_("Verlassen"))],
        "back": going.organization(key),
    }
    return render(request, "marketplace/membership/leave.html", context)


def _own(request: HttpRequest, key: uuid.UUID) -> Organization:
    user = person_of(request)
    found = Organization.objects.filter(pk=key).first()
    if found is None or not queries.speaks_for(user, key):
        raise Http404
    return found


def _decides(request: HttpRequest, organization: Organization) -> Organization:
    """Return the organization for its owners; what is not shown to others is not there."""
    if not queries.is_owner(person_of(request), organization.pk):
        raise Http404
    return organization


def _invited(request: HttpRequest, organization: Organization, form: InviteForm) -> HttpResponse:
    asked = form.cleaned_data
    try:
        actions.invite(
            organization=organization,
            email=asked["email"],
            role=asked["role"],
            by=person_of(request),
            at=timezone.now(),
        )
    except TooManyInvitations:
        form.add_error(
            None, _("Heute sind schon viele Einladungen verschickt. Morgen geht es weiter.")
        )
        return _page(request, organization, form)
    text = _("Die Einladung an {email} ist unterwegs.").format(email=asked["email"])
    return going.done(request, going.organization(organization.pk), text)


def _changed(request: HttpRequest, row: Membership) -> HttpResponse:
    back = going.organization(row.organization_id)
    name = str(row.user)
    if "remove" in request.POST:
        actions.remove(row)
        return going.done(request, back, _("{name} hat keinen Zugang mehr.").format(name=name))
    form = RoleForm(request.POST)
    if not form.is_valid():
        return going.refused(request, back, _("Diese Rolle gibt es nicht."))
    actions.change_role(row, role=form.cleaned_data["role"])
    text = _("{name}: {role}").format(name=name, role=Role(form.cleaned_data["role"]).label)
    return going.done(request, back, text)


def _page(request: HttpRequest, organization: Organization, form: InviteForm) -> HttpResponse:
    user, now = person_of(request), timezone.now()
    is_owner = queries.is_owner(user, organization.pk)
    context = {
        "organization": organization,
        "is_owner": is_owner,
        "members": queries.members_of(organization),
        "above": [
            each
            for each in queries.members_with_address([organization.pk])[organization.pk]
            if not each.is_direct
        ],
        "branches": queries.branches_of(organization),
        "claims": queries.claims_on(organization, now) if is_owner else (),
        "invitations": queries.invitations_of(organization, now) if is_owner else (),
        "form": form.dressed() if is_owner else None,
        "crumbs": _crumbs(organization, is_last=True),
        "me": user.pk,
    }
    return render(request, "marketplace/membership/organization.html", context)


def _crumbs(organization: Organization, *, is_last: bool = False) -> list[Crumb]:
    url = "" if is_last else going.organization(organization.pk)
    return [
        Crumb(_("Träger und Personen"), going.url(going.LIST)),
        Crumb(organization.name, url, "de"),
    ]
