"""Opening hours in OSM's notation; what rows cannot say stays readable as a note."""

from __future__ import annotations

import dataclasses
from functools import lru_cache

from sozialatlas.directory.hours.osm import from_osm
from sozialatlas.directory.hours.rules import HoursRule

_NOTE_LENGTH = 250


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[tuple[HoursRule, ...], str]:
    """Return the rows, and the part of the text that is kept as a note only."""
    if not text:
        return (), ""
    parsed = from_osm(text)
    rules = (dataclasses.replace(rule, note=rule.note[:_NOTE_LENGTH]) for rule in parsed.rules)
    unread = "" if parsed.is_complete else text[:80]
    return tuple(dict.fromkeys(rules)), unread
