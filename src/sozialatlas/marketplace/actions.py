"""Takes messages from the public, and puts them aside when they are dealt with."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from sozialatlas.accounts.models import User
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.marketplace.models import HelpfulCount, PublicMessage, Sending, SpentProof

HOUR = dt.timedelta(hours=1)
PROOF_LIFE = dt.timedelta(hours=24)
"""How long a proof may be handed in, and so for how long it is remembered as spent."""
EMAIL_LIFE = dt.timedelta(days=180)
"""After that a mail address goes, even where nobody dealt with the message."""

_Purpose = Sending.Purpose
# Within an hour from one sender, and in all. A flood of unproven ones shuts out no proven one.
BOUNDS = {
    _Purpose.MESSAGE: (5, 200),
    _Purpose.PROVEN: (5, 200),
    _Purpose.HELPFUL: (20, 1_000),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which record a message speaks of, and where it lies."""

    kind: str
    id: uuid.UUID
    name: str
    area_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What somebody wrote on what occasion, and how to answer."""

    text: str
    email: str
    language: str
    kind: str = PublicMessage.Kind.OUTDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """How much was removed because its time is over."""

    emails: int
    sendings: int
    proofs: int


def receive(
    *, about: About, words: Words, sender: str, at: dt.datetime, proof: str = ""
) -> PublicMessage:
    """Store a message about a record; `sender` is a code from `senders`.

    A proof that was handed in before proves nothing: the message is taken and waits as unproven.
    Raises: TooManyMessages, if the sender or all together sent too many within an hour.
    """
    with transaction.atomic():
        forget(at=at)
        is_proven = _spend(proof, at)
        purpose = _Purpose.PROVEN if is_proven else _Purpose.MESSAGE
        count_sending(sender, purpose, BOUNDS[purpose], at)
        return PublicMessage.objects.create(
            kind=words.kind,
            record_kind=about.kind,
            record_id=about.id,
            record_name=about.name[:250],
            area_key=about.area_key,
            text=words.text,
            email=words.email,
            language=words.language,
            is_proven=is_proven,
            created_at=at,
        )


def count_helpful(
    *, about: About, sender: str, sender_of_record: str, on: dt.date, at: dt.datetime
) -> bool:
    """Count that somebody found a record helpful; return whether it counted.

    Who presses again within an hour is counted once; `sender_of_record` is a code for that, of
    sender and record together, so that nothing tells which records one sender liked.
    Raises: TooManyMessages, if the sender or all together pressed too often within an hour.
    """
    with transaction.atomic():
        forget(at=at)
        again = Sending.objects.filter(sender=sender_of_record, purpose=_Purpose.REPEATED)
        if again.exists():
            return False
        count_sending(sender, _Purpose.HELPFUL, BOUNDS[_Purpose.HELPFUL], at)
        Sending.objects.create(sender=sender_of_record, purpose=_Purpose.REPEATED, at=at)
        place = {
            "record_kind": about.kind,
            "record_name": about.name[:250],
            "area_key": about.area_key,
        }
        row, _is_new = HelpfulCount.objects.get_or_create(
            record_id=about.id, counted_on=on, defaults=place
        )
        HelpfulCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
    return True


def answer(message: PublicMessage, *, by: User, at: dt.datetime) -> None:
    """Note that somebody answered a message; it stays on the table until it is put aside."""
    if message.state != PublicMessage.State.OPEN:
        return
    message.state = PublicMessage.State.ANSWERED
    message.answered_at = at
    message.answered_by = by
    message.save(update_fields=["state", "answered_at", "answered_by"])


def complete(message: PublicMessage, *, by: User, at: dt.datetime) -> None:
    """Put a message aside; the mail address served to answer it and goes."""
    if message.state == PublicMessage.State.DONE:
        return
    message.state = PublicMessage.State.DONE
    message.done_at = at
    message.done_by = by
    message.email = ""
    message.save(update_fields=["state", "done_at", "done_by", "email"])


def forget(*, at: dt.datetime) -> Forgotten:
    """Remove what is no longer needed: mail addresses, codes of senders, spent proofs."""
    # Written first: SQLite then holds its one writer's lock, so that no two count the same.
    sendings, _of_kind = Sending.objects.filter(at__lte=at - HOUR).delete()
    proofs, _of_kind = SpentProof.objects.filter(expires_at__lte=at).delete()
    old = PublicMessage.objects.filter(created_at__lte=at - EMAIL_LIFE).exclude(email="")
    return Forgotten(emails=old.update(email=""), sendings=sendings, proofs=proofs)


def _spend(proof: str, at: dt.datetime) -> bool:
    if not proof:
        return False
    _row, is_new = SpentProof.objects.get_or_create(
        code=proof, defaults={"expires_at": at + PROOF_LIFE}
    )
    return is_new


def count_sending(sender: str, purpose: str, bounds: tuple[int, int], at: dt.datetime) -> None:
    """Count that somebody sends something, within bounds for one sender and for all together.

    Raises: TooManyMessages, if more came within an hour.
    """
    of_sender, in_all = bounds
    Sending.objects.create(sender=sender, purpose=purpose, at=at)
    counted = Sending.objects.filter(purpose=purpose, at__gt=at - HOUR)
    own = counted.filter(sender=sender).count()
    if own > of_sender or counted.count() > in_all:
        raise TooManyMessages(f"{own} from one sender within an hour ({purpose})")
