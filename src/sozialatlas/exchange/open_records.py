"""The public records that leave the house one by one, as faces.

Every feed, export and interface that gives records reads them here: what is confidential was left
out when they were read, and no filter looks behind it either.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

from sozialatlas.directory.cards import SERVICE
from sozialatlas.directory.faces.face import Face
from sozialatlas.directory.faces.reading import faces
from sozialatlas.exchange import public_things
from sozialatlas.search.requests import BBox

BATCH = 500
"""Records that are read at once."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time from one moment to another; None is an open end."""

    begins: dt.datetime | None
    ends: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which records of a type are asked for; an empty filter lets everything through.

    Topics are codes, of a group too; municipalities are keys. Choices of one filter add up.
    `during` narrows events: a recurring one counts from its first day on.
    """

    type: str
    bbox: BBox | None = None
    municipalities: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    organizations: tuple[uuid.UUID, ...] = ()
    is_free: str = ""
    is_online: bool | None = None
    during: Span | None = None


def ids(wanted: Wanted, today: dt.date) -> list[uuid.UUID]:
    """Return the ids of all records that are asked for and may be seen today, in a fixed order."""
    return sorted(
        key
        for rows in _sources(wanted, today)
        for key in rows.order_by().distinct().values_list("pk", flat=True)
    )


def known(keys: Sequence[uuid.UUID], record_type: str, today: dt.date) -> list[uuid.UUID]:
    """Return those of some ids that are records of a type and may be seen today."""
    found = {
        key
        for rows in _sources(Wanted(type=record_type), today)
        for key in rows.filter(pk__in=keys).values_list("pk", flat=True)
    }
    return [key for key in keys if key in found]


def read(
    record_type: str, keys: Sequence[uuid.UUID], *, language: str, today: dt.date
) -> list[Face]:
    """Return the records of some ids in their order; what is gone by now is left out."""
    found = faces({record_type: keys}, language=language, today=today)
    return [found[key] for key in keys if key in found and found[key].is_visible]


def each(wanted: Wanted, *, language: str, today: dt.date) -> Iterator[Face]:
    """Yield all records that are asked for, a batch at a time."""
    keys = ids(wanted, today)
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        yield from read(wanted.type, batch, language=language, today=today)


def _sources(wanted: Wanted, today: dt.date) -> Iterator[QuerySet[Model]]:
    if wanted.type != SERVICE:
        yield _chosen(public_things.OF_KIND[wanted.type](today), wanted)
        return
    yield _chosen(public_things.links(today), wanted, of="service__")
    if wanted.bbox is None and not wanted.municipalities:
        yield _chosen(public_things.lone_services(today), wanted)


def _chosen(rows: QuerySet[Model], wanted: Wanted, of: str = "") -> QuerySet[Model]:
    if wanted.topics:
        own, group = f"{of}topics__code__in", f"{of}topics__parent__code__in"
        rows = rows.filter(Q(**{own: wanted.topics}) | Q(**{group: wanted.topics}))
    if wanted.organizations:
        rows = rows.filter(**{f"{of}organization__in": wanted.organizations})
    if wanted.is_free:
        rows = rows.filter(**{f"{of}is_free": wanted.is_free})
    if wanted.is_online is not None:
        rows = rows.filter(**{f"{of}is_online": wanted.is_online})
    if wanted.during is not None:
        rows = rows.filter(_takes_place(wanted.during))
    if wanted.municipalities:
        rows = rows.filter(location__municipality__key__in=wanted.municipalities)
    return _inside(rows, wanted.bbox) if wanted.bbox else rows


def _takes_place(span: Span) -> Q:
    found = Q()
    if span.ends is not None:
        found &= Q(starts_at__lte=span.ends)
    if span.begins is not None:
        once = Q(ends_at__gte=span.begins) | Q(ends_at=None, starts_at__gte=span.begins)
        found &= once | ~Q(rrule="")
    return found


def _inside(rows: QuerySet[Model], box: BBox) -> QuerySet[Model]:
    """Keep what lies in a rectangle by the point that may be shown, never by the door's."""
    lat, lon = public_things.shown("lat"), public_things.shown("lon")
    shown = rows.alias(shown_lat=lat, shown_lon=lon)
    within = Q(shown_lat__range=(box.south, box.north), shown_lon__range=(box.west, box.east))
    inside: QuerySet[Model] = shown.filter(within)
    return inside
