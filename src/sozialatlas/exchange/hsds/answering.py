"""Answers lists and single things of the interface: pages, streams, and what is gone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sozialatlas.core.errors import SozialatlasError
from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import RecordKind
from sozialatlas.exchange import public_things
from sozialatlas.exchange.delta.queries import asked_as_of, has_ended
from sozialatlas.exchange.hsds import entries, lists, pages, remembering, streams, word_lists
from sozialatlas.exchange.hsds.asking import Asked
from sozialatlas.exchange.hsds.building import Setting
from sozialatlas.exchange.hsds.building.texts import moment
from sozialatlas.exchange.hsds.lists import Now
from sozialatlas.exchange.hsds.shapes import Shape

KINDS: Mapping[str, str] = {
    "services": RecordKind.SERVICE,
    "service_at_locations": RecordKind.SERVICE_AT_LOCATION,
    "organizations": RecordKind.ORGANIZATION,
    "events": RecordKind.EVENT,
    "volunteer_roles": RecordKind.VOLUNTEER_ROLE,
}
"""The lists of things, each with the kind of its things; the others are of words."""

BATCH = 250
"""Things that a stream reads at once."""


class Nothing(SozialatlasError):
    """There is no such thing, and there never was."""


class Ended(SozialatlasError):
    """A thing is no longer public; `went_into` is the one that it was merged into."""

    def __init__(self, went_into: uuid.UUID | None) -> None:
        super().__init__("gone")
        self.went_into = went_into


def page(name: str, asked: Asked, now: Now, setting: Setting) -> pages.Page:
    """Return a page of a list."""
    if name in KINDS:
        contents, total = _things(name, asked, now, setting)
    else:
        found = word_lists.entries(name, asked)
        start = (asked.page - 1) * asked.size
        contents, total = found[start : start + asked.size], len(found)
    return pages.page(
        asked,
        contents,
        total,
        as_of=moment(asked_as_of(now.at)) or "",
        correction_url=setting.contact,
    )


def stream(name: str, asked: Asked, now: Now, setting: Setting) -> Iterator[bytes]:
    """Yield all entries of a list, one a line."""
    batches = _batches(name, asked, now, setting)
    return streams.begun(streams.lines(batches, is_plain=asked.is_plain))


def one(name: str, key: uuid.UUID, asked: Asked, now: Now, setting: Setting) -> Shape:
    """Return a single thing with all that belongs to it.

    Raises: Nothing, Ended.
    """
    if name not in KINDS:
        return _word(name, key)
    kind = KINDS[name]
    is_public = public_things.OF_KIND[kind](now.today).filter(pk=key).exists()
    read = entries.single_link if kind == RecordKind.SERVICE_AT_LOCATION else entries.READ[name]
    whole = replace(asked, full=True)
    for found in read([key], whole, now, setting) if is_public else ():
        return found
    if (went_into := directory.merged_into(key)) is not None:
        raise Ended(went_into)
    if has_ended(kind, key):
        raise Ended(None)
    raise Nothing(f"there is no such {kind}")


def _word(name: str, key: uuid.UUID) -> Shape:
    for found in word_lists.entries(name, Asked()):
        if getattr(found, "id", "") == str(key):
            return found
    raise Nothing("there is no such word or list of words")


def _things(name: str, asked: Asked, now: Now, setting: Setting) -> tuple[Sequence[object], int]:
    found = _found(name, asked, now)
    total = found.count()
    if asked.minimal:
        return entries.minimal(found.keys(*_bounds(asked)), KINDS[name]), total
    keys = found.keys(*_bounds(asked))
    return list(entries.READ[name](keys, asked, now, setting)), total


def _found(name: str, asked: Asked, now: Now) -> lists.Found:
    return remembering.remembered(name, asked, now, lists.FIND[name](asked, now))


def _bounds(asked: Asked) -> tuple[int, int | None]:
    """Return which entries stand on the page; all ids are wanted at once where none is named."""
    if asked.minimal and asked.per_page is None:
        return 0, None
    start = (asked.page - 1) * asked.size
    return start, start + asked.size


def _batches(name: str, asked: Asked, now: Now, setting: Setting) -> Iterator[Sequence[Shape]]:
    if name not in KINDS:
        yield word_lists.entries(name, asked)
        return
    keys = _found(name, asked, now).keys(0, None)
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        if asked.minimal:
            yield entries.minimal(batch, KINDS[name])
        else:
            yield list(entries.READ[name](batch, asked, now, setting))
