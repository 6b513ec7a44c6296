"""What became of something that was sent: questions, answers, decisions."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sozialatlas.core.components import Crumb
from sozialatlas.directory.errors import Gone
from sozialatlas.marketplace.entries import again, queries, ways
from sozialatlas.marketplace.entries.actions import keep_typed
from sozialatlas.marketplace.entries.again import STATES
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.entries.views.finding import proposal_of
from sozialatlas.marketplace.entries.views.meanwhile import typed
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.comparing import compared
from sozialatlas.marketplace.proposals.errors import NothingSaid, NotInThisState
from sozialatlas.marketplace.proposals.models import Note, Proposal
from sozialatlas.marketplace.workspace.access import for_providers, person_of


@require_safe
@for_providers
def talk(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show how something stands and what was said about it."""
    proposal = proposal_of(request, key)
    is_entry = Draft.objects.filter(pk=proposal.pk).exists()
    if proposal.state == Proposal.State.DRAFT and is_entry:
        return HttpResponseRedirect(ways.draft(key))
    return _page(request, proposal)


def _page(request: HttpRequest, proposal: Proposal, refusal: str = "") -> HttpResponse:
    is_entry = Draft.objects.filter(pk=proposal.pk).exists()
    context = {
        "proposal": proposal,
        "notes": queries.talk(proposal),
        "question": proposal.notes.filter(kind=Note.Kind.QUESTION).last()
        if proposal.state == Proposal.State.ASKED
        else None,
        "differences": compared(proposal),
        "may_edit": is_entry and proposal.state in Proposal.UNFINISHED,
        "may_withdraw": proposal.state in Proposal.UNFINISHED,
        "may_appeal": proposal.state in {Proposal.State.REJECTED, Proposal.State.PARTLY},
        "may_begin_again": is_entry and proposal.state in STATES,
        "url": ways.proposal(proposal.pk),
        "edit_url": ways.draft(proposal.pk),
        "policy_url": ways.url("aufnahme"),
        "refusal": refusal,
        "typed": ways.typed(request, "text"),
        "crumbs": [Crumb(_("Zu tun"), ways.url(ways.HOME)), Crumb(proposal.title, language="de")],
    }
    status = 422 if refusal else 200
    return render(request, "marketplace/entries/talk.html", context, status=status)


@for_providers
@require_POST
def answer(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Answer a question of the county."""
    proposal, text = proposal_of(request, key), ways.typed(request, "text")
    try:
        actions.answer(proposal, by=person_of(request), at=timezone.now(), text=text)
    except NothingSaid:
        return _page(request, proposal, _("Bitte schreiben Sie eine Antwort."))
    except NotInThisState:
        return ways.refused(request, ways.proposal(key), _over())
    return ways.done(request, ways.proposal(key), _("Danke. Ihre Antwort ist angekommen."))


@for_providers
@require_POST
def appeal(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Object to a decision."""
    proposal, text = proposal_of(request, key), ways.typed(request, "text")
    try:
        actions.appeal(proposal, by=person_of(request), at=timezone.now(), text=text)
    except NothingSaid:
        return _page(request, proposal, _("Bitte schreiben Sie, warum Sie widersprechen."))
    except NotInThisState:
        return ways.refused(request, ways.proposal(key), _over())
    said = _("Ihr Widerspruch ist angekommen. Es wird noch einmal entschieden.")
    return ways.done(request, ways.proposal(key), said)


@for_providers
@require_POST
def begin_again(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Begin a draft that says what was refused or taken back, and what was typed since."""
    proposal = proposal_of(request, key)
    draft = get_object_or_404(Draft, pk=proposal.pk, proposal__state__in=STATES)
    step = request.POST.get("seite", "")
    try:
        begun = again.begin_again(draft, by=person_of(request), at=timezone.now())
    except Gone:
        text = _("Den Eintrag, den Sie ändern wollten, gibt es nicht mehr.")
        return ways.refused(request, ways.proposal(key), text)
    fresh = begun.draft
    if not begun.says_the_same:
        text = _(
            "Dazu hatten Sie schon einen Entwurf. Hier ist er. Was Sie vorher gesendet haben,"
            " steht nicht darin."
        )
        messages.info(request, text)
    if step in draft.of_kind.steps and (answers := typed(request)):
        keep_typed(Entry(fresh), step, answers)
        return HttpResponseRedirect(ways.draft(fresh.pk, step))
    return HttpResponseRedirect(ways.draft(fresh.pk))


@for_providers
@require_POST
def withdraw(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Take back what was sent."""
    proposal = proposal_of(request, key)
    try:
        actions.withdraw(proposal, by=person_of(request), at=timezone.now())
    except NotInThisState:
        return ways.refused(request, ways.proposal(key), _over())
    return ways.done(request, ways.proposal(key), _("Sie haben das zurückgezogen."))


def _over() -> str:
    return _("Darüber ist inzwischen entschieden.")
