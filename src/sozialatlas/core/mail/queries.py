"""How the mails are doing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.mail import outages
from sozialatlas.core.mail.models import Letter, Outage

State = Letter.State


@dataclass(frozen=True, slots=True)
class MailState:
    """What waits, what must be decided on, and why nothing goes out, if that is so.

    `trouble` is a sentence for people; empty where mails go out or need not.
    """

    waiting: int
    unclear: int
    failed: int
    trouble: str = ""


def state(*, failed_since: dt.datetime | None = None) -> MailState:
    """Return how the mails are doing; with a moment, only those failed that were posted since."""
    failed = Q(state=State.FAILED)
    if failed_since is not None:
        failed &= Q(posted_at__gte=failed_since)
    counted = Letter.objects.aggregate(
        waiting=Count("pk", filter=Q(state=State.WAITING)),
        unclear=Count("pk", filter=Q(state=State.UNCLEAR)),
        failed=Count("pk", filter=failed),
    )
    return MailState(**counted, trouble=_trouble(counted["waiting"]))


def _trouble(waiting: int) -> str:
    if settings.DEMO:
        return ""
    outage = outages.current()
    if outage is not None:
        return f"{_told(outage)} {_waits(waiting)}"
    if waiting and not settings.EMAIL_HOST:
        told = _("Es ist kein Mailserver eingestellt.")
        return f"{told} {_waits(waiting)}"
    return ""


def _told(outage: Outage) -> str:
    moments = {"since": outage.began_at, "next": outage.next_at}
    shown = {
        name: date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
        for name, moment in moments.items()
    }
    told = _(
        "Der Mailserver nimmt seit %(since)s nichts an (%(reason)s); nächster Versuch: %(next)s."
    )
    return told % {**shown, "reason": outage.reason}


def _waits(count: int) -> str:
    told = ngettext("%(count)s Mail wartet.", "%(count)s Mails warten.", count)
    return told % {"count": formats.number(count)}
