"""Takes messages from the public, and puts them aside when they are dealt with."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction

from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.marketplace.models import PublicMessage, Sending

HOUR = dt.timedelta(hours=1)
MOST_PER_SENDER = 5
MOST_IN_ALL = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which record a message speaks of, and where it lies."""

    kind: str
    id: uuid.UUID
    name: str
    area_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What somebody wrote, and how to answer."""

    text: str
    email: str
    language: str


def receive(*, about: About, words: Words, sender: str, at: dt.datetime) -> PublicMessage:
    """Store a message about a record; `sender` is a code from `senders`.

    Raises: TooManyMessages, if the sender or all together sent too many within an hour.
    """
    with transaction.atomic():
        _count(sender, at)
        return PublicMessage.objects.create(
            record_kind=about.kind,
            record_id=about.id,
            record_name=about.name[:250],
            area_key=about.area_key,
            text=words.text,
            email=words.email,
            language=words.language,
            created_at=at,
        )


def complete(message: PublicMessage, *, at: dt.datetime) -> None:
    """Put a message aside; the mail address served to answer it and goes."""
    if message.state == PublicMessage.State.DONE:
        return
    message.state = PublicMessage.State.DONE
    message.done_at = at
    message.email = ""
    message.save(update_fields=["state", "done_at", "email"])


def _count(sender: str, at: dt.datetime) -> None:
    # Written first: SQLite then holds its one writer's lock, so that no two count the same.
    Sending.objects.filter(at__lte=at - HOUR).delete()
    Sending.objects.create(sender=sender, at=at)
    of_sender = Sending.objects.filter(sender=sender).count()
    if of_sender > MOST_PER_SENDER or Sending.objects.count() > MOST_IN_ALL:
        raise TooManyMessages(f"{of_sender} from one sender within an hour")
