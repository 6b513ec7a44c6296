"""Why a form was not taken, in words; what was typed stays in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialatlas.portal.feedback.form_token import State


@dataclass(frozen=True, slots=True)
class Refusal:
    """What to say above the form, and the answer's status."""

    status: int
    title: str
    text: str


def of_token(state: State) -> Refusal | None:
    """Return why a form with such a mark is not taken; None for a good one."""
    if state is State.GOOD:
        return None
    if state is State.TOO_YOUNG:
        return Refusal(
            400,
            _("Das ging sehr schnell"),
            _(
                "Ihre Nachricht ist noch nicht gesendet; der Text steht unten."
                " Warten Sie drei Sekunden und senden Sie sie noch einmal."
            ),
        )
    return Refusal(
        400,
        _("Das Formular war abgelaufen"),
        _(
            "Ein Formular gilt einen Tag. Ihre Nachricht ist noch nicht gesendet;"
            " der Text steht unten. Senden Sie sie noch einmal."
        ),
    )


def too_many() -> Refusal:
    """Return what to say when more comes than is taken."""
    return Refusal(
        429,
        _("Gerade kommen zu viele Nachrichten"),
        _(
            "Ihre Nachricht ist noch nicht gesendet; der Text steht unten."
            " Versuchen Sie es in einer Stunde noch einmal."
        ),
    )


def not_stored() -> Refusal:
    """Return what to say when the database takes nothing."""
    return Refusal(
        503,
        _("Ihr Hinweis ließ sich gerade nicht speichern."),
        _(
            "Der Fehler liegt bei uns; Ihr Text steht unten."
            " Versuchen Sie es in einer Stunde noch einmal."
        ),
    )
