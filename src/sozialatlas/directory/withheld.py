"""What a source says of fields that somebody else keeps: not written, but not lost either."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sozialatlas.directory.dependents import Written
from sozialatlas.directory.differences import difference
from sozialatlas.directory.kinds import GROUP_OF, REFERENCES, Kind
from sozialatlas.directory.partial import Fields
from sozialatlas.directory.references import BY_ID, id_of
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import PublishedValues

# Translations are compared with their German text on pages of their own.
_LEFT_OUT = frozenset({"texts"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """Fields of one thing that a source would change, if they were its own; perhaps none."""

    kind: str
    id: uuid.UUID
    fields: Fields


def withheld(
    kind: Kind,
    written: Sequence[Written],
    foreign: Mapping[uuid.UUID, Collection[str]],
    source: str,
) -> Iterator[Withheld]:
    """Return what a source says otherwise in the groups that others keep.

    A thing about which it now says the same is named, too: what was proposed before is over.
    """
    ids = [each.id for each in written if foreign.get(each.id)]
    rows = kind.model._default_manager.in_bulk(ids)
    for each in written:
        if each.id not in rows:
            continue
        said = snapshot(rows[each.id])
        fields = {
            name: value
            for name, value in _kept(kind, each, foreign[each.id], source)
            if difference(kind, name, getattr(said, name), value) is not None
        }
        yield Withheld(kind.code, each.id, fields)


def _kept(
    kind: Kind, written: Written, groups: Collection[str], source: str
) -> Iterator[tuple[str, object]]:
    for name in kind.fields:
        if GROUP_OF.get(name) in groups and name not in _LEFT_OUT:
            yield name, _by_id(written.values, name, source)


def _by_id(values: PublishedValues, name: str, source: str) -> object:
    """Return a value that names other things by their ids, as proposals do."""
    value: object = getattr(values, name)
    if not value or name not in REFERENCES or REFERENCES[name][1] == "area":
        return value
    return f"{BY_ID}{id_of(source, REFERENCES[name][1], str(value))}"
