"""Reads the entries of a list, with the same number of queries for one and for fifty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from sozialatlas.directory import faces
from sozialatlas.directory.cards import by_type, cards
from sozialatlas.portal.detail import links
from sozialatlas.portal.saved import finding
from sozialatlas.portal.saved.entry import Entry, entry


@dataclass(frozen=True, slots=True)
class Lost:
    """An entry that is not open any more; name and page are empty where there never was one."""

    id: str
    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a list in its order, and those that are lost."""

    found: tuple[Entry, ...] = ()
    lost: tuple[Lost, ...] = ()


def read(short_ids: Sequence[str], *, language: str, now: dt.datetime) -> Entries:
    """Return what the short ids stand for; two that lead to the same record make one entry."""
    today = timezone.localdate(now)
    records = finding.records(short_ids, today)
    wanted = by_type(set(records.values()))
    known = faces.faces(wanted, language=language, today=today)
    small = cards(wanted, language=language)
    found: dict[object, Entry] = {}
    lost = []
    for each in short_ids:
        _type, record_id = records.get(each, ("", None))
        face = known.get(record_id) if record_id else None
        if face is None:
            lost.append(Lost(each))
        elif not face.is_visible:
            lost.append(Lost(each, face.name.text, links.address(face, language)))
        elif face.id not in found:
            card = small[face.id]
            found[face.id] = entry(face, card, language=language, now=now, today=today)
    return Entries(tuple(found.values()), tuple(lost))
