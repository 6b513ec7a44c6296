"""Whether the sentence model, the optional extra [semantic], is installed and ready."""

from __future__ import annotations

from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.translation import gettext as _

from sozialatlas.project import lifeline
from sozialatlas.project.finding import Finding
from sozialatlas.search.understanding import meaning
from sozialatlas.search.understanding.sentences import model
from sozialatlas.search.understanding.sentences.protocol import Question, Reply

SECONDS_TO_ANSWER = 2.0


def finding() -> Finding:
    """Say how it is with the sentence model; without it nothing is amiss."""
    subject, folder = _("Sprachmodell"), settings.DATA_DIR
    if not model.is_installed():
        return Finding(subject, True, _("nicht eingerichtet (freiwillig, docs/semantic.md)."))
    if not lifeline.is_served(folder):
        return Finding(subject, True, _("eingerichtet; beginnt mit sozialatlas serve."))
    reply = _reply(folder)
    if reply is None:
        advice = _("Steht im Protokoll von sozialatlas serve, warum? Sonst serve neu starten.")
        return Finding(subject, False, _("eingerichtet, antwortet aber nicht."), advice)
    numbers = {"done": reply.done, "total": reply.total}
    if not reply.is_ready:
        fact = _("bereitet sich vor, %(done)s von %(total)s Sätzen gelesen.") % numbers
        return Finding(subject, True, fact)
    return Finding(subject, True, _("bereit, kennt %(total)s Sätze.") % numbers)


def _reply(folder: Path) -> Reply | None:
    try:
        return meaning.ask(folder, Question(), SECONDS_TO_ANSWER)
    except (OSError, EOFError, msgspec.MsgspecError):
        return None
