"""Forgets mails: their texts first, themselves much later."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from sozialatlas.core.mail.models import Letter


def forget_texts(before: dt.datetime) -> int:
    """Remove text and address of what was sent before a moment; return of how many mails."""
    over = (Letter.State.SENT, Letter.State.BOUNCED)
    old = Letter.objects.filter(state__in=over, sent_at__lt=before).exclude(text="")
    return old.update(text="", unsubscribe="", to="")


def forget_recipient(reference: str) -> int:
    """Remove an address from all mails of a reference, and send none of them any more.

    Returns of how many mails. Their keys stay, so that none is posted a second time.
    """
    own = Letter.objects.filter(reference=reference)
    waiting = own.filter(state=Letter.State.WAITING)
    waiting.update(state=Letter.State.FAILED, reason=_("Nicht mehr gewünscht."))
    return own.exclude(state=Letter.State.SENDING).update(text="", unsubscribe="", to="")


def forget_letters(before: dt.datetime) -> int:
    """Remove what was posted before a moment and waits for nobody; return how many mails.

    Long after its text: until then the key keeps the same mail from being posted again.
    """
    over = (Letter.State.SENT, Letter.State.BOUNCED, Letter.State.FAILED)
    count, _of_kind = Letter.objects.filter(state__in=over, posted_at__lt=before).delete()
    return count
