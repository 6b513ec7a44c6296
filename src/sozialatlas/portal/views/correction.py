"""The pages on which people say that a record is wrong or lacks something."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sozialatlas.core import languages
from sozialatlas.directory.faces import Face
from sozialatlas.marketplace import actions
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.marketplace.models import PublicMessage
from sozialatlas.marketplace.proposals import corrections
from sozialatlas.marketplace.proposals.corrections import Correction
from sozialatlas.portal import chosen
from sozialatlas.portal.correction_form import CorrectionForm, dressed
from sozialatlas.portal.detail import links
from sozialatlas.portal.feedback import form_token, proof, refusals, sending, ways
from sozialatlas.portal.feedback.form_token import State
from sozialatlas.portal.feedback.questions import QUESTIONS, Question
from sozialatlas.portal.feedback.refusals import Refusal
from sozialatlas.portal.views import detail, errors

log = logging.getLogger(__name__)

PATHS = {"outdated": "/aendern", "missing": "/ergaenzen"}
THANKS = "/aendern/danke"
TOKEN, PROOF = "token", "proof"


# Nobody is signed in here, so a token would guard nothing and would cost visitors a cookie.
# What a foreign page could do is send in a reader's name; `is_from_here` keeps that out.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction(
    request: HttpRequest, record_type: str, record_id: str, asked: str = "outdated"
) -> HttpResponse:
    """Ask what is wrong with a record or what it lacks, and take the answer."""
    face = detail.find(request, record_type, record_id, below=PATHS[asked])
    if isinstance(face, HttpResponse):
        return face
    question = QUESTIONS[asked]
    if request.method != "POST":
        return _page(request, face, question, _form(request, question))
    if not sending.is_from_here(request):
        return errors.from_elsewhere(request)
    return _taken(request, face, question, timezone.now())


@require_safe
def thanks(request: HttpRequest, record_type: str, record_id: str) -> HttpResponse:
    """Confirm that the message arrived, and say what happens next."""
    face = detail.find(request, record_type, record_id, below=THANKS)
    if isinstance(face, HttpResponse):
        return face
    context = {
        "back": links.back(face, languages.current()),
        "crumbs": ways.crumbs(face, links.correcting()),
        "is_answered": not chosen.portal(request).is_kiosk,
    }
    return render(request, "portal/correction_thanks.html", context)


def _taken(request: HttpRequest, face: Face, question: Question, now: dt.datetime) -> HttpResponse:
    form = _form(request, question, is_sent=True)
    if form.is_from_machine:
        # A machine that learns that it was found out tries again.
        return _thanked(face)
    if not form.is_valid():
        return _page(request, face, question, form)
    refusal = refusals.of_token(_state(request, face, now))
    if refusal is None:
        refusal = _received(request, face, question, form, now)
    return _thanked(face) if refusal is None else _page(request, face, question, form, refusal)


def _form(request: HttpRequest, question: Question, *, is_sent: bool = False) -> CorrectionForm:
    # At an info point the next person would see the address, and nobody waits there for an answer.
    return CorrectionForm(
        question,
        request.POST if is_sent else None,
        is_answered=not chosen.portal(request).is_kiosk,
    )


def _page(
    request: HttpRequest,
    face: Face,
    question: Question,
    form: CorrectionForm,
    refusal: Refusal | None = None,
) -> HttpResponse:
    now, language = timezone.now(), languages.current()
    back = links.back(face, language)
    context = {
        "form": dressed(form),
        "question": question,
        "lead": str(question.lead).format(name=back.label),
        "refusal": refusal,
        "token": _token(request, face, now),
        "challenge": proof.challenge(now),
        "back": back,
        "crumbs": ways.crumbs(face, str(question.crumb)),
    }
    status = refusal.status if refusal else 200
    return render(request, "portal/correction.html", context, status=status)


def _token(request: HttpRequest, face: Face, now: dt.datetime) -> str:
    """Return the mark that came, while it is good: nobody waits twice."""
    if _state(request, face, now) in {State.GOOD, State.TOO_YOUNG}:
        return request.POST[TOKEN]
    return form_token.issue(face.id, now)


def _state(request: HttpRequest, face: Face, now: dt.datetime) -> State:
    return form_token.state(request.POST.get(TOKEN, ""), face.id, now)


def _thanked(face: Face) -> HttpResponse:
    return HttpResponseRedirect(f"{links.address(face, languages.current())}{THANKS}")


def _received(
    request: HttpRequest, face: Face, question: Question, form: CorrectionForm, now: dt.datetime
) -> Refusal | None:
    """Store the message; return why that was not possible, if it was not."""
    words = actions.Words(
        kind=question.kind,
        text=form.cleaned_data["text"],
        email=form.cleaned_data.get("email", ""),
        language=languages.current(),
    )
    about = sending.about(face)
    try:
        with transaction.atomic():
            message = actions.receive(
                about=about,
                words=words,
                sender=sending.sender(request, now),
                proof=proof.code(request.POST.get(PROOF, "")),
                at=now,
            )
            _propose(message, about, form.correction, now)
    except TooManyMessages:
        return refusals.too_many()
    except DatabaseError:
        log.exception("a message from the public could not be stored")
        return refusals.not_stored()
    return None


def _propose(
    message: PublicMessage, about: actions.About, correction: Correction, now: dt.datetime
) -> None:
    """Hand in what somebody knows better, beside the message that says why."""
    proposal = corrections.propose(
        correction, kind=about.kind, record_id=about.id, comment=message.text, at=now
    )
    if proposal is not None:
        message.proposal_id = proposal.pk
        message.save(update_fields=["proposal_id"])
