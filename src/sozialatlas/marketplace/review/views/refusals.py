"""What to say where something could not be done to a proposal."""

from __future__ import annotations

from django.utils.translation import gettext as _, gettext_lazy

from sozialatlas.core import formats
from sozialatlas.directory.errors import AlreadyThere, Gone, NotAllowed, UnknownReference
from sozialatlas.marketplace.proposals.errors import (
    ChangedMeanwhile,
    NeedsSecondPerson,
    NobodyToAsk,
    NoReason,
    NothingSaid,
    NothingToDecide,
    NotInThisState,
    OwnProposal,
    OwnRefusal,
    TakenOver,
    TooLong,
)
from sozialatlas.marketplace.proposals.models import Proposal


def words(error: Exception) -> str:
    """Return in a sentence why it was refused and what to do."""
    if isinstance(error, NotInThisState):
        state = Proposal.State(error.state).label
        return _("Das geht nicht mehr: Der Vorschlag steht auf „{state}“.").format(state=state)
    if isinstance(error, NotAllowed):
        return _not_allowed(error)
    if isinstance(error, TakenOver):
        names = ", ".join(error.names)
        return _(
            "Das geht nicht mehr: An {names} wurde seitdem weitergearbeitet. Holen Sie eine"
            " frühere Fassung in der Verwaltung zurück."
        ).format(names=names)
    if isinstance(error, TooLong):
        return _("Ihr Text hat {count} Zeichen. Kürzen Sie ihn auf höchstens {limit}.").format(
            count=formats.number(error.length), limit=formats.number(error.most)
        )
    for kind, sentence in _SENTENCES.items():
        if isinstance(error, kind):
            return str(sentence)
    raise error


def _not_allowed(error: NotAllowed) -> str:
    said = " ".join(text for texts in error.messages.values() for text in texts)
    return _("Eine Angabe ist so nicht möglich: {said}").format(
        said=said or _("Ein Pflichtfeld fehlt.")
    )


_SENTENCES = {
    ChangedMeanwhile: gettext_lazy(
        "Inzwischen wurde etwas geändert. Bitte lesen Sie den neuen Stand und entscheiden Sie"
        " dann."
    ),
    NeedsSecondPerson: gettext_lazy(
        "Sie haben schon freigegeben. Nun muss eine zweite Person zustimmen."
    ),
    OwnProposal: gettext_lazy(
        "Über den eigenen Vorschlag entscheiden hier zwei andere: Das Vier-Augen-Prinzip gilt."
    ),
    OwnRefusal: gettext_lazy(
        "Sie haben diesen Vorschlag abgelehnt. Über den Widerspruch entscheidet jemand anderes."
    ),
    NothingToDecide: gettext_lazy("Wählen Sie mindestens eine Angabe, die Sie annehmen."),
    NoReason: gettext_lazy(
        "Nennen Sie den Grund: Wählen Sie unten eine Regel, oder schreiben Sie ihn in die"
        " Nachricht."
    ),
    NobodyToAsk: gettext_lazy("Hier kennen wir niemanden, den wir fragen können."),
    NothingSaid: gettext_lazy("Schreiben Sie Ihre Nachricht in das Feld."),
    Gone: gettext_lazy("Einen der Einträge gibt es nicht mehr."),
    AlreadyThere: gettext_lazy("Einen der neuen Einträge gibt es schon."),
    UnknownReference: gettext_lazy("Ein Thema oder Gebiet des Vorschlags gibt es nicht mehr."),
}
