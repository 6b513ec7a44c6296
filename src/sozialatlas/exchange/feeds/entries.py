"""The entries of a feed: records in the words of their pages."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from sozialatlas.core import addresses, formats
from sozialatlas.directory.cards import EVENT, Timing
from sozialatlas.directory.faces import Face
from sozialatlas.directory.models import Event, slug_of
from sozialatlas.directory.recurrence import coming
from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.exchange import open_records
from sozialatlas.exchange.changed_things import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a feed; `text` is HTML."""

    thing_id: uuid.UUID
    title: str
    url: str
    correction_url: str
    text: str
    provider: str
    topics: tuple[str, ...]
    created_at: dt.datetime
    changed_at: dt.datetime


def entries(
    changed: Sequence[Changed], *, language: str, now: dt.datetime, absolute: Callable[[str], str]
) -> list[Entry]:
    """Return the entries of records in their order; what is gone by now is left out."""
    by_type: defaultdict[str, list[uuid.UUID]] = defaultdict(list)
    for one in changed:
        by_type[one.type].append(one.record_id)
    today = timezone.localdate(now)
    faces = {
        face.id: face
        for kind, keys in by_type.items()
        for face in open_records.read(kind, keys, language=language, today=today)
    }
    dates = _next_dates(by_type[EVENT], now)
    return [
        _entry(one, faces[one.record_id], dates.get(one.record_id, ""), language, absolute)
        for one in changed
        if one.record_id in faces
    ]


def _entry(
    one: Changed, face: Face, date: str, language: str, absolute: Callable[[str], str]
) -> Entry:
    url = absolute(addresses.record(face.type, slug_of(face.name.text), face.id, language))
    return Entry(
        thing_id=one.thing_id,
        title=face.name.text,
        url=url,
        correction_url=f"{url}/aendern",
        text=_text(face, date),
        provider=face.organization,
        topics=tuple(term.label for term in face.topics),
        created_at=one.created_at,
        changed_at=one.changed_at,
    )


def _text(face: Face, date: str) -> str:
    place = ", ".join(filter(None, (face.site.name, *face.site.lines))) if face.site else ""
    told = (
        (_("Nächster Termin"), date),
        (_("Träger"), face.organization),
        (_("Ort"), place),
    )
    lines = format_html_join("", "<br>{}: {}", ((name, said) for name, said in told if said))
    summary = face.summary.text or face.description.text
    return format_html("<p>{}{}</p>", summary, lines)


def _next_dates(ids: Iterable[uuid.UUID], now: dt.datetime) -> Mapping[uuid.UUID, str]:
    fields = ("pk", "starts_at", "ends_at", "rrule", "exdates")
    rows = Event.objects.filter(pk__in=list(ids)).order_by("pk").values_list(*fields)
    return {
        pk: _next_date(Timing(starts_at=starts, ends_at=ends, rrule=rule, exdates=tuple(out)), now)
        for pk, starts, ends, rule, out in rows
    }


def _next_date(timing: Timing, now: dt.datetime) -> str:
    """Return the next time of an event in words; empty where its rule cannot be read."""
    try:
        found = next(iter(coming(timing, now, ZoneInfo(settings.TIME_ZONE))), None)
    except RecurrenceError:
        return ""
    return formats.moment(found.starts_at, timezone.localdate(now)) if found else ""
