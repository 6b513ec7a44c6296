"""What a reviewer answers on the page of a pair; each press is one call of an action."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, languages
from sozialatlas.core.errors import SozialatlasError
from sozialatlas.directory.actions import TakenApart
from sozialatlas.directory.errors import (
    AlreadyMerged,
    DirectoryError,
    Gone,
    LaterMerge,
    NotAllowed,
)
from sozialatlas.marketplace.duplicates import actions, queries
from sozialatlas.marketplace.duplicates.actions import Answer
from sozialatlas.marketplace.duplicates.comparing import FIRST, SECOND, taken
from sozialatlas.marketplace.duplicates.errors import (
    AlreadyAnswered,
    DuplicatesError,
    GivesAccess,
    LaterAnswer,
)
from sozialatlas.marketplace.duplicates.models import Candidate
from sozialatlas.marketplace.duplicates.views.pair import PATH, context, found
from sozialatlas.marketplace.proposals.errors import NeedsSecondPerson
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of

_FIELD = "feld_"
_HERE = "#paar"
"""The place of the pair on its page: keys count there."""


@require_POST
@for_reviewers
def answer(request: HttpRequest, candidate_id: uuid.UUID) -> HttpResponse:
    """Do what the answer says, and go on to the next pair."""
    user = person_of(request)
    candidate = found(user, candidate_id)
    before, after = queries.neighbours(queries.visible_to(user), candidate)
    given = _given(request, candidate)

    done: list[Candidate] = []

    def act() -> None:
        done.append(actions.answer(candidate, given, by=user, at=timezone.now()))

    if refused := _refused(request, user, candidate, act):
        return refused
    is_done = done[0].state != Candidate.State.OPEN
    text = (
        _DONE[given.state]()
        if is_done
        else _("Freigegeben, eine zweite Person entscheidet: {names}.")
    )
    messages.success(request, text.format(names=str(candidate)))
    target = after or before
    return HttpResponseRedirect(f"{_list()}/{target}{_HERE}" if target else _list())


@require_POST
@for_reviewers
def take_back(request: HttpRequest, candidate_id: uuid.UUID) -> HttpResponse:
    """Let both entries be as they were, and the pair wait again."""
    user = person_of(request)
    candidate = found(user, candidate_id)
    left: list[TakenApart] = []

    def act() -> None:
        left.append(actions.take_back(candidate, by=user, at=timezone.now()))

    if refused := _refused(request, user, candidate, act):
        return refused
    messages.success(request, _("Die Antwort ist zurückgenommen."))
    for each in left:
        _say_left(request, each)
    return HttpResponseRedirect(f"{_list()}/{candidate_id}{_HERE}")


def _given(request: HttpRequest, candidate: Candidate) -> Answer:
    keep = {FIRST: candidate.first_id, SECOND: candidate.second_id}.get(
        request.POST.get("bleibt", "")
    )
    chosen = {
        name.removeprefix(_FIELD): str(side)
        for name, side in request.POST.items()
        if name.startswith(_FIELD)
    }
    return Answer(
        state=request.POST.get("antwort", ""),
        keep=keep,
        taken=taken(candidate, keep, chosen) if keep else {},
        note=_note(request),
    )


def _note(request: HttpRequest) -> str:
    return request.POST.get("notiz", "").replace("\0", "").strip()


def _refused(
    request: HttpRequest, user: User, candidate: Candidate, act: Callable[[], None]
) -> HttpResponse | None:
    """Act; else return the page as it is now, with what was typed and why not."""
    try:
        act()
    except (DuplicatesError, DirectoryError, NeedsSecondPerson) as error:
        shown = context(user, found(user, candidate.pk))
        said = {"refusal": _words(error), "typed": _note(request)}
        return render(request, "marketplace/duplicates/pair.html", shown | said, status=409)
    return None


def _words(error: SozialatlasError) -> str:
    """Return what went wrong, and what to do, in words."""
    if isinstance(error, NotAllowed):
        lines = "; ".join(text for texts in error.messages.values() for text in texts)
        return _("So lassen sich die Einträge nicht zusammenführen: {reasons}").format(
            reasons=lines
        )
    if isinstance(error, LaterAnswer):
        return _(
            "Eine spätere Antwort baut darauf auf. Nehmen Sie zuerst diese zurück: {names}."
        ).format(names=error)
    for kind, text in _REFUSALS:
        if isinstance(error, kind):
            return text()
    return _("Diese Antwort passt nicht zu diesen Einträgen. Bitte wählen Sie eine andere.")


_REFUSALS: tuple[tuple[type[SozialatlasError], Callable[[], str]], ...] = (
    (
        NeedsSecondPerson,
        lambda: _("Sie haben schon freigegeben. Nun muss eine zweite Person zustimmen."),
    ),
    (
        GivesAccess,
        lambda: _(
            "So bekämen Menschen Zugang zu den Einträgen der Zweigstelle. Das entscheidet die"
            " Redaktion des Landkreises."
        ),
    ),
    (AlreadyAnswered, lambda: _("Darüber hat inzwischen jemand anderes entschieden.")),
    (
        LaterMerge,
        lambda: _(
            "Der bleibende Eintrag ging inzwischen selbst in einem anderen auf. Nehmen Sie zuerst"
            " diese spätere Zusammenführung zurück."
        ),
    ),
    (AlreadyMerged, lambda: _("Einer der Einträge ist inzwischen schon zusammengeführt.")),
    (Gone, lambda: _("Einer der Einträge wurde inzwischen gelöscht.")),
)

_DONE: dict[str, Callable[[], str]] = {
    Candidate.State.SAME: lambda: _("Zusammengeführt: {names}."),
    Candidate.State.BRANCH: lambda: _("Als Zweigstelle zugeordnet: {names}."),
    Candidate.State.OTHER: lambda: _("Bleibt getrennt, verschiedene Angebote: {names}."),
    Candidate.State.NOT: lambda: _("Bleibt getrennt: {names}."),
}


def _say_left(request: HttpRequest, left: TakenApart) -> None:
    if left.fields:
        text = _("Diese Angaben hat inzwischen jemand geändert, sie bleiben: {fields}.")
        messages.warning(request, text.format(fields=", ".join(left.fields)))
    if left.things:
        text = _("Das wurde inzwischen verschoben und bleibt, wo es ist: {names}.")
        messages.warning(request, text.format(names=", ".join(left.things)))


def _list() -> str:
    return addresses.page(PATH, languages.current())
