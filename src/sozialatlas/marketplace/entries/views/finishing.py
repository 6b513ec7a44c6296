"""Reading once more, looking at the page as it will be, and sending."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sozialatlas.core import addresses
from sozialatlas.core.components import Crumb
from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.errors import DirectoryError
from sozialatlas.marketplace.entries import (
    actions,
    checking,
    completeness,
    previewing,
    ways,
)
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.errors import Incomplete, NotYours
from sozialatlas.marketplace.entries.kinds import STEPS
from sozialatlas.marketplace.entries.views.finding import entry_of, open_draft
from sozialatlas.marketplace.entries.views.meanwhile import while_open
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.marketplace.membership.queries import speaks_for
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.comparing import compared
from sozialatlas.marketplace.proposals.errors import NothingToDecide, NotInThisState
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.workspace.access import for_providers, person_of


@require_safe
@for_providers
@while_open
def check(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show all answers with ways to change them, and the way to send them."""
    return _page(request, entry_of(request, key))


def _page(request: HttpRequest, entry: Entry, refusal: str = "") -> HttpResponse:
    user, organization = person_of(request), entry.organization
    missing = completeness.missing(entry)
    name = entry.value(entry.main, "name", "") or str(entry.kind.label)
    context = {
        "entry": entry,
        "name": name,
        "sections": checking.sections(entry, timezone.localdate()),
        "differences": [] if entry.is_new else compared(entry.proposal),
        "missing": [(STEPS[step], ways.draft(entry.draft.pk, step)) for step in missing],
        "may_send": organization is not None and speaks_for(user, organization.pk),
        "is_draft": entry.proposal.state == "draft",
        "url": ways.draft(entry.draft.pk),
        "has_page": previewing.has_page(entry),
        "refusal": refusal,
        "comment": ways.typed(request, "anmerkung") or entry.proposal.comment,
        "crumbs": [Crumb(_("Einträge"), ways.url(ways.LIST)), Crumb(name, language="de")],
    }
    status = 422 if refusal else 200
    return render(request, "marketplace/entries/check.html", context, status=status)


@require_safe
@for_providers
@while_open
def preview(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show the public page as it will be; nothing is published."""
    entry = entry_of(request, key)
    if not previewing.has_page(entry):
        raise Http404
    shown = previewing.page(request, entry, by=person_of(request), at=timezone.now())
    if shown is None:
        text = _("Für die Vorschau fehlt noch etwas.")
        return ways.refused(request, ways.draft(key), text)
    return shown


@for_providers
@require_POST
@while_open
def send(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Hand an entry in."""
    entry = entry_of(request, key)
    try:
        proposal = actions.hand_in(
            entry,
            by=person_of(request),
            at=timezone.now(),
            comment=ways.typed(request, "anmerkung"),
            is_confirmation=bool(request.POST.get("stimmt")) and not entry.is_new,
        )
    except Incomplete:
        return _page(request, entry, _("Es fehlt noch etwas. Danach können Sie senden."))
    except NotYours:
        return _page(request, entry, _not_yours())
    except NothingToDecide:
        return _page(request, entry, _("Sie haben nichts geändert."))
    except (DirectoryError, NotInThisState):
        return _page(request, entry, _gone())
    said = (
        _("Danke. Das ist jetzt veröffentlicht.")
        if proposal.is_published
        else _("Danke. Der Landkreis sieht es sich an und antwortet Ihnen.")
    )
    return ways.done(request, ways.proposal(proposal.pk), said)


def _not_yours() -> str:
    return _(
        "Ihr Zugang ist noch nicht bestätigt. Der Entwurf bleibt liegen; sobald der Zugang da ist,"
        " können Sie ihn senden."
    )


def _gone() -> str:
    return _(
        "Das ging nicht: Der Eintrag hat sich inzwischen geändert oder ist nicht mehr da."
        " Bitte sehen Sie die Angaben noch einmal durch."
    )


@for_providers
@require_POST
@while_open
def discard(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Throw a draft away, or take back what was sent."""
    proposal = open_draft(request, key).proposal
    if proposal.state == Proposal.State.DRAFT:
        proposals.discard(proposal)
        return ways.done(request, ways.url(ways.HOME), _("Der Entwurf ist gelöscht."))
    proposals.withdraw(proposal, by=person_of(request), at=timezone.now())
    return ways.done(request, ways.proposal(key), _("Sie haben das zurückgezogen."))


@for_providers
@require_POST
@while_open
def mail_link(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Send the way back to a draft by mail."""
    entry, user = entry_of(request, key), person_of(request)
    name = entry.value(entry.main, "name", "") or str(entry.kind.label)
    words = (
        _("Ihr Entwurf: {name}").format(name=name),
        _("Hier geht es weiter. Melden Sie sich mit derselben E-Mail-Adresse an:"),
    )
    path = addresses.page(f"mein/entwurf/{key}", GERMAN).lstrip("/")
    try:
        is_sent = actions.mail_link(entry.draft, path, by=user, at=timezone.now(), words=words)
    except TooManyMessages:
        text = _("Bitte versuchen Sie es in einer Stunde noch einmal.")
        return ways.refused(request, ways.draft(key), text)
    said = (
        _("Der Link ist unterwegs an {email}.")
        if is_sent
        else _("Der Link ist schon unterwegs an {email}.")
    )
    return ways.done(request, ways.draft(key), said.format(email=user.email))
