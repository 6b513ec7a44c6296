"""Labelled pairs from the demo county: copies as people make them, and neighbours as they are."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sozialatlas.marketplace.duplicates.evidence import Entry, Site

Disturb = Callable[[Entry, random.Random], Entry]

_SHORT = {
    "Kreisverband": "KV",
    "Kindertagesstätte": "Kita",
    "Evangelische": "Ev.",
    "Katholische": "Kath.",
    "Volkshochschule": "VHS",
    "Gemeinde": "Gem.",
    "Landkreis": "LK",
    "Grundschule": "GS",
    "Sportverein": "SV",
    "Jugendzentrum": "JUZ",
    "Freiwillige Feuerwehr": "FFW",
}
_LEGAL = re.compile(r",?\s+(e\. V\.|gGmbH|GmbH|eG)$")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries, whether they are the same, and what was done."""

    first: Entry
    second: Entry
    is_same: bool
    what: str


def typed(entry: Entry, pick: random.Random) -> Entry:
    """Swap two letters of the longest word, leave out the mail."""
    word = max(entry.name.split(), key=len)
    place = pick.randrange(1, max(2, len(word) - 2))
    wrong = word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]
    return replace(entry, name=entry.name.replace(word, wrong, 1), mails=())


def shortened(entry: Entry, pick: random.Random) -> Entry:
    """Write abbreviations and leave out the legal form; the phone in another format."""
    name = _LEGAL.sub("", entry.name)
    for long, short in _SHORT.items():
        name = name.replace(long, short)
    return reformatted(replace(entry, name=name), pick)


def reformatted(entry: Entry, _pick: random.Random) -> Entry:
    """Write phones, streets and web addresses as others do; leave out the mail."""
    return replace(
        entry,
        phones=tuple(_as_abroad(each) for each in entry.phones),
        mails=(),
        urls=tuple(each.replace("https://www.", "http://").rstrip("/") for each in entry.urls),
        sites=tuple(
            replace(each, street=each.street.replace("straße", "str.").replace("Straße", "Str."))
            for each in entry.sites
        ),
    )


def _as_abroad(number: str) -> str:
    digits = "".join(sign for sign in number if sign.isdigit())
    return f"+49 (0) {digits[1:4]} / {digits[4:]}" if digits.startswith("0") else number


def moved(entry: Entry, pick: random.Random) -> Entry:
    """Move within the town: another house, another point, the rest stays."""
    sites = tuple(
        replace(
            each,
            street=f"Neue Gasse {pick.randrange(1, 99)}",
            lat=each.lat + 0.004 if each.lat is not None else None,
        )
        for each in entry.sites
    )
    return replace(entry, sites=sites)


def capital(entry: Entry, _pick: random.Random) -> Entry:
    """Write the name in capitals, with a new phone."""
    return replace(entry, name=entry.name.upper(), phones=("0641 5550123",))


def poor(entry: Entry, _pick: random.Random) -> Entry:
    """Know the name and the place only."""
    return replace(entry, phones=(), mails=(), urls=())


SAME: Mapping[str, Mapping[str, Disturb]] = {
    "organization": {
        "typo": typed, "abbreviated": shortened, "reformatted": reformatted, "moved": moved,
        "capitals": capital, "poor": poor,
    },
    "location": {"typo": typed, "abbreviated": shortened, "capitals": capital, "poor": poor},
    "service": {
        "typo": typed, "abbreviated": shortened, "reformatted": reformatted, "moved": moved,
        "capitals": capital, "poor": poor,
    },
}  # fmt: skip


def branch(entry: Entry, other: Entry, pick: random.Random) -> Entry:
    """Return a branch in the town of another: its own door and phone, the central web page."""
    town, there = _town(entry), _town(other)
    name = entry.name.replace(town, there) if town and town in entry.name else entry.name
    number = f"0{pick.randrange(2000, 9999)} {pick.randrange(10_000, 99_999)}"
    return replace(entry, name=name, sites=other.sites, phones=(number,), mails=())


def namesake(entry: Entry, other: Entry, pick: random.Random) -> Entry:
    """Return somebody of the same name in another town, who shares nothing else."""
    number = f"0{pick.randrange(2000, 9999)} {pick.randrange(10_000, 99_999)}"
    return replace(
        entry, sites=other.sites, phones=(number,), mails=(), urls=(), owner="", owner_name=""
    )


def neighbour(entry: Entry, other: Entry, _pick: random.Random) -> Entry:
    """Return another one that moved into the same house."""
    return replace(other, sites=entry.sites[:1])


def colleague(entry: Entry, other: Entry, _pick: random.Random) -> Entry:
    """Return another one of the same organization: same door, same phone, same web page."""
    return replace(
        other,
        sites=entry.sites,
        phones=entry.phones,
        mails=entry.mails,
        urls=entry.urls,
        owner=entry.owner,
        owner_name=entry.owner_name,
    )


Turn = Callable[[Entry, Entry, random.Random], Entry]
OTHER: Mapping[str, Mapping[str, Turn]] = {
    "organization": {"branch": branch, "namesake": namesake, "neighbour": neighbour},
    "location": {"namesake": namesake, "neighbour": neighbour},
    "service": {"branch": branch, "namesake": namesake, "colleague": colleague},
}


def _town(entry: Entry) -> str:
    return entry.sites[0].city if entry.sites else ""


def labelled(entries: Mapping[str, Sequence[Entry]], seed: int, each: int) -> list[Pair]:
    """Return `each` pairs of every disturbance of every kind."""
    pick = random.Random(seed)  # noqa: S311 -- the same pairs in every run
    pairs: list[Pair] = []
    for kind, all_of_kind in entries.items():
        placed = [entry for entry in all_of_kind if _is_told(entry)]
        for what, disturb in SAME[kind].items():
            for entry in pick.sample(placed, each):
                copy = disturb(entry, pick)
                pairs.append(_pair(entry, copy, f"{kind} {what}", len(pairs), is_same=True))
        for what, turn in OTHER[kind].items():
            for entry in pick.sample(placed, each):
                other = _elsewhere(entry, placed, pick)
                copy = turn(entry, other, pick)
                pairs.append(_pair(entry, copy, f"{kind} {what}", len(pairs), is_same=False))
    return pairs


def _is_told(entry: Entry) -> bool:
    return bool(entry.name and entry.sites and _has_house(entry.sites[0]))


def _has_house(site: Site) -> bool:
    return bool(site.street and site.lat is not None)


def _elsewhere(entry: Entry, entries: Sequence[Entry], pick: random.Random) -> Entry:
    """Return one in another town with another name."""
    while True:
        other = pick.choice(entries)
        if _town(other) != _town(entry) and other.name.split()[0] != entry.name.split()[0]:
            return other


def _pair(entry: Entry, copy: Entry, what: str, number: int, *, is_same: bool) -> Pair:
    return Pair(entry, replace(copy, id=f"copy-{number}"), is_same, what)
