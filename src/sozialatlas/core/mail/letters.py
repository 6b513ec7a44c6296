"""What becomes of letters, step by step; each step is committed before the next begins."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.signals import bounced
from sozialatlas.core.mail.verdicts import Fate, Verdict

State = Letter.State
MOST_TRIES = 10
FIRST_PAUSE = dt.timedelta(minutes=5)
LONGEST_PAUSE = dt.timedelta(hours=6)
"""With doubling in between: given up after a day."""
LIFE_OF_CODE = dt.timedelta(minutes=30)


def take(now: dt.datetime, *, codes_only: bool = False) -> Letter | None:
    """Return the next letter that is due, marked as being handed over; None where none is."""
    with transaction.atomic():
        due = Letter.objects.due(now)
        if codes_only:
            due = due.filter(is_code=True)
        rows = due.select_for_update(skip_locked=True)
        letter = rows.order_by("-is_code", "due_at", "pk").first()
        if letter is None:
            return None
        letter.state, letter.begun_at = State.SENDING, now
        letter.tries += 1
        letter.save(update_fields=["state", "begun_at", "tries"])
        return letter


def note(letter: Letter, verdict: Verdict, now: dt.datetime) -> None:
    """Note what became of a letter that was handed over, or was to be."""
    _become(letter, verdict, now)
    with transaction.atomic():
        if _save_own(letter) and letter.state == State.BOUNCED:
            bounced.send(sender=Letter, letter=letter, is_permanent=True, reason=letter.reason)


def _become(letter: Letter, verdict: Verdict, now: dt.datetime) -> None:
    letter.reason = verdict.reason
    match verdict.fate:
        case Fate.SENT:
            letter.state, letter.sent_at = State.SENT, now
            if letter.is_code and not settings.DEMO:
                letter.text = ""
        case Fate.NO_SUCH_ADDRESS:
            letter.state, letter.bounced_at = State.BOUNCED, now
        case Fate.REFUSED:
            letter.state = State.FAILED
        case Fate.UNCLEAR:
            letter.state = State.UNCLEAR
        case Fate.SERVER_FAILS:
            letter.state = State.WAITING
            letter.tries -= 1
        case Fate.LATER:
            _put_off(letter, now)


def _put_off(letter: Letter, now: dt.datetime) -> None:
    letter.state = State.FAILED if letter.tries >= MOST_TRIES else State.WAITING
    letter.due_at = now + min(FIRST_PAUSE * 2 ** (letter.tries - 1), LONGEST_PAUSE)


def note_lost(now: dt.datetime) -> int:
    """Mark what a process left behind in the middle of handing over; return how many.

    The server may have taken it or not, and nobody can tell: it is never sent again by itself.
    """
    reason = _("Der Prozess endete mitten in der Übergabe; vielleicht ist die Mail angekommen.")
    lost = Letter.objects.filter(state=State.SENDING, begun_at__lte=now)
    return lost.update(state=State.UNCLEAR, reason=reason)


def give_up_codes(now: dt.datetime) -> int:
    """Give up codes that nobody waits for any more; return how many."""
    late = Letter.objects.filter(
        state=State.WAITING, is_code=True, posted_at__lt=now - LIFE_OF_CODE
    )
    reason = _("Zu spät: Der Code darin gilt nicht mehr.")
    return late.update(state=State.FAILED, reason=reason, text="")


def keep_in_house(now: dt.datetime) -> int:
    """Mark all that waits as sent without sending it, for the demo; return how many."""
    return Letter.objects.due(now).update(state=State.SENT, sent_at=now, begun_at=now)


def send_again(letters: list[int], now: dt.datetime) -> int:
    """Let letters wait that came to nothing; return how many do.

    Whoever asks for it has decided that an unclear one may arrive twice.
    """
    with transaction.atomic():
        rows = Letter.objects.to_look_at().filter(pk__in=letters).exclude(text="")
        return rows.update(state=State.WAITING, due_at=now, tries=0, reason="")


def _save_own(letter: Letter) -> bool:
    """Save what became of a letter, unless somebody has decided on it; return whether it is so."""
    # Also where it was given up as lost since: the answer came after all, and is the truth.
    own = Letter.objects.filter(
        pk=letter.pk, begun_at=letter.begun_at, state__in=(State.SENDING, State.UNCLEAR)
    )
    count = own.update(
        state=letter.state,
        reason=letter.reason,
        text=letter.text,
        tries=letter.tries,
        due_at=letter.due_at,
        sent_at=letter.sent_at,
        bounced_at=letter.bounced_at,
    )
    return count > 0
