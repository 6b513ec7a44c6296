"""Reads the entries of a list, with the same number of queries for one and for fifty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from sozialatlas.directory import faces
from sozialatlas.directory.cards import by_type, cards
from sozialatlas.marketplace.freshness.queries import overdue
from sozialatlas.portal.detail import links
from sozialatlas.portal.saved import finding
from sozialatlas.portal.saved.entry import Entry, entry
from sozialatlas.search import belonging
from sozialatlas.search.scope import Scope


@dataclass(frozen=True, slots=True)
class Lost:
    """An entry that is not open any more; name and page are empty where there never was one."""

    id: str
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a list in its order, those that are lost, those of other portals alone."""

    found: tuple[Entry, ...] = ()
    lost: tuple[Lost, ...] = ()
    elsewhere: tuple[str, ...] = ()


def read(short_ids: Sequence[str], *, language: str, now: dt.datetime, scope: Scope) -> Entries:
    """Return what the short ids stand for in a portal.

    Two that lead to the same record make one entry.
    """
    today = timezone.localdate(now)
    every = finding.records(short_ids, today)
    inside = belonging.belonging(scope, by_type(set(every.values())))
    records = {each: found for each, found in every.items() if found[1] in inside}
    wanted = by_type(set(records.values()))
    known = faces.faces(wanted, language=language, today=today)
    small = cards(wanted, language=language)
    old = overdue(known.keys(), now)
    found: dict[object, Entry] = {}
    lost = []
    for each in (one for one in short_ids if one in records or one not in every):
        _type, record_id = records.get(each, ("", None))
        face = known.get(record_id) if record_id else None
        if face is None:
            lost.append(Lost(each))
        elif not face.is_visible:
            lost.append(Lost(each, face.name.text, links.address(face, language)))
        elif face.id not in found:
            card = small[face.id]
            found[face.id] = entry(
                face, card, old.get(face.id, {}), language=language, now=now, today=today
            )
    elsewhere = tuple(each for each in short_ids if each in every and each not in records)
    return Entries(tuple(found.values()), tuple(lost), elsewhere)
