"""Events of the small county, and the calendar's page as a person reads it."""

from __future__ import annotations

import datetime as dt
import html
import re
from zoneinfo import ZoneInfo

from django.utils import timezone

from sozialatlas.directory.models import Event
from tests.search.world import World

BERLIN = ZoneInfo("Europe/Berlin")


def at(day: str, time: str = "18:00") -> dt.datetime:
    """Return a moment by the clock of the place."""
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time.fromisoformat(time), BERLIN)


def event(world: World, name: str, starts_at: dt.datetime, **given: object) -> Event:
    return Event.objects.create(
        organization=world.provider, name=name, starts_at=starts_at, **given
    )


def in_days(count: int, time: str = "18:00") -> dt.datetime:
    """Return an hour of a day counted from today."""
    return at((timezone.localdate() + dt.timedelta(days=count)).isoformat(), time)


def listed(page: str) -> list[tuple[str, str, str]]:
    """Return the days, hours and names of the list, line by line."""
    found, day = [], ""
    pattern = (
        r'<h3 id="(?:tag-([\d-]+)|ueber-wochen)"'
        r'|<p class="occasion__hours">(.*?)</p>.*?<h4[^>]*><a[^>]*>(.*?)</a>'
    )
    for match in re.finditer(pattern, page, re.DOTALL):
        if match[3] is None:
            day = match[1] or "weeks"
        else:
            found.append((day, _plain(match[2]), _plain(match[3])))
    return found


def _plain(text: str) -> str:
    words = html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\xa0", " ")
    return " ".join(words.split())
