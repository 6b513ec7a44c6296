"""Keeps pictures by their content, says which are public, and forgets those nobody needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from sozialatlas.accounts.models import User
from sozialatlas.core import pictures
from sozialatlas.directory.models import (
    Event,
    Picture,
    RecordPicture,
    Revision,
    Service,
    VolunteerRole,
)

GRACE = dt.timedelta(days=30)
"""So long is kept what no record, version or proposal needs."""
_MOST_A_DAY = 100


class TooMany(Exception):
    """Somebody uploaded more pictures on one day than anybody has."""


def keep(content: bytes, *, by: User, at: dt.datetime) -> str:
    """Keep an uploaded file as a picture; return its name.

    Raises: pictures.Refused; TooMany.
    """
    if Picture.objects.filter(by=by, at__gt=at - dt.timedelta(days=1)).count() >= _MOST_A_DAY:
        raise TooMany
    read = pictures.read(content)
    name = Picture.name_of(read.wide)
    Picture.objects.get_or_create(
        pk=name,
        defaults={
            "wide": read.wide,
            "narrow": read.narrow,
            "width": read.width,
            "height": read.height,
            "by": by,
            "at": at,
        },
    )
    return name


def is_public(name: str, today: dt.date) -> bool:
    """Return whether a record shows a picture to everybody."""
    shown = Q(pk__in=())
    for column, model in (
        ("service", Service),
        ("event", Event),
        ("volunteer_role", VolunteerRole),
    ):
        visible = model.objects.visible_on(today).filter(pk=OuterRef(column))
        shown |= Q(Exists(visible))
    return RecordPicture.objects.filter(shown, picture=name).exists()


def forget(needed: Collection[str], *, before: dt.datetime) -> int:
    """Delete what was uploaded before a moment and is not needed; return how many.

    `needed` are those of rooms above; records and their versions are looked at here.
    """
    old = set(Picture.objects.filter(at__lt=before, shown=None).values_list("pk", flat=True))
    old -= set(needed)
    if old:
        said = Revision.objects.values_list("values__picture__picture_id", flat=True)
        old -= set(said.filter(values__picture__isnull=False).order_by().distinct().iterator())
    return Picture.objects.filter(pk__in=old, shown=None).delete()[0]
