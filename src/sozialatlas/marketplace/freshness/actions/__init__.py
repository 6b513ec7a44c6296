"""What is done about entries that have to be confirmed. Each call is safe to repeat."""

from sozialatlas.marketplace.freshness.actions.answering import (
    Answered,
    confirm,
    count_places,
)
from sozialatlas.marketplace.freshness.actions.calling import Report, note_call
from sozialatlas.marketplace.freshness.actions.forgetting import forget
from sozialatlas.marketplace.freshness.actions.hiding import hidden, hide, show_again
from sozialatlas.marketplace.freshness.actions.quieting import resume, stop
from sozialatlas.marketplace.freshness.actions.reminding import Run, remind
from sozialatlas.marketplace.freshness.actions.renewing import renew
from sozialatlas.marketplace.freshness.actions.taking_back import take_back
from sozialatlas.marketplace.freshness.actions.telling import (
    propose_change,
    propose_closing,
    tell,
)

__all__ = [
    "Answered",
    "Report",
    "Run",
    "confirm",
    "count_places",
    "forget",
    "hidden",
    "hide",
    "note_call",
    "propose_change",
    "propose_closing",
    "remind",
    "renew",
    "resume",
    "show_again",
    "stop",
    "take_back",
    "tell",
]
