"""What was decided or deleted while somebody wrote: it is said, and nothing typed is lost."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sozialatlas.core.components import Crumb
from sozialatlas.directory.errors import Gone
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.marketplace.entries import queries, ways
from sozialatlas.marketplace.entries.again import STATES
from sozialatlas.marketplace.entries.errors import AlreadyDecided, DraftGone
from sozialatlas.marketplace.entries.forms import FORMS
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals.errors import NotInThisState
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.workspace.access import P, View, person_of

NOT_TYPED = frozenset({"csrfmiddlewaretoken", "fassung", "dann", "seite"})
"""What a form sends beside the answers."""


def while_open(view: View[P]) -> View[P]:
    """Guard a page of a draft: say what happened where it can no longer be changed."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        key, step = kwargs["key"], str(kwargs.get("word", ""))
        assert isinstance(key, uuid.UUID)
        try:
            return view(request, *args, **kwargs)
        except (AlreadyDecided, NotInThisState, Gone):
            draft = queries.drafts_of(person_of(request)).filter(pk=key).first()
            if draft is None:
                raise Http404 from None
            return _said(request, draft, step)
        except (Http404, DraftGone) as error:
            # Perhaps thrown away in another window. Of foreign drafts no more is told than that.
            if request.method != "POST" or not _is_typed(request, step):
                raise Http404 from error
            return _thrown_away(request, step)

    return guarded


def typed(request: HttpRequest) -> dict[str, list[str]]:
    """Return the answers of a page as they were sent."""
    return {name: request.POST.getlist(name) for name in request.POST if name not in NOT_TYPED}


def _said(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    is_open = draft.proposal.state in Proposal.UNFINISHED
    text = (
        _("Den Eintrag, den Sie ändern wollten, gibt es nicht mehr.")
        if is_open
        else _("Inzwischen steht dieser Vorschlag auf „{state}“. Er lässt sich nicht mehr ändern.")
    ).format(state=draft.proposal.get_state_display())
    to = ways.url(ways.LIST) if is_open else ways.proposal(draft.pk)
    if not is_open and not _is_typed(request, step):
        return ways.refused(request, to, text)
    context = {
        "text": text,
        "again": "" if is_open else _again(draft),
        "to": to,
        "discard": f"{ways.draft(draft.pk)}/verwerfen" if is_open else "",
    }
    return _page(request, step, context, status=410 if is_open else 409)


def _thrown_away(request: HttpRequest, step: str) -> HttpResponse:
    text = _("Diesen Entwurf gibt es nicht mehr.")
    return _page(request, step, {"text": text, "to": ways.url(ways.LIST)}, status=404)


def _page(
    request: HttpRequest, step: str, context: Mapping[str, object], *, status: int
) -> HttpResponse:
    answers = typed(request) if step in FORMS else {}
    shown = {
        "answers": _worded(answers, step) if answers else (),
        "typed": [(name, each) for name, values in answers.items() for each in values],
        "step": step,
        "crumbs": [Crumb(_("Einträge"), ways.url(ways.LIST)), Crumb(_("Nicht gespeichert"))],
    }
    return render(
        request, "marketplace/entries/meanwhile.html", {**context, **shown}, status=status
    )


def _is_typed(request: HttpRequest, step: str) -> bool:
    return step in FORMS and any(any(values) for values in typed(request).values())


def _worded(answers: dict[str, list[str]], step: str) -> list[tuple[str, str]]:
    """Return the answers to read, with the question where the page has one of that name."""
    labels = {name: field.label for name, field in FORMS[step].base_fields.items()}
    return [
        (str(labels.get(name) or ""), ", ".join(filter(None, values)))
        for name, values in answers.items()
        if any(values)
    ]


def _again(draft: Draft) -> str:
    """Return where a new change of the same entry begins, published or refused."""
    kind = draft.of_kind
    key = draft.things[kind.main][0]
    if KIND_OF[kind.main].model._default_manager.filter(pk=key).exists():
        return ways.entry(kind.word, uuid.UUID(key))
    return f"{ways.proposal(draft.pk)}/noch-einmal" if draft.proposal.state in STATES else ""
