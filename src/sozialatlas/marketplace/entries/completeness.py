"""What an entry cannot be without."""

from __future__ import annotations

from collections.abc import Iterator

from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.kinds import EVENT, HELPING, LOCATION, SERVICE


def missing(entry: Entry) -> tuple[str, ...]:
    """Return the pages on which something is missing, in their order."""
    found = set(_missing(entry)) | set(entry.draft.typed)
    return tuple(step for step in entry.kind.steps if step in found)


def _missing(entry: Entry) -> Iterator[str]:
    main = entry.main
    if main != LOCATION and not entry.value(main, "name", ""):
        yield "was"
    if main in {SERVICE, EVENT, HELPING} and entry.is_new:
        yield from _missing_in_new(entry)


def _missing_in_new(entry: Entry) -> Iterator[str]:
    if not entry.said(entry.main, "topics"):
        yield "worum"
    if entry.main == EVENT and entry.said(EVENT, "starts_at") is None:
        yield "termin"
    if not _is_somewhere(entry):
        yield "wo"
    if not _is_reachable(entry):
        yield "kontakt"


def _is_somewhere(entry: Entry) -> bool:
    ways = ("is_online", "is_by_phone", "is_at_home") if entry.main == SERVICE else ("is_online",)
    return bool(entry.place_key) or any(entry.value(entry.main, name, False) for name in ways)


def _is_reachable(entry: Entry) -> bool:
    return any(entry.said(entry.main, name) for name in ("email", "url", "phone", "phones"))
