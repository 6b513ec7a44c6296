"""Which organizations somebody may mean who is typing: quick, by the traces."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace.duplicates import reading, traces
from sozialatlas.marketplace.duplicates.evidence import (
    Entry,
    Key,
    Rarity,
    Site,
    Traits,
    traits,
)
from sozialatlas.marketplace.duplicates.models import Trace
from sozialatlas.marketplace.duplicates.names import Commonness, is_alike, plain_weight
from sozialatlas.marketplace.duplicates.naming import name_share
from sozialatlas.marketplace.duplicates.reasons import Reason
from sozialatlas.marketplace.duplicates.scoring import score

_MOST_COMPARED = 20
_MOST_OF_WORD = 400
_PREFIX = 4
_LEAST_TYPED = 3
_LEAST_COVERED = 0.5
_LEAST_WEIGHT = 0.3
_LAST = "zzzzzzzz"


@dataclass(frozen=True, slots=True)
class Similar:
    """An organization that may be meant, how likely, and why."""

    id: uuid.UUID
    name: str
    places: tuple[str, ...]
    areas: tuple[str, ...]
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody has typed so far of an organization."""

    name: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""


def similar(typed: Typed, *, limit: int = 5) -> list[Similar]:
    """Return the organizations that somebody may mean, the most likely first."""
    site = Site(street=typed.street, postal_code=typed.postal_code, city=typed.city)
    entry = Entry(
        kind=RecordKind.ORGANIZATION,
        id="",
        name=typed.name.strip(),
        phones=(typed.phone,) if typed.phone else (),
        mails=(typed.email,) if typed.email else (),
        urls=(typed.url,) if typed.url else (),
        sites=(site,) if typed.street or typed.postal_code or typed.city else (),
    )
    wanted = traits(entry)
    ids, counts = _lookup(wanted)
    rarity = Rarity(counts, Commonness({}, 0))
    found = [
        each
        for known in reading.entries(RecordKind.ORGANIZATION, ids)
        if (each := _compared(wanted, known, rarity)) is not None
    ]
    return sorted(found, key=lambda each: (-each.score, each.name, each.id))[:limit]


def _compared(wanted: Traits, known: Entry, rarity: Rarity) -> Similar | None:
    there = traits(known)
    covered = _covered(wanted, there)
    telling = [key for key in wanted.keys & there.keys if rarity.weight(key) >= _LEAST_WEIGHT]
    # A name alone is no proof, but a reason to ask: "Is this you?"
    if not telling and covered < _LEAST_COVERED:
        return None
    result = score(wanted, there, rarity)
    places = tuple(dict.fromkeys(site.city for site in known.sites if site.city))
    said = tuple(reason for reason in result.reasons if reason.is_for)
    worth = max(result.score, (covered + name_share(wanted, there, rarity)) / 4)
    return Similar(uuid.UUID(known.id), known.name, places, known.areas, worth, said)


def _covered(wanted: Traits, known: Traits) -> float:
    """Return which share of the typed words the known name has; the last may be half a word."""
    return max(
        (_share_of(name, other) for name in wanted.names for other in known.names), default=0.0
    )


def _share_of(typed: tuple[str, ...], known: tuple[str, ...]) -> float:
    weights = {word: plain_weight(word) for word in typed}
    begun = sum(
        weight
        for word, weight in weights.items()
        if any(each.startswith(word) or (is_alike(word, each)) for each in known)
    )
    return begun / sum(weights.values())


def _lookup(wanted: Traits) -> tuple[Collection[uuid.UUID], dict[Key, int]]:
    """Return the organizations that share most with what was typed, and how common that is."""
    points: Counter[uuid.UUID] = Counter()
    shared = [key for key in wanted.keys if key[0] in traces.SORTS]
    counts = _counts(shared)
    if shared:
        for pk, sort, value in Trace.objects.filter(_any(shared)).values_list(
            "organization_id", "sort", "value"
        )[: _MOST_OF_WORD]:  # fmt: skip
            points[pk] += 4 * _weight(counts.get((sort, value), 1))
    points.update(_named(wanted))
    chosen = sorted(points.items(), key=lambda each: (-each[1], each[0]))[:_MOST_COMPARED]
    return [pk for pk, _points in chosen], counts


def _weight(count: int) -> int:
    return 3 if count <= 3 else 1


def _counts(keys: Iterable[Key]) -> dict[Key, int]:
    wanted = list(keys)
    if not wanted:
        return {}
    rows = Trace.objects.filter(_any(wanted)).order_by().values("sort", "value")
    return {
        (row["sort"], row["value"]): row["count"] + 1 for row in rows.annotate(count=Count("pk"))
    }


def _any(keys: Iterable[Key]) -> Q:
    found = Q(pk__in=())
    for sort, value in keys:
        found |= Q(sort=sort, value=value)
    return found


def _named(wanted: Traits) -> dict[uuid.UUID, int]:
    """Return organizations with a point for each word of the name that begins alike."""
    words = {word for name in wanted.names for word in name if len(word) >= _LEAST_TYPED}
    telling = sorted(words, key=lambda word: (-plain_weight(word), -len(word), word))[:4]
    points: defaultdict[uuid.UUID, int] = defaultdict(int)
    for word in telling:
        start = word[:_PREFIX]
        rows = Trace.objects.filter(
            sort=traces.NAME, value__gte=start, value__lte=f"{start}{_LAST}"
        ).order_by()
        near = rows.filter(value__gte=word, value__lte=f"{word}{_LAST}")
        for pk in near.values_list("organization_id", flat=True)[:_MOST_OF_WORD]:
            points[pk] += 3 if plain_weight(word) == 1 else 1
        for pk in rows.values_list("organization_id", flat=True)[:_MOST_OF_WORD]:
            points[pk] += 1
    return points
