"""What an entry says now, in the few words that somebody needs to tell whether it is true."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core import addresses, languages
from sozialatlas.directory.cards import SERVICE, VOLUNTEER_ROLE, Card, cards
from sozialatlas.directory.faces.face import Face, Site
from sozialatlas.directory.faces.reading import faces
from sozialatlas.directory.hours.week_table import WeekTable, week_table
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import Capacity, Phone, RecordKind, Status
from sozialatlas.marketplace.freshness import contacts
from sozialatlas.marketplace.freshness.due import Entry, entries
from sozialatlas.marketplace.freshness.models import Asked, Reminder
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.proposals.models import Proposal

OPEN, RIGHT, CHANGED, GONE = "open", "right", "changed", "gone"
CONFIRMED, CLOSED = "confirmed", "closed"
"""How an entry stands on the page: the first four as answered here, the others by others."""


@dataclass(frozen=True, slots=True)
class Places:
    """A count of free places: `name` is its field, `value` what stands there."""

    id: int
    unit: str
    available: int | None
    maximum: int | None
    counted_on: dt.date
    value: str = ""
    error: str = ""

    @property
    def name(self) -> str:
        """What its field is called."""
        return f"frei-{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One entry on the page. What the public may not know of a place is not here either."""

    ref: Ref
    name: str
    organization: str
    organization_id: uuid.UUID
    place_id: str
    place: str
    address: str
    summary: str
    hours: tuple[str, ...]
    numbers: tuple[str, ...]
    emails: tuple[str, ...]
    url: str
    places: tuple[Places, ...]
    page: str
    verified_on: dt.date | None
    parts: tuple[str, ...]
    state: str = OPEN
    answered_on: dt.date | None = None
    is_published: bool = False

    @property
    def key(self) -> str:
        """What buttons and addresses name it by."""
        return str(self.ref)

    @property
    def web(self) -> str:
        """The web page as people say it."""
        return self.url.removeprefix("https://").removeprefix("http://").removesuffix("/")

    @property
    def is_open(self) -> bool:
        """Whether an answer is still missing."""
        return self.state == OPEN

    @property
    def can_take_back(self) -> bool:
        """Whether what was answered here can still be taken back."""
        return self.state in (RIGHT, CHANGED, GONE) and not self.is_published


def of_reminder(reminder: Reminder, *, at: dt.datetime) -> list[Shown]:
    """Return the entries of a reminder about which its address may still be asked, with answers.

    By place and name; what is no longer there at all is left out.
    """
    rows = {
        Ref(row.kind, row.record_id): row
        for row in reminder.asked.select_related("proposal").order_by("pk")
    }
    found = list(entries(at, rows.keys(), is_any_status=True))
    own = contacts.is_asked(reminder.address, found)
    shown = described([each for each in found if each.ref in own], at=at)
    still_open = _still_open(own)
    answered = [_answered(each, rows[each.ref], reminder, still_open) for each in shown.values()]
    return sorted(answered, key=lambda each: (each.organization, each.place, each.name, each.key))


def described(found: Collection[Entry], *, at: dt.datetime) -> dict[Ref, Shown]:
    """Return what entries say, with the same number of queries for many."""
    ids: dict[str, list[uuid.UUID]] = defaultdict(list)
    for each in found:
        is_role = each.ref.kind == RecordKind.VOLUNTEER_ROLE
        ids[VOLUNTEER_ROLE if is_role else SERVICE].append(each.ref.id)
    today, language = timezone.localdate(at), languages.current()
    told, listed = faces(ids, language=language, today=today), cards(ids, language=language)
    counts = _counts([each.ref.id for each in found])
    return {
        each.ref: _shown(each, told[each.ref.id], listed[each.ref.id], counts, today)
        for each in found
        if each.ref.id in told and each.ref.id in listed
    }


def _shown(
    entry: Entry,
    face: Face,
    card: Card,
    counts: Mapping[uuid.UUID, tuple[Places, ...]],
    today: dt.date,
) -> Shown:
    site = face.site
    fax = Phone.Kind.FAX
    return Shown(
        ref=entry.ref,
        name=face.name.text,
        organization=face.organization,
        organization_id=face.organization_id,
        place_id=str(card.location_id or ""),
        place=_place(site, entry.place),
        address=", ".join(site.lines) if site else "",
        summary=face.summary.text,
        hours=_hours(week_table(card.rules, today)),
        numbers=tuple(each.text for each in face.reaching.numbers if each.kind != fax),
        emails=face.reaching.emails,
        url=face.reaching.url,
        places=counts.get(entry.ref.id, ()),
        page=addresses.record(card.type, card.slug, card.id, languages.current()),
        verified_on=timezone.localdate(card.verified_at) if card.verified_at else None,
        parts=tuple(each.what.value for each in entry.due),
    )


def _place(site: Site | None, town: str) -> str:
    """Return the house and its town, which its name may hold already."""
    if site is None:
        return town
    house = site.name or site.street
    return house if town in house else ", ".join(part for part in (house, town) if part)


def _hours(week: WeekTable) -> tuple[str, ...]:
    """Return the hours as lines to read out: days in a row with the same times are one line."""
    lines = []
    for is_closed, times, some in _spans(week):
        if not is_closed:
            days = some[0] if len(some) == 1 else f"{some[0]} {_('bis')} {some[-1]}"
            lines.append(f"{days}: {times}")
    return (*lines, *week.remarks)


def _spans(week: WeekTable) -> Iterator[tuple[bool, str, list[str]]]:
    for (is_closed, times), some in groupby(
        week.lines, key=lambda line: (line.is_closed, line.times)
    ):
        yield is_closed, times, [line.name for line in some]


def _answered(
    shown: Shown, row: Asked, reminder: Reminder, still_open: Mapping[Ref, dt.datetime | None]
) -> Shown:
    state, on, is_published = row.answer or OPEN, row.answered_at, False
    proposal = row.proposal
    if state in (CHANGED, GONE):
        is_published = proposal is None or proposal.state not in Proposal.UNFINISHED
    elif shown.ref not in still_open:
        state, on = CLOSED, None
    elif state == OPEN:
        verified = still_open[shown.ref]
        if verified is not None and verified >= reminder.at:
            state, on = CONFIRMED, verified
    return replace(
        shown,
        state=state,
        answered_on=timezone.localdate(on) if on else None,
        is_published=is_published,
    )


def _still_open(refs: Collection[Ref]) -> Mapping[Ref, dt.datetime | None]:
    """Return the entries that are not closed, with when each was confirmed itself."""
    found: dict[Ref, dt.datetime | None] = {}
    for code in {ref.kind for ref in refs}:
        ids = [ref.id for ref in refs if ref.kind == code]
        rows = KIND_OF[code].model._default_manager.filter(pk__in=ids)
        rows = rows.exclude(status=Status.CLOSED)
        found |= {Ref(code, pk): at for pk, at in rows.values_list("pk", "verified_at")}
    return found


def _counts(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, tuple[Places, ...]]:
    found: dict[uuid.UUID, list[Places]] = defaultdict(list)
    rows = Capacity.objects.filter(service_at_location__in=ids).order_by("pk")
    for row in rows:
        value = "" if row.available is None else str(row.available)
        counted_on = timezone.localdate(row.asserted_at)
        place = Places(row.pk, row.unit, row.available, row.maximum, counted_on, value)
        found[row.service_at_location_id].append(place)
    return {key: tuple(places) for key, places in found.items()}
