"""Publishes circulars, and takes answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _, override

from sozialatlas.accounts.models import User
from sozialatlas.core import addresses, mail
from sozialatlas.marketplace.notices.circulars import tasks
from sozialatlas.marketplace.notices.circulars.telling import DESK, LANGUAGE, answer
from sozialatlas.marketplace.notices.models import Circular, CircularRefusal, CircularReply


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A title and a text, and for whom: an area and a topic, empty for all."""

    title: str
    text: str
    area_key: str = ""
    topic: str = ""


def publish(*, words: Words, by: User, at: dt.datetime) -> Circular:
    """Publish a circular; a job tells who is in."""
    with transaction.atomic():
        row = Circular.objects.create(
            title=words.title,
            text=words.text,
            area_key=words.area_key,
            topic=words.topic,
            author=by,
            published_at=at,
        )
        tasks.tell.enqueue(circular_id=row.pk)
    return row


def reply(
    circular: Circular, *, text: str, by: User, at: dt.datetime, is_for_all: bool
) -> CircularReply:
    """Take the answer of a reader, and let its author know; once an hour for each reader."""
    with transaction.atomic():
        row = CircularReply.objects.create(
            circular=circular, author=by, text=text, is_for_all=is_for_all, written_at=at
        )
        if circular.author is not None:
            with override(LANGUAGE):
                _tell_author(circular, row, circular.author)
    return row


def reply_for_county(circular: Circular, *, text: str, by: User, at: dt.datetime) -> CircularReply:
    """Answer for the county; all who have the circular see it, who asked gets it by mail."""
    with transaction.atomic():
        row = CircularReply.objects.create(
            circular=circular,
            author=by,
            text=text,
            is_for_all=True,
            is_of_county=True,
            written_at=at,
        )
        answer(circular, row)
    return row


def refuse_mails(user_id: int) -> None:
    """Write to a person no more about circulars; they stay on the page."""
    if User.objects.filter(pk=user_id).exists():
        CircularRefusal.objects.get_or_create(user_id=user_id)


def want_mails(user_id: int) -> None:
    """Write to a person about circulars again."""
    CircularRefusal.objects.filter(user_id=user_id).delete()


def _tell_author(circular: Circular, row: CircularReply, author: User) -> None:
    page = addresses.absolute(f"{LANGUAGE}/{DESK}/{circular.pk}")
    mail.post(
        key=f"circular-reply:{circular.pk}:{row.author_id}:{row.written_at:%Y%m%d%H}",
        to=author.email,
        subject=_("Antwort auf „{title}“").format(title=circular.title),
        text="\n\n".join((row.text, _("Lesen und antworten: {url}").format(url=page))),
        reference=f"circular:{circular.pk}",
    )
