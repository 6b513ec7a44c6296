"""How often embeds were sent: numbers added up in the database, and read for the county."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F, Max, QuerySet, Sum

from sozialatlas.search.models import Embed, EmbedUse

DAYS_SHOWN = 30
DAYS_KEPT = 400
# Whoever asks with made-up names of pages may not fill the table.
MOST_HOSTS_A_DAY = 500
OTHERS = "andere"
"""What pages beyond those are counted as together."""


@dataclass(frozen=True, slots=True)
class Source:
    """An embed that was sent: a fixed one by its number, any other by portal and page."""

    embed: int | None = None
    portal: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Used:
    """How often something was shown lately, and the last day of it."""

    count: int
    last: dt.date


@dataclass(frozen=True, slots=True)
class UsedBy:
    """An embed that nobody has fixed: its portal, the page around it, how often it was shown."""

    portal: str
    host: str
    used: Used


def add(counts: Mapping[Source, int], day: dt.date) -> None:
    """Add numbers to those of a day; what belongs to no embed any more is left out.

    Signals are left out on purpose: public pages do not change by being counted.
    """
    known = frozenset(Embed.objects.values_list("pk", flat=True))
    room = MOST_HOSTS_A_DAY - EmbedUse.objects.filter(day=day, embed=None).count()
    for source, count in counts.items():
        if source.embed is not None and source.embed not in known:
            continue
        if _increase(source, count, day):
            continue
        if source.embed is None and room <= 0:
            source = Source(portal=source.portal, host=OTHERS)  # noqa: PLW2901 -- stands for it
        room -= source.embed is None
        _begin(source, count, day)
    EmbedUse.objects.filter(day__lt=day - dt.timedelta(days=DAYS_KEPT)).delete()


def _increase(source: Source, count: int, day: dt.date) -> int:
    rows = EmbedUse.objects.filter(
        day=day, embed=source.embed, portal=source.portal, host=source.host
    )
    return rows.update(count=F("count") + count)


def _begin(source: Source, count: int, day: dt.date) -> None:
    row = EmbedUse(
        day=day, embed_id=source.embed, portal=source.portal, host=source.host, count=count
    )
    try:
        with transaction.atomic():
            EmbedUse.objects.bulk_create([row])
    except IntegrityError:  # another process was faster, or these are the others together
        _increase(source, count, day)


def of_fixed(today: dt.date) -> Mapping[int, Used]:
    """Return the use of fixed embeds within the last 30 days, by their numbers."""
    rows = _recent(today).exclude(embed=None).values("embed")
    return {
        row["embed"]: Used(row["shown"], row["last"])
        for row in rows.annotate(shown=Sum("count"), last=Max("day")).order_by("embed")
    }


def of_others(today: dt.date) -> Sequence[UsedBy]:
    """Return the embeds that nobody has fixed within the last 30 days, the most used first."""
    rows = _recent(today).filter(embed=None).values("portal", "host")
    return [
        UsedBy(row["portal"], row["host"], Used(row["shown"], row["last"]))
        for row in rows.annotate(shown=Sum("count"), last=Max("day")).order_by(
            "-shown", "portal", "host"
        )
    ]


def _recent(today: dt.date) -> QuerySet[EmbedUse]:
    return EmbedUse.objects.filter(day__gt=today - dt.timedelta(days=DAYS_SHOWN), day__lte=today)
