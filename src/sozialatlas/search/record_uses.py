"""How often records are opened and after which words: added up, and read for who offers them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F, Model, Sum

from sozialatlas.search.models import RecordUse, RecordWords

DAYS_SHOWN = 30
DAYS_KEPT = 400
LEAST_DAYS = 5
"""Words that led to a record on fewer different days might be somebody's own: never shown.

Visitors are not told apart, so one of them who comes again and again within a day counts once.
"""
MOST_WORDS_SHOWN = 8
MOST_WORDS_A_MONTH = 200_000
"""Whoever asks with made-up words may not fill the table."""


@dataclass(frozen=True, slots=True)
class Opened:
    """That a record was opened, from a search for some words if there were any."""

    record_id: uuid.UUID
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a search, and how often a record was opened from it."""

    words: str
    count: int


def add(counts: Mapping[Opened, int], day: dt.date) -> None:
    """Add numbers to those of a day.

    Signals are left out on purpose: public pages do not change by being counted.
    """
    month = day.replace(day=1)
    room = MOST_WORDS_A_MONTH - RecordWords.objects.filter(month=month).count()
    for opened, count in counts.items():
        _add_use(opened.record_id, day, count)
        if opened.words and room > 0:
            room -= 1
            _add_words(opened, day, count)


def forget(on: dt.date) -> None:
    """Remove what is old, and the rare words of the months that are over."""
    oldest = on - dt.timedelta(days=DAYS_KEPT)
    RecordUse.objects.filter(day__lt=oldest).delete()
    RecordWords.objects.filter(month__lt=oldest).delete()
    over = RecordWords.objects.filter(month__lt=on.replace(day=1))
    over.filter(days__lt=LEAST_DAYS).delete()


def opened(ids: Collection[uuid.UUID], *, today: dt.date) -> Mapping[uuid.UUID, int]:
    """Return how often records were opened within the last 30 days; none is left out."""
    rows = RecordUse.objects.filter(
        record_id__in=ids, day__gt=today - dt.timedelta(days=DAYS_SHOWN), day__lte=today
    )
    totals = rows.order_by().values("record_id").annotate(total=Sum("count"))
    return dict(totals.values_list("record_id", "total"))


def found_by(ids: Collection[uuid.UUID], *, today: dt.date) -> tuple[Found, ...]:
    """Return the words after which records were opened, this month and the last, most used first.

    Only words that led to one and the same record on at least five different days.
    """
    this = today.replace(day=1)
    last = (this - dt.timedelta(days=1)).replace(day=1)
    rows = RecordWords.objects.filter(record_id__in=ids, month__in=(this, last)).order_by()
    of_records = rows.values("record_id", "words").annotate(total=Sum("count"), on=Sum("days"))
    totals: Counter[str] = Counter()
    for words, total in of_records.filter(on__gte=LEAST_DAYS).values_list("words", "total"):
        totals[words] += total
    most = sorted(totals.items(), key=lambda found: (-found[1], found[0]))[:MOST_WORDS_SHOWN]
    return tuple(Found(words, total) for words, total in most)


def _add_use(record_id: uuid.UUID, day: dt.date, count: int) -> None:
    same = RecordUse.objects.filter(record_id=record_id, day=day)
    while not same.update(count=F("count") + count):
        if _made(RecordUse, record_id=record_id, day=day, count=count):
            return


def _add_words(opened: Opened, day: dt.date, count: int) -> None:
    words = {"record_id": opened.record_id, "words": opened.words, "month": day.replace(day=1)}
    rows, total = RecordWords.objects.filter(**words), F("count") + count
    while not (
        rows.filter(last_on=day).update(count=total)
        or rows.exclude(last_on=day).update(count=total, days=F("days") + 1, last_on=day)
    ):
        if _made(RecordWords, **words, count=count, days=1, last_on=day):
            return


def _made(model: type[Model], **values: object) -> bool:
    """Write a first number; False if another process was faster."""
    try:
        with transaction.atomic():
            model._default_manager.bulk_create([model(**values)])
    except IntegrityError:
        return False
    return True
