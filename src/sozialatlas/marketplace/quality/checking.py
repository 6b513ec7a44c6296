"""Runs one check over all entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from sozialatlas.marketplace.quality.checks import (
    contacts,
    events,
    hours,
    links,
    mail,
    phones,
    points,
    texts,
    topics,
)
from sozialatlas.marketplace.quality.checks.found import Found
from sozialatlas.marketplace.quality.landscape import Landscape
from sozialatlas.marketplace.quality.problems import Check

_CHECKS: Mapping[str, Callable[[Landscape, dt.datetime], Iterable[Found]]] = {
    Check.LINKS: lambda seen, _now: links.check(contacts.read(seen)),
    Check.MAIL: lambda seen, _now: mail.check(contacts.read(seen)),
    Check.PHONES: lambda seen, _now: phones.check(contacts.read(seen), seen),
    Check.POINTS: lambda seen, _now: points.check(seen),
    Check.HOURS: lambda seen, now: hours.check(seen, timezone.localdate(now)),
    Check.TEXTS: lambda seen, _now: texts.check(contacts.read(seen), seen),
    Check.EVENTS: lambda seen, now: events.check(seen, now, ZoneInfo(settings.TIME_ZONE)),
    Check.TOPICS: lambda seen, _now: topics.check(seen),
}


def run(check: str, seen: Landscape, now: dt.datetime) -> Iterable[Found]:
    """Return what a check finds in what the public sees; nothing is written."""
    return _CHECKS[check](seen, now)
