"""What a proposal would change, field by field, as reviewers and authors read it."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sozialatlas.directory import shown_pictures
from sozialatlas.directory.differences import Difference, about_picture, difference
from sozialatlas.directory.kinds import KIND_OF, REFERENCES
from sozialatlas.directory.models import Published, RecordKind
from sozialatlas.directory.queries import latest_revisions
from sozialatlas.directory.references import BY_ID
from sozialatlas.directory.shown_pictures import Shown
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.directory.values import AddressValues, PictureValues
from sozialatlas.marketplace.proposals.models import Change, Proposal

_EMPTY: tuple[object, ...] = (None, "", (), False)


@dataclass(frozen=True, slots=True)
class Pictures:
    """A picture as it is and as it would be."""

    before: Shown | None
    after: Shown | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what it says now, what it would say, and what it said when the author began.

    `meanwhile` is what somebody else wrote since then, None where nobody did. Without a field
    that `is_needed` there is no such new thing.
    """

    name: str
    said: Difference
    meanwhile: Difference | None
    is_needed: bool
    pictures: Pictures | None = None


@dataclass(frozen=True, slots=True)
class ThingChange:
    """One thing of a proposal: its kind and name, and the fields that would change.

    `revision` is its newest revision: who decides names it, so that nothing unread is
    overwritten. `is_gone`: the thing was deleted since.
    """

    change: Change
    kind: str
    name: str
    is_new: bool
    is_gone: bool
    revision: int | None
    fields: tuple[FieldChange, ...]

    @property
    def only_joins(self) -> bool:
        """Whether it says no more than that two things of the proposal belong together."""
        return self.is_new and all(each.name in REFERENCES for each in self.fields)


def compared(proposal: Proposal) -> tuple[ThingChange, ...]:
    """Return what a proposal would change, in the order in which things build on each other."""
    order = {code: number for number, code in enumerate(RecordKind.values)}
    changes = sorted(proposal.changes.all(), key=lambda each: (order[each.kind], each.pk))
    names = {f"{BY_ID}{each.record_id}": _own_name(each) for each in changes if each.is_new}
    rows, revisions = _rows(changes), _revisions(changes)
    return tuple(
        _thing(change, rows.get(change.record_id), revisions.get(change.record_id), names)
        for change in changes
    )


def _rows(changes: Sequence[Change]) -> Mapping[uuid.UUID, Published]:
    """Return the things as they are, asked for once for each kind."""
    found: dict[uuid.UUID, Published] = {}
    for kind, ids in _ids(changes).items():
        found |= KIND_OF[kind].model._default_manager.in_bulk(ids)
    return found


def _revisions(changes: Sequence[Change]) -> Mapping[uuid.UUID, int]:
    found: dict[uuid.UUID, int] = {}
    for kind, ids in _ids(changes).items():
        found |= latest_revisions(kind, ids)
    return found


def _ids(changes: Sequence[Change]) -> Mapping[str, list[uuid.UUID]]:
    found: dict[str, list[uuid.UUID]] = {}
    for change in changes:
        found.setdefault(change.kind, []).append(change.record_id)
    return found


def telling(change: Change) -> frozenset[str]:
    """Return the fields of one thing that would change something: nobody decides on the rest."""
    row = change.of_kind.model._default_manager.filter(pk=change.record_id).first()
    return frozenset(each.name for each in _fields(change, row, {}))


def _own_name(change: Change) -> str:
    """Return the name of a new thing; a house without one is called by its address."""
    address = change.wanted.get("address")
    lines = (address.street, address.city) if isinstance(address, AddressValues) else ()
    return str(change.values.get("name", "")) or ", ".join(filter(None, lines))


def _thing(
    change: Change, row: Published | None, revision: int | None, names: Mapping[str, str]
) -> ThingChange:
    is_gone = row is None and not change.is_new
    return ThingChange(
        change=change,
        kind=str(RecordKind(change.kind).label),
        name=str(row) if row else _new_name(change, names),
        is_new=change.is_new,
        is_gone=is_gone,
        revision=revision,
        fields=() if is_gone else tuple(_fields(change, row, names)),
    )


def _new_name(change: Change, names: Mapping[str, str]) -> str:
    own = names.get(f"{BY_ID}{change.record_id}", "")
    return own or names.get(str(change.values.get("service_key", "")), "")


def _fields(
    change: Change, row: Published | None, names: Mapping[str, str]
) -> Iterator[FieldChange]:
    kind, wanted, base = change.of_kind, change.wanted, change.before
    said = snapshot(row) if row else None
    for name in (each for each in kind.fields if each in wanted):
        now = getattr(said, name) if said else None
        found = difference(kind, name, now, wanted[name])
        if found is None or (said is None and wanted[name] in _EMPTY):
            continue
        if name in REFERENCES and wanted[name] in names:
            found = dataclasses.replace(found, after=names[str(wanted[name])])
        since = difference(kind, name, base[name], now) if said and name in base else None
        needed = change.is_new and _is_needed(name)
        if name != "picture":
            yield FieldChange(name, found, since, needed)
            continue
        shown = Pictures(shown_pictures.of_values(now), shown_pictures.of_values(wanted[name]))
        yield FieldChange(name, _beside(shown, found, now, wanted[name]), since, needed, shown)


def _beside(shown: Pictures, said: Difference, before: object, after: object) -> Difference:
    """Return the words beside pictures that are shown: nobody needs the names of their files."""
    return dataclasses.replace(
        said,
        before=_words(before) if shown.before else said.before,
        after=_words(after) if shown.after else said.after,
    )


def _words(picture: object) -> str:
    assert isinstance(picture, PictureValues)
    return about_picture(picture)


def _is_needed(name: str) -> bool:
    """Return whether nothing new can be made without a field: its name, what it belongs to."""
    return name in {"name", "starts_at"} or (
        name in REFERENCES and name not in {"parent_key", "municipality_key", "social_area_key"}
    )
