"""What a reviewer presses on the page of a proposal; each press is one call of an action."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, languages
from sozialatlas.core.typed_numbers import whole
from sozialatlas.directory.errors import DirectoryError
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.errors import ProposalError, TooLong
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal
from sozialatlas.marketplace.proposals.models.note import LONGEST_NOTE
from sozialatlas.marketplace.review import queue, ways
from sozialatlas.marketplace.review.queue import Wish
from sozialatlas.marketplace.review.sight import found, visible_to
from sozialatlas.marketplace.review.views import refusals
from sozialatlas.marketplace.review.views.proposal import context
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of

Act = Callable[[Proposal, User], str | None]
"""Does something, and returns what to say of it if that is not the usual."""


_FIRST_OF_TWO = gettext_lazy(
    "Ihre Freigabe für „{title}“ ist vermerkt. Nun muss eine zweite Person zustimmen."
)
_HERE = "#vorschlag"
"""The next one is opened with the focus inside of it, so that the keys go on to work."""


@require_POST
@for_reviewers
def accept(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Publish the chosen fields, and go on to the next proposal."""

    def act(proposal: Proposal, user: User) -> str | None:
        choice = Choice(
            version=_version(request),
            taken=_taken(request),
            seen=_seen(request),
            text=_text(request),
        )
        after = actions.accept(proposal, choice, by=user, at=timezone.now())
        return None if after.state in Proposal.PUBLISHED else str(_FIRST_OF_TWO)

    return _decided(request, proposal_id, act, _("„{title}“ ist angenommen."))


@require_POST
@for_reviewers
def reject(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Leave the public copy as it is, and say why."""

    def act(proposal: Proposal, user: User) -> str | None:
        code = request.POST.get("regel", "").replace("\0", "")
        rule = PolicyRule.objects.filter(code=code, is_active=True).first() if code else None
        actions.reject(
            proposal,
            by=user,
            at=timezone.now(),
            rule=rule,
            text=_text(request),
            version=_version(request),
        )
        return None

    return _decided(request, proposal_id, act, _("„{title}“ ist abgelehnt."))


@require_POST
@for_reviewers
def ask(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Send the author a question."""

    def act(proposal: Proposal, user: User) -> str | None:
        actions.ask(
            proposal, by=user, at=timezone.now(), text=_text(request), version=_version(request)
        )
        return None

    return _decided(request, proposal_id, act, _("Ihre Frage zu „{title}“ ist unterwegs."))


@require_POST
@for_reviewers
def remark(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Keep a note that only the office reads."""

    def act(proposal: Proposal, user: User) -> str | None:
        actions.remark(proposal, by=user, at=timezone.now(), text=_text(request))
        return None

    return _stayed(request, proposal_id, act, _("Die Notiz ist gespeichert."))


@require_POST
@for_reviewers
def check(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Note that somebody looked at what was published at once."""

    def act(proposal: Proposal, user: User) -> str | None:
        actions.check_afterwards(proposal, by=user, at=timezone.now())
        return None

    return _stayed(request, proposal_id, act, _("„{title}“ ist nachgesehen."))


@require_POST
@for_reviewers
def take_back(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Let the records say again what they said before."""

    def act(proposal: Proposal, user: User) -> str | None:
        actions.take_back(proposal, by=user, at=timezone.now(), text=_text(request))
        return None

    return _stayed(request, proposal_id, act, _("„{title}“ ist zurückgenommen."))


def _decided(request: HttpRequest, proposal_id: uuid.UUID, act: Act, done: str) -> HttpResponse:
    """Decide and show the next of the list; what was refused shows the same one again."""
    user, wish = person_of(request), _wish(request)
    proposal = found(user, proposal_id)
    before, after = queue.neighbours(visible_to(user), proposal, wish, timezone.localdate())
    refused = _refused(request, proposal, act, done)
    if refused is not None:
        return refused
    target = after or before
    if target is None:
        return HttpResponseRedirect(f"{_list()}{wish.query()}")
    return HttpResponseRedirect(f"{_address(target, wish)}{_HERE}")


def _stayed(request: HttpRequest, proposal_id: uuid.UUID, act: Act, done: str) -> HttpResponse:
    refused = _refused(request, found(person_of(request), proposal_id), act, done)
    return refused or HttpResponseRedirect(_address(proposal_id, _wish(request)))


def _refused(request: HttpRequest, proposal: Proposal, act: Act, done: str) -> HttpResponse | None:
    """Act and say so; else return the page as it is now, with what was typed and why not."""
    user = person_of(request)
    try:
        _check_length(_text(request))
        said = act(proposal, user)
    except (ProposalError, DirectoryError) as error:
        shown = context(user, found(user, proposal.pk), _wish(request))
        told = {"refusal": refusals.words(error), "typed": _text(request)}
        return render(request, "marketplace/review/proposal.html", shown | told, status=409)
    messages.success(request, (said or done).format(title=proposal.title))
    return None


def _check_length(text: str) -> None:
    if len(text) > LONGEST_NOTE:
        raise TooLong(len(text), LONGEST_NOTE)


def _list() -> str:
    return addresses.page(ways.PROPOSALS, languages.current())


def _address(proposal_id: uuid.UUID, wish: Wish) -> str:
    return f"{_list()}/{proposal_id}{wish.query()}"


def _wish(request: HttpRequest) -> Wish:
    """Return the list from which the proposal was opened, as the form's address names it."""
    return Wish.of(request.GET.dict())


def _text(request: HttpRequest) -> str:
    return request.POST.get("text", "").replace("\0", "").strip()


def _version(request: HttpRequest) -> int | None:
    return whole(request.POST.get("fassung", ""))


def _taken(request: HttpRequest) -> dict[int, list[str]]:
    taken: defaultdict[int, list[str]] = defaultdict(list)
    for value in request.POST.getlist("feld"):
        change, _colon, name = value.partition(":")
        number = whole(change)
        if number is not None:
            taken[number].append(name)
    return dict(taken)


def _seen(request: HttpRequest) -> dict[int, int | None]:
    """Return the newest revision of each thing as the page showed it."""
    seen = {}
    for value in request.POST.getlist("gelesen"):
        change, _colon, revision = value.partition(":")
        number = whole(change)
        if number is not None:
            seen[number] = whole(revision)
    return seen
