"""Takes a message that came back from a mail server that delivers to programs."""

from __future__ import annotations

import sys
from typing import BinaryIO

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core.mail import returns
from sozialatlas.core.mail.reports import MOST_BYTES, Kind
from sozialatlas.core.mail.returns import Receipt

TRY_LATER = 75
"""EX_TEMPFAIL of sysexits.h: mail servers keep the message and come again."""
_CHUNK = 1024 * 1024


def read(source: BinaryIO) -> int:
    """Note what a message says, and say so; return 0, or 75 where the database fails."""
    raw = source.read(MOST_BYTES)
    while source.read(_CHUNK):
        pass  # or the mail server writes into a pipe that nobody reads
    try:
        receipt = returns.receive(raw, timezone.now())
    except DatabaseError as error:
        sys.stderr.write(f"sozialatlas: die Datenbank meldet: {error}\n")
        return TRY_LATER
    sys.stdout.write(f"{_told(receipt)}\n")
    return 0


def _told(receipt: Receipt) -> str:
    if receipt.letter is None:
        return _("Zu keiner Mail von hier: nichts geändert.")
    if receipt.kind in {Kind.PERMANENT, Kind.TEMPORARY}:
        if not receipt.is_new:
            return _("Schon vermerkt: nichts geändert.")
        told = _("Vermerkt: Mail %(number)s kam zurück (%(reason)s).")
        return told % {"number": receipt.letter.pk, "reason": receipt.reason}
    answers = {
        Kind.DELAYED: _("Nur verspätet: nichts geändert."),
        Kind.AUTOMATIC: _("Eine Abwesenheitsnotiz oder Ähnliches: nichts geändert."),
    }
    return answers.get(receipt.kind, _("Keine Meldung eines Mailservers: nichts geändert."))
