"""The page that the link of an invitation opens: looking changes nothing, pressing does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sozialatlas.marketplace.membership import actions, codes, queries
from sozialatlas.marketplace.membership.errors import InvitationGone
from sozialatlas.marketplace.membership.views import going
from sozialatlas.marketplace.workspace.access import for_providers, person_of


@for_providers
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show who invites to what, and let the person in."""
    now = timezone.now()
    if request.method == "POST":
        try:
            joined = actions.accept(token=token, user=person_of(request), at=now)
        except InvitationGone:
            return _gone(request)
        text = _("Willkommen: Sie pflegen jetzt „{name}“ mit.")
        done = text.format(name=joined.organization.name)
        return going.done(request, going.url(going.HOME), done)
    found = queries.invitation_of(codes.mark_of_link(token), now)
    if found is None:
        return _gone(request)
    return render(request, "marketplace/membership/invitation.html", {"invitation": found})


def _gone(request: HttpRequest) -> HttpResponse:
    return render(
        request, "marketplace/membership/invitation.html", {"invitation": None}, status=410
    )
