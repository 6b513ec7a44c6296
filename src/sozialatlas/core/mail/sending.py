"""Hands over what waits to the mail server: one line, one letter after the other.

A letter is marked before it is handed over and after it was taken. A process that ends between
leaves it marked, and whoever comes next makes it unclear instead of sending it twice.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Min

from sozialatlas.core.mail import letters, message, outages, verdicts
from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.undisturbed import undisturbed
from sozialatlas.core.mail.verdicts import Fate, Verdict

log = logging.getLogger(__name__)

MINUTE = dt.timedelta(minutes=1)
# Other jobs wait meanwhile; what is left goes with the next round.
LONGEST_ROUND_SECONDS = 240.0
_SERVER_IS_ILL = (Fate.SERVER_FAILS, Fate.UNCLEAR)

Clock = Callable[[], dt.datetime]


def send_waiting(clock: Clock) -> dt.datetime | None:
    """Send what is due; return when to come again, None where nothing waits."""
    now = clock()
    lost = letters.note_lost(now)
    if lost:
        log.warning("%s mails were left behind in the middle of handing over", lost)
    letters.give_up_codes(now)
    if settings.DEMO:
        letters.keep_in_house(now)
        return None
    if not settings.EMAIL_HOST:
        return None
    if _is_to_wait(now):
        return _next(now)
    if Letter.objects.due(now).exists():
        _send_round(clock)
    return _next(clock())


def _is_to_wait(now: dt.datetime) -> bool:
    """Return whether the server rests; somebody who waits for a code has it tried at once."""
    outage = outages.current()
    if outage is None or outage.next_at <= now:
        return False
    return not Letter.objects.due(now).filter(is_code=True).exists()


def _send_round(clock: Clock) -> None:
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:
        _note_outage(verdicts.of(error), clock())
        return
    try:
        _send_over(connection, clock)
    finally:
        _close(connection)


def _send_over(connection: BaseEmailBackend, clock: Clock) -> None:
    ends_at = time.monotonic() + LONGEST_ROUND_SECONDS
    left = _allowed(clock())
    while time.monotonic() < ends_at:
        with undisturbed():
            letter = letters.take(clock(), codes_only=left <= 0)
            if letter is None:
                return
            verdict = _handed_over(connection, letter)
            letters.note(letter, verdict, clock())
        left -= 1
        if verdict.fate in _SERVER_IS_ILL:
            _note_outage(verdict, clock())
            return
        outages.end()


def _handed_over(connection: BaseEmailBackend, letter: Letter) -> Verdict:
    try:
        connection.send_messages([message.of(letter)])
    except (OSError, ValueError) as error:
        verdict = verdicts.of(error)
        log.warning("mail %s: %s (%s)", letter.pk, verdict.fate.name.lower(), verdict.reason)
        return verdict
    return Verdict(Fate.SENT)


def _allowed(now: dt.datetime) -> int:
    """Return how many mails may still go within this minute."""
    begun = Letter.objects.filter(begun_at__gt=now - MINUTE).count()
    return int(settings.MAIL_PER_MINUTE) - begun


def _next(now: dt.datetime) -> dt.datetime | None:
    """Return when something is to be sent next: not while the server rests or all is spent."""
    waiting = Letter.objects.filter(state=Letter.State.WAITING)
    first: dt.datetime | None = waiting.aggregate(first=Min("due_at"))["first"]
    if first is None:
        return None
    outage = outages.current()
    if outage is not None:
        return max(first, outage.next_at)
    return max(first, now + MINUTE) if _allowed(now) <= 0 else max(first, now)


def _note_outage(verdict: Verdict, now: dt.datetime) -> None:
    outage = outages.note(verdict.reason, now)
    log.error("the mail server takes nothing (try %s): %s", outage.tries + 1, verdict.reason)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError as error:  # all that matters is noted already
        log.info("the line to the mail server did not end well: %s", error)
