"""Takes subscriptions, confirms and ends them, and tells each week what is new."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from sozialatlas.core import mail
from sozialatlas.core.mail import forgetting
from sozialatlas.marketplace import actions as marketplace
from sozialatlas.marketplace.models import Sending
from sozialatlas.marketplace.notices import letters, links, news, places
from sozialatlas.marketplace.notices.models import Subscription
from sozialatlas.marketplace.notices.news import News

DAYS_TO_CONFIRM = 7
LIFE_OF_PENDING = dt.timedelta(days=DAYS_TO_CONFIRM)
WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)
PURPOSE = Sending.Purpose.SUBSCRIPTION
# Within an hour from one sender, and in all; within a day to one address.
BOUNDS, TO_ADDRESS = (5, 100), 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to be told, where and in which language."""

    email: str
    area_key: str
    topics: tuple[str, ...]
    wants_services: bool
    wants_events: bool
    language: str


def subscribe(*, wish: Wish, sender: str, at: dt.datetime) -> None:
    """Ask an address whether it wants this; `sender` is a code of who filled in the form.

    An address that was asked thrice within a day is not asked again, and nobody is told so.
    Raises: TooManyMessages, if the sender or all together asked too often within an hour.
    """
    with transaction.atomic():
        marketplace.forget(at=at)
        marketplace.count_sending(sender, PURPOSE, BOUNDS, at)
        asked = Subscription.objects.filter(
            email__iexact=wish.email, confirmed_at=None, created_at__gt=at - DAY
        )
        if asked.count() >= TO_ADDRESS:
            return
        row = Subscription.objects.create(
            email=wish.email,
            area_key=wish.area_key,
            topics=list(wish.topics),
            wants_services=wish.wants_services,
            wants_events=wish.wants_events,
            language=wish.language,
            created_at=at,
        )
        with override(wish.language):
            url = links.confirming(row.pk, wish.language)
            subject, text = letters.confirmation(url, DAYS_TO_CONFIRM)
        mail.post(
            key=f"{reference(row.pk)}:confirm",
            to=wish.email,
            subject=subject,
            text=text,
            reference=reference(row.pk),
        )


def confirm(pk: uuid.UUID, *, at: dt.datetime) -> Subscription | None:
    """Let a subscription count from now on, instead of an earlier one; None for one that is gone.

    A second time changes nothing.
    """
    with transaction.atomic():
        row = Subscription.objects.select_for_update().filter(pk=pk).first()
        if row is None or row.confirmed_at is not None:
            return row
        if row.created_at <= at - LIFE_OF_PENDING:
            return None
        others = Subscription.objects.filter(email__iexact=row.email).exclude(pk=pk)
        others.delete()
        row.confirmed_at = row.told_until = at
        row.save(update_fields=["confirmed_at", "told_until"])
        return row


def end(pk: uuid.UUID) -> bool:
    """Remove a subscription and its address, also from the mails; return whether there was one."""
    with transaction.atomic():
        count, _of_kind = Subscription.objects.filter(pk=pk).delete()
        forgetting.forget_recipient(reference(pk))
    return count > 0


def forget(*, at: dt.datetime) -> int:
    """Remove what was never confirmed; return how many."""
    old = Subscription.objects.filter(confirmed_at=None, created_at__lte=at - LIFE_OF_PENDING)
    keys = list(old.values_list("pk", flat=True))
    for pk in keys:
        end(pk)
    return len(keys)


def monday_before(now: dt.datetime) -> dt.datetime:
    """Return the beginning of this week, by the clock of the county."""
    here = timezone.localtime(now)
    day = here.date() - dt.timedelta(days=here.weekday())
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def tell_week(*, now: dt.datetime) -> int:
    """Tell each subscription what is new up to this Monday; return how many mails were posted.

    Whoever is told once is told no second time; where a run ends in the middle, the next goes on.
    """
    monday = monday_before(now)
    waiting = Subscription.objects.filter(confirmed_at__isnull=False, told_until__lt=monday)
    rows = list(waiting.order_by("told_until", "pk"))
    if not rows or rows[0].told_until is None:
        return 0
    # Longer ago than this, nothing is news any more: a machine that was off starts anew.
    since = max(rows[0].told_until, monday - 4 * WEEK)
    found = news.between(since, monday, WEEK)
    return sum(_tell(row, found, monday) for row in rows)


def _tell(row: Subscription, found: News, monday: dt.datetime) -> bool:
    """Post the mail of a week, if there is anything to tell."""
    since = row.told_until or monday
    services = [
        item
        for item in news.part(found.services, row.area_key, row.topics)
        if row.wants_services and max(item.created_at, item.changed_at or since) >= since
    ]
    events = news.part(found.events, row.area_key, row.topics) if row.wants_events else ()
    with transaction.atomic():
        own = Subscription.objects.filter(pk=row.pk, told_until=row.told_until)
        # Ended meanwhile, or told by another process.
        if not own.update(told_until=monday) or not (services or events):
            return False
        with override(row.language):
            url = links.ending(row.pk, row.language)
            subject, text = letters.week(
                places.name_of(row.area_key), services, events, since, url
            )
        mail.post(
            key=f"{reference(row.pk)}:{monday.astimezone(dt.UTC):%Y-%m-%d}",
            to=row.email,
            subject=subject,
            text=text,
            unsubscribe=url,
            reference=reference(row.pk),
        )
    return True


def reference(pk: uuid.UUID) -> str:
    """Return under what the mails of a subscription are known."""
    return f"abo:{pk}"
