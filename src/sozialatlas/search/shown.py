"""Services at locations that the public may see: what an index in step with the tables holds."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from sozialatlas.directory.models import ServiceAtLocation, Status


def links(day: dt.date) -> QuerySet[ServiceAtLocation]:
    """Return the links that are visible on a day, as their service and their location are."""
    return ServiceAtLocation.objects.visible_on(day).filter(
        _visible("service__", day), _visible("location__", day)
    )


def _visible(path: str, day: dt.date) -> Q:
    """Match as `visible_on` does, for what a row belongs to."""
    since, until = f"{path}visible_from", f"{path}visible_to"
    return (
        ~Q(**{f"{path}status": Status.CLOSED})
        & (Q(**{since: None}) | Q(**{f"{since}__lte": day}))
        & (Q(**{until: None}) | Q(**{f"{until}__gte": day}))
    )
