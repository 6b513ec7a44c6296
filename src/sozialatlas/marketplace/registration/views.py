"""The pages of registration: the invitation, finding oneself, claiming, adding."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, languages, site
from sozialatlas.core.components import Crumb
from sozialatlas.core.doors import at_root
from sozialatlas.directory.models import Organization, Status
from sozialatlas.directory.queries import merged_into
from sozialatlas.marketplace.membership import actions as membership, queries as members
from sozialatlas.marketplace.membership.destinations import Destination, destinations
from sozialatlas.marketplace.membership.errors import (
    AlreadyMember,
    ClosedOrganization,
    TooManyClaims,
)
from sozialatlas.marketplace.registration import actions, finding
from sozialatlas.marketplace.registration.errors import TooManyNew
from sozialatlas.marketplace.registration.forms import NewForm, WayForm, dressed
from sozialatlas.marketplace.workspace.access import for_providers, person_of

WHOM = "mein/fuer-wen"
FROM_HERE = "neu"
"""Marks that somebody has seen the similar ones and adds theirs nevertheless."""


@at_root
@require_safe
def invitation(request: HttpRequest) -> HttpResponse:
    """Say what an entry brings and asks, and find out whether there is one already."""
    q = request.GET.get("q", "")
    known = finding.typed(q)
    is_in = isinstance(request.user, User)
    has_contact = addresses.CONTACT not in site.of(request).hidden
    context = {
        "q": q[: finding.LONGEST],
        "matches": finding.public_matches(known) if q.strip() else (),
        "own": frozenset(),
        "contact": _url(addresses.CONTACT) if has_contact else "",
        "start": _url(WHOM) if is_in else f"{_url('konto/registrieren')}?next={_url(WHOM)}",
        "sign_in": "" if is_in else f"{_url('konto/anmelden')}?next={_url(WHOM)}",
    }
    return render(request, "marketplace/registration/invitation.html", context)


@for_providers
@require_safe
def whom(request: HttpRequest) -> HttpResponse:
    """Ask for whom somebody speaks, and show what is found."""
    user = person_of(request)
    q = request.GET.get("q", "")
    is_first = not q.strip()
    known = finding.Known(email=user.email) if is_first else finding.typed(q)
    context = {
        "q": q[: finding.LONGEST],
        "is_first": is_first,
        "matches": finding.matches(known),
        "own": members.organization_ids(user),
        "whom": _url(WHOM),
        "crumbs": [Crumb(_("Träger und Personen"), _url("mein/traeger")), Crumb(_("Für wen?"))],
    }
    is_part = request.headers.get("X-Part") == "treffer"
    part = "matches" if is_part else "whom"
    reply = render(request, f"marketplace/registration/{part}.html", context)
    reply["Vary"] = "X-Part, Cookie"
    return reply


@for_providers
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Ask how somebody proves to speak for an organization, and open the claim."""
    user, organization = person_of(request), get_object_or_404(Organization, pk=key)
    if (survivor := merged_into(key)) is not None:
        return HttpResponseRedirect(_url(f"{WHOM}/{survivor}"))
    if members.speaks_for(user, key):
        return HttpResponseRedirect(_url(f"mein/traeger/{key}"))
    ways = destinations(organization, timezone.localdate())
    form = WayForm(ways, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _claimed(request, organization, form, ways)
        except AlreadyMember:
            return HttpResponseRedirect(_url(f"mein/traeger/{key}"))
        except ClosedOrganization:
            form.add_error(None, _closed())
        except TooManyClaims:
            form.add_error(None, _too_many())
    context = {
        "organization": organization,
        "form": dressed(form),
        "closed": _closed() if organization.status == Status.CLOSED else "",
        "has_owner": bool(members.owners(key)),
        "crumbs": [Crumb(_("Für wen?"), _url(WHOM)), Crumb(organization.name, "", "de")],
    }
    return render(request, "marketplace/registration/claim.html", context)


@for_providers
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Ask for an organization that is not there yet, unless one looks the same."""
    if request.method != "POST":
        return _adding(request, NewForm(initial={"name": request.GET.get("name", "")[:250]}))
    form = NewForm(request.POST)
    if request.headers.get("X-Part") == "similar":
        return _similar(request, form)
    is_asked = form.is_valid() and FROM_HERE not in request.POST
    similar = finding.likely(_known(form.new())) if is_asked else ()
    if similar or not form.is_valid():
        return _adding(request, form, similar)
    try:
        actions.add(
            form.new(),
            by=person_of(request),
            at=timezone.now(),
            comment=form.cleaned_data["comment"],
        )
    except TooManyNew:
        form.add_error(
            None, _("Heute haben Sie schon fünf Träger eingetragen. Morgen geht es weiter.")
        )
        return _adding(request, form)
    text = _(
        "Danke. „{name}“ ist eingereicht. "
        "Sobald die Redaktion zugestimmt hat, schreiben wir Ihnen."
    )
    messages.success(request, text.format(name=form.cleaned_data["name"]))
    return HttpResponseRedirect(_url("mein"))


def _similar(request: HttpRequest, form: NewForm) -> HttpResponse:
    """Show who is like what was filled in so far, as far as that is right."""
    form.is_valid()
    known = finding.Known(
        **{each: str(form.cleaned_data.get(each, "")) for each in finding.Known.__slots__}
    )
    context = {
        "matches": finding.likely(known) if known != finding.Known() else (),
        "own": members.organization_ids(person_of(request)),
        "whom": _url(WHOM),
    }
    return render(request, "marketplace/registration/similar.html", context)


def _claimed(
    request: HttpRequest,
    organization: Organization,
    form: WayForm,
    ways: tuple[Destination, ...],
) -> HttpResponse:
    destination = next(each for each in ways if each.key == form.cleaned_data["way"])
    opened = membership.claim(
        user=person_of(request),
        organization=organization,
        destination=destination,
        note=form.cleaned_data["note"],
        at=timezone.now(),
    )
    return HttpResponseRedirect(_url(f"mein/antrag/{opened.pk}"))


def _adding(
    request: HttpRequest, form: NewForm, similar: tuple[finding.Match, ...] = ()
) -> HttpResponse:
    context = {
        "form": dressed(form),
        "matches": similar,
        "own": members.organization_ids(person_of(request)),
        "whom": _url(WHOM),
        "crumbs": [Crumb(_("Für wen?"), _url(WHOM)), Crumb(_("Neu eintragen"))],
    }
    return render(request, "marketplace/registration/add.html", context)


def _known(new: actions.NewOrganization) -> finding.Known:
    return finding.Known(
        name=new.name,
        street=new.street,
        postal_code=new.postal_code,
        city=new.city,
        phone=new.phone,
        email=new.email,
        url=new.url,
    )


def _closed() -> str:
    return _(
        "Dieser Träger ist als dauerhaft geschlossen eingetragen. Wenn das nicht stimmt, "
        "schreiben Sie der Redaktion über die Seite „Kontakt“."
    )


def _too_many() -> str:
    return _(
        "Dafür sind in kurzer Zeit schon viele Anträge gestellt. Wählen Sie einen anderen Weg, "
        "oder versuchen Sie es morgen wieder."
    )


def _url(rest: str) -> str:
    return addresses.page(rest, languages.current())
