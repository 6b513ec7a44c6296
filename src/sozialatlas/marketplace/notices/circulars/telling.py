"""Lets all have a circular whom it is for, and writes to them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _, override

from sozialatlas.core import addresses, mail
from sozialatlas.marketplace.notices import links
from sozialatlas.marketplace.notices.circulars import queries
from sozialatlas.marketplace.notices.models import Circular, CircularRefusal, CircularReply

MINE, DESK = "mein/neuigkeiten", "redaktion/neuigkeiten"
LANGUAGE = "de"
"""What the county writes is German; so is the mail around it."""
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Message:
    """What is written to several people; with `key` each gets it once."""

    key: str
    subject: str
    text: str


def tell(circular: Circular, *, at: dt.datetime) -> int:
    """Let all have a circular whom it is for, and write to who wants that; return how many.

    In parts, each a transaction: a run that was broken off goes on, and nobody is told twice.
    """
    if circular.told_at is not None:
        return 0
    people = queries.addressees(circular.area_key, circular.topic)
    silent = frozenset(CircularRefusal.objects.values_list("user_id", flat=True))
    ids = sorted(people)
    for start in range(0, len(ids), AT_ONCE):
        part = ids[start : start + AT_ONCE]
        with transaction.atomic(), override(LANGUAGE):
            circular.readers.add(*part)
            for user_id in part:
                if user_id not in silent:
                    given = Message(f"circular:{circular.pk}", circular.title, circular.text)
                    _write(circular, given, to=people[user_id], user_id=user_id)
    circular.told_at = at
    circular.save(update_fields=["told_at"])
    return len(ids)


def answer(circular: Circular, row: CircularReply) -> None:
    """Write what the county answered to the readers who said something themselves."""
    silent = CircularRefusal.objects.values("user_id")
    asked = circular.replies.filter(is_of_county=False).values("author_id")
    people = circular.readers.filter(pk__in=asked, is_active=True).exclude(pk__in=silent)
    with override(LANGUAGE):
        subject = _("Antwort auf „{title}“").format(title=circular.title)
        said = Message(f"circular-answer:{row.pk}", subject, row.text)
        for user_id, email in people.order_by("pk").values_list("pk", "email"):
            _write(circular, said, to=email, user_id=user_id)


def _write(circular: Circular, message: Message, *, to: str, user_id: int) -> None:
    page = addresses.absolute(f"{LANGUAGE}/{MINE}/{circular.pk}")
    out = links.refusing(user_id, LANGUAGE)
    parts = (
        message.text,
        _("Lesen und antworten: {url}").format(url=page),
        _("Keine solchen Mails mehr: {url}").format(url=out),
    )
    mail.post(
        key=f"{message.key}:{user_id}",
        to=to,
        subject=message.subject,
        text="\n\n".join(parts),
        unsubscribe=out,
        reference=f"circular:{circular.pk}",
    )
