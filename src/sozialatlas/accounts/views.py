"""The page of one's own account; allauth has those of sign-in."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sozialatlas.accounts import actions, landing, leaving, queries
from sozialatlas.accounts.errors import LastAdministrator
from sozialatlas.accounts.forms import NameForm
from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, languages


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    person = _person(request)
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    context = {
        "person": person,
        "duties": queries.duties(person),
        "has_app": Authenticator.Type.TOTP in kinds,
        "has_passkey": Authenticator.Type.WEBAUTHN in kinds,
        "work": landing.page_of(person),
    }
    return render(request, "accounts/overview.html", context)


@login_required
def name(request: HttpRequest) -> HttpResponse:
    form = NameForm(request.POST or None, instance=_person(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Ihr Name ist gespeichert."))
        return HttpResponseRedirect(reverse("account"))
    return render(request, "accounts/name.html", {"form": form})


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    person = _person(request)
    actions.end_sessions(user=person)
    update_session_auth_hash(request, person)
    messages.success(request, _("Auf allen anderen Geräten sind Sie abgemeldet."))
    return HttpResponseRedirect(reverse("account"))


@login_required
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]  # -- allauth's
def delete(request: HttpRequest) -> HttpResponse:
    person = _person(request)
    context = {"consequences": tuple(leaving.consequences(person)), "refusal": ""}
    if request.method == "POST":
        try:
            actions.delete_account(user=person)
        except LastAdministrator:
            context["refusal"] = _(
                "Sie sind die einzige Person, die diese Installation verwaltet. Geben Sie zuerst"
                " jemand anderem diese Rolle."
            )
            return render(request, "accounts/delete.html", context, status=409)
        logout(request)
        messages.success(request, _("Ihr Konto ist gelöscht."))
        return HttpResponseRedirect(addresses.page("konto/anmelden", languages.current()))
    return render(request, "accounts/delete.html", context)
