"""Two entries side by side: what they say alike and otherwise, and which of them should stay."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from sozialatlas.directory import joining
from sozialatlas.directory.differences import NOTHING, difference
from sozialatlas.directory.joining import BOTH, DROP, KEEP
from sozialatlas.directory.kinds import KIND_OF, Kind
from sozialatlas.directory.models import (
    Event,
    Location,
    Organization,
    Published,
    Service,
    VolunteerRole,
)
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import AddressValues, PublishedValues
from sozialatlas.marketplace.duplicates.evidence import Entry
from sozialatlas.marketplace.duplicates.globe import distance
from sozialatlas.marketplace.duplicates.models import Candidate

FIRST, SECOND = "erster", "zweiter"
_BOTH = "beide"
_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and whether the other side lacks them."""

    text: str
    is_other: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One field of both, and whose value survives unless somebody chooses otherwise."""

    name: str
    label: str
    first: tuple[Run, ...]
    second: tuple[Run, ...]
    may_join: bool
    chosen: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its row, where it is in words, and what hangs on it."""

    code: str
    thing: Published
    name: str
    owner: str
    places: tuple[str, ...]
    hanging: str
    is_confidential: bool
    is_better: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still an entry of its own."""
        return self.thing.status != "closed"


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides and their differences. `metres` is None where a place is not known."""

    sides: tuple[Side, Side]
    lines: tuple[Line, ...]
    same: tuple[str, ...]
    metres: int | None
    points: tuple[tuple[float, float], tuple[float, float]] | None


def compared(candidate: Candidate, entries: Mapping[str, Entry]) -> Compared | None:
    """Return both entries side by side; None where one of them was deleted."""
    kind = KIND_OF[candidate.kind]
    ids = (candidate.first_id, candidate.second_id)
    rows = kind.model._default_manager.in_bulk(list(ids))
    if len(rows) < len(ids):
        return None
    first, second = (rows[each] for each in ids)
    said = (snapshot(first), snapshot(second))
    better = _better(kind, (first, second), said)
    sides = (
        _side(FIRST, first, entries.get(str(first.pk)), is_better=better == 0),
        _side(SECOND, second, entries.get(str(second.pk)), is_better=better == 1),
    )
    lines = tuple(_lines(kind, said, better))
    different = {each.name for each in lines}
    points = _points(sides, [entries.get(str(each)) for each in ids])
    return Compared(
        sides=sides,
        lines=lines,
        same=tuple(_same(kind, said[0], different)),
        metres=round(distance(*points)) if points else None,
        points=points,
    )


def taken(candidate: Candidate, keep: uuid.UUID, given: Mapping[str, str]) -> dict[str, str]:
    """Return whose value survives by field, from what was chosen by side."""
    stays = FIRST if keep == candidate.first_id else SECOND
    fields = joining.chosen_fields(KIND_OF[candidate.kind])
    return {
        name: BOTH if side == _BOTH else KEEP if side == stays else DROP
        for name, side in given.items()
        if name in fields and side in {FIRST, SECOND, _BOTH}
    }


def _better(
    kind: Kind, things: tuple[Published, Published], said: tuple[PublishedValues, PublishedValues]
) -> int:
    """Return which one should stay: checked later, then the one that says more, then the older."""

    def rank(number: int) -> tuple[float, int, float]:
        thing = things[number]
        checked = thing.verified_at.timestamp() if thing.verified_at else 0.0
        filled = sum(bool(getattr(said[number], name)) for name in kind.fields)
        return checked, filled, -thing.created_at.timestamp()

    return 0 if rank(0) >= rank(1) else 1


def _lines(
    kind: Kind, said: tuple[PublishedValues, PublishedValues], better: int
) -> Iterable[Line]:
    stays, goes = said[better], said[1 - better]
    sides = (FIRST, SECOND)
    by_choice = {KEEP: sides[better], DROP: sides[1 - better], BOTH: _BOTH}
    for name, choice in joining.choices(kind, stays, goes).items():
        label, first, second = _words(kind, name, said)
        yield Line(
            name=name,
            label=label,
            first=_marked(first, second),
            second=_marked(second, first),
            may_join=joining.may_join(getattr(stays, name)),
            chosen=by_choice[choice],
        )


def _words(
    kind: Kind, name: str, said: tuple[PublishedValues, PublishedValues]
) -> tuple[str, str, str]:
    """Return the label of a field and what both say there, as texts."""
    if name == "address":
        return _("Anschrift und Lage"), _place(said[0]), _place(said[1])
    found = difference(kind, name, getattr(said[0], name), getattr(said[1], name))
    if found is None:
        return name, "", ""
    return (
        found.label,
        "" if found.before == NOTHING else found.before,
        "" if found.after == NOTHING else found.after,
    )


def _place(values: PublishedValues) -> str:
    address = getattr(values, "address", None)
    lines = []
    if isinstance(address, AddressValues):
        town = f"{address.postal_code} {address.city}".strip()
        lines = [address.street, address.extra, town, address.district]
    lat, lon = getattr(values, "lat", None), getattr(values, "lon", None)
    if lat is not None and lon is not None:
        lines.append(f"{lat:.5f}, {lon:.5f}")
    return "\n".join(line for line in lines if line)


def _marked(text: str, other: str) -> tuple[Run, ...]:
    """Return a text in runs, those marked whose words the other text lacks."""
    known = {word.lower() for word in _WORD.findall(other)}
    runs: list[Run] = []
    for word in _WORD.findall(text):
        is_other = bool(known) and not word.isspace() and word.lower() not in known
        if runs and (runs[-1].is_other == is_other or word.isspace()):
            runs[-1] = Run(runs[-1].text + word, runs[-1].is_other)
        else:
            runs.append(Run(word, is_other))
    return tuple(runs)


def _same(kind: Kind, said: PublishedValues, different: set[str]) -> Iterable[str]:
    """Yield the labels of what both say alike."""
    for name in joining.chosen_fields(kind):
        value = getattr(said, name)
        if name in different or not value or value == "unknown":
            continue
        found = difference(kind, name, value, "" if isinstance(value, str) else None)
        if found is not None:
            yield found.label


def _side(code: str, thing: Published, entry: Entry | None, *, is_better: bool) -> Side:
    places = [site.in_words for site in (entry.sites if entry else ())]
    return Side(
        code=code,
        thing=thing,
        name=str(thing),
        owner=entry.owner_name if entry else "",
        places=tuple(place for place in places if place)[:_MOST_PLACES],
        hanging=_hanging(thing),
        is_confidential=bool(getattr(thing, "is_confidential", False)),
        is_better=is_better,
    )


_MOST_PLACES = 3


def _hanging(thing: Published) -> str:
    """Return what would move along, in words."""
    if isinstance(thing, Organization | Location):
        count = thing.services.count()
        return ngettext("{count} Angebot", "{count} Angebote", count).format(count=count)
    if isinstance(thing, Service):
        count = thing.at_locations.count()
        return ngettext("{count} Standort", "{count} Standorte", count).format(count=count)
    assert isinstance(thing, Event | VolunteerRole)
    return ""


def _points(
    sides: tuple[Side, Side], entries: list[Entry | None]
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the two places nearest to each other; none of a secret one."""
    if any(side.is_confidential for side in sides):
        return None
    known = [[site.point for site in (each.sites if each else ())] for each in entries]
    pairs = [
        (one, other)
        for one in known[0]
        for other in known[1]
        if one is not None and other is not None
    ]
    return min(pairs, key=lambda pair: distance(*pair), default=None)
