"""How often records are opened and after which words: added up, and read for who offers them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F, Model, Sum

from sozialatlas.search.models import RecordUse, RecordWords

DAYS_SHOWN = 30
DAYS_KEPT = 400
LEAST_SHOWN = 5
"""Words that fewer people came with might be somebody's own: they are not shown."""
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
        _increase(RecordUse, count, record_id=opened.record_id, day=day)
        if opened.words and room > 0:
            room -= 1
            words = {"record_id": opened.record_id, "month": month, "words": opened.words}
            _increase(RecordWords, count, **words)


def forget(on: dt.date) -> None:
    """Remove what is old, and the rare words of the months that are over."""
    oldest = on - dt.timedelta(days=DAYS_KEPT)
    RecordUse.objects.filter(day__lt=oldest).delete()
    RecordWords.objects.filter(month__lt=oldest).delete()
    over = RecordWords.objects.filter(month__lt=on.replace(day=1))
    over.filter(count__lt=LEAST_SHOWN).delete()


def opened(ids: Collection[uuid.UUID], *, today: dt.date) -> Mapping[uuid.UUID, int]:
    """Return how often records were opened within the last 30 days; none is left out."""
    rows = RecordUse.objects.filter(
        record_id__in=ids, day__gt=today - dt.timedelta(days=DAYS_SHOWN), day__lte=today
    )
    totals = rows.order_by().values("record_id").annotate(total=Sum("count"))
    return dict(totals.values_list("record_id", "total"))


def found_by(ids: Collection[uuid.UUID], *, today: dt.date) -> tuple[Found, ...]:
    """Return the words after which records were opened, this month and the last, most used first.

    Only words that at least five people came with.
    """
    this = today.replace(day=1)
    last = (this - dt.timedelta(days=1)).replace(day=1)
    rows = RecordWords.objects.filter(record_id__in=ids, month__in=(this, last)).order_by()
    totals = rows.values("words").annotate(total=Sum("count")).filter(total__gte=LEAST_SHOWN)
    most = totals.order_by("-total", "words")[:MOST_WORDS_SHOWN]
    return tuple(Found(row["words"], row["total"]) for row in most)


def _increase(model: type[Model], count: int, **which: object) -> None:
    if model._default_manager.filter(**which).update(count=F("count") + count):
        return
    try:
        with transaction.atomic():
            model._default_manager.bulk_create([model(**which, count=count)])
    except IntegrityError:  # another process was faster
        model._default_manager.filter(**which).update(count=F("count") + count)
