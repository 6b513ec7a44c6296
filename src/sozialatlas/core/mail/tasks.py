"""What is done about mail in the background."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.core.jobs import Nightly, job
from sozialatlas.core.jobs.models import Job
from sozialatlas.core.mail import boxes, forgetting, returns, sending
from sozialatlas.core.mail.boxes import Access

TIME_TO_COME_BACK = dt.timedelta(minutes=15)
DAYS_OF_KEYS = 400
"""Longer than any key could be posted again: the longest reminders come once a year."""


@job("mail.send", _("Mails verschicken"), minutes=10, key=())
def send() -> None:
    """Send what waits; come again where something is left."""
    next_at = sending.send_waiting(timezone.now)
    if next_at is not None:
        send.enqueue_at(next_at)
    if settings.MAIL_BOX:
        fetch.enqueue_at(timezone.now() + TIME_TO_COME_BACK)


@job("mail.fetch", _("Zurückgekommene Mails lesen"), nightly=Nightly(hour=4), key=())
def fetch() -> None:
    """Read what came back: a while after each sending, and each night, for some take days."""
    if not settings.MAIL_BOX:
        return
    access = Access(settings.MAIL_BOX, settings.MAIL_BOX_USER, settings.MAIL_BOX_PASSWORD)
    boxes.read_all(access, lambda raw: returns.receive(raw, timezone.now()).is_settled)


@job("mail.tend", _("Texte alter Mails löschen"), nightly=Nightly(hour=2, minute=30))
def tend() -> None:
    """Forget what is old, and send what was left lying."""
    now = timezone.now()
    forgetting.forget_texts(now - dt.timedelta(days=settings.MAIL_DAYS))
    forgetting.forget_letters(now - dt.timedelta(days=DAYS_OF_KEYS))
    wake()


def wake() -> None:
    """Have what waits sent soon; quick where that is to happen anyway."""
    # What is committed before this look is seen by whoever works off that job.
    due = Job.objects.filter(kind=send.name, state=Job.State.WAITING, due_at__lte=timezone.now())
    if not due.exists():
        send.enqueue()
