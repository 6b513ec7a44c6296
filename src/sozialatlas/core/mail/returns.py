"""Notes that mails came back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from sozialatlas.core.mail import reports
from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.reports import Kind, Report
from sozialatlas.core.mail.signals import bounced

_BOUNCES = (Kind.PERMANENT, Kind.TEMPORARY)
# More are no tokens, but a message made to keep the database busy.
_MOST_TOKENS = 20
_State = Letter.State


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a message: what it is, of which mail, and whether that is news."""

    kind: Kind
    letter: Letter | None
    is_new: bool = False
    reason: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to read the message."""
        return self.letter is not None and self.kind is not Kind.OTHER


def receive(raw: bytes, now: dt.datetime) -> Receipt:
    """Read a message, and note where it says that a mail of ours did not arrive.

    The same message twice changes nothing.
    """
    report = reports.read(raw)
    with transaction.atomic():
        letter = _letter_of(report)
        if letter is None or report.kind not in _BOUNCES or letter.state == _State.BOUNCED:
            return Receipt(report.kind, letter, reason=report.reason)
        letter.state, letter.bounced_at, letter.reason = _State.BOUNCED, now, report.reason
        letter.save(update_fields=["state", "bounced_at", "reason"])
        is_permanent = report.kind is Kind.PERMANENT
        bounced.send(sender=Letter, letter=letter, is_permanent=is_permanent, reason=report.reason)
    return Receipt(report.kind, letter, is_new=True, reason=report.reason)


def _letter_of(report: Report) -> Letter | None:
    tokens = report.tokens[:_MOST_TOKENS]
    # What waits or was refused has never left the house, so it cannot come back.
    out = (_State.SENT, _State.UNCLEAR, _State.SENDING, _State.BOUNCED)
    rows = Letter.objects.select_for_update().filter(token__in=tokens, state__in=out)
    found = {letter.token: letter for letter in rows}
    return next((found[token] for token in tokens if token in found), None)
