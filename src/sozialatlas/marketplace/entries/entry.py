"""An entry as it would be: what is published, with what a draft changes."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Mapping
from typing import TypeVar

from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.errors import Gone
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import Organization
from sozialatlas.directory.references import BY_ID
from sozialatlas.directory.snapshots import snapshot
from sozialatlas.marketplace.entries.kinds import LINK, LOCATION, SERVICE, EntryKind
from sozialatlas.marketplace.entries.models import Draft

Value = TypeVar("Value")


class Entry:
    """The things of a draft, read once; `put` collects what a page changes."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.proposal = draft.proposal
        self.things: dict[str, tuple[uuid.UUID, bool]] = {
            kind: (uuid.UUID(key), is_new) for kind, (key, is_new) in draft.things.items()
        }
        self.dropped: list[uuid.UUID] = []
        self._said: dict[str, dict[str, object]] = {}
        self._put: dict[str, dict[str, object]] = {}

    @property
    def kind(self) -> EntryKind:
        """The kind of the entry."""
        return self.draft.of_kind

    @property
    def main(self) -> str:
        """The kind of the thing that bears the name."""
        return self.kind.main

    @property
    def is_new(self) -> bool:
        """Whether nothing of it is published yet."""
        return self.things[self.main][1]

    @property
    def organization(self) -> Organization | None:
        """The organization that it belongs to; None while that is not published itself."""
        if self.proposal.organization is not None or not self.organization_key:
            return self.proposal.organization
        key = self.organization_key.removeprefix(BY_ID)
        return Organization.objects.filter(pk=key).first()

    @property
    def organization_key(self) -> str:
        """The key of the organization of a new entry."""
        return str(self.said(self.main, "organization_key") or "")

    def refuse_gone(self) -> None:
        """Refuse an entry of which a published thing was deleted.

        Raises: Gone.
        """
        for kind, (key, is_new) in self.things.items():
            rows = KIND_OF[kind].model._default_manager.filter(pk=key)
            if not is_new and not rows.exists():
                raise Gone(kind, key)

    def has(self, kind: str) -> bool:
        """Return whether the entry has a thing of a kind."""
        return kind in self.things

    def key(self, kind: str) -> str:
        """Return the key of a thing, empty where there is none."""
        return f"{BY_ID}{self.things[kind][0]}" if kind in self.things else ""

    def value(self, kind: str, name: str, default: Value) -> Value:
        """Return what a field says, or would say; the default stands in for what is not there."""
        found = self.said(kind, name)
        if found is None:
            return default
        assert isinstance(found, type(default)), (kind, name)
        return found

    def said(self, kind: str, name: str) -> object:
        """Return what a field says, or would say; None where nothing is."""
        return self._fields(kind).get(name)

    def rows(self, kind: str, name: str, of: type[Value]) -> tuple[Value, ...]:
        """Return the parts of a field that has several."""
        found = self.said(kind, name) or ()
        assert isinstance(found, tuple), (kind, name)
        return tuple(each for each in found if isinstance(each, of))

    def put(self, kind: str, fields: Mapping[str, object]) -> None:
        """Change fields of a thing."""
        self._put.setdefault(kind, {}).update(fields)
        self._fields(kind).update(fields)

    def add(self, kind: str, fields: Mapping[str, object]) -> None:
        """Put a new thing in, or change the one that is there."""
        if kind not in self.things:
            self.things[kind] = (uuid.uuid4(), True)
            self._said.pop(kind, None)
        self.put(kind, fields)

    def point(self, kind: str, key: uuid.UUID) -> None:
        """Let a thing be one that is published."""
        if kind in self.things and self.things[kind][0] != key:
            self.remove(kind)
        self.things.setdefault(kind, (key, False))

    def remove(self, kind: str) -> None:
        """Take a thing out of the entry; published things stay as they are."""
        found = self.things.pop(kind, None)
        if found is not None:
            self.dropped.append(found[0])
        self._put.pop(kind, None)
        self._said.pop(kind, None)

    def wanted(self) -> list[Wanted]:
        """Return what the pages changed so far."""
        return [
            Wanted(kind=kind, id=self.things[kind][0], fields=fields, is_new=self.things[kind][1])
            for kind, fields in self._put.items()
            if fields
        ]

    @property
    def hours_of(self) -> str:
        """The kind of the thing whose hours these are: at the place, else of the service."""
        if self.main != SERVICE:
            return self.main
        if not self.has(LINK) or self.things[LINK][1]:
            return SERVICE
        if self.said(LINK, "schedules") or not self.said(SERVICE, "schedules"):
            return LINK
        return SERVICE

    @property
    def place_key(self) -> str:
        """The key of the location, empty where there is none."""
        if self.main == SERVICE:
            return str(self._fields(LINK).get("location_key", "")) if self.has(LINK) else ""
        if self.main == LOCATION:
            return self.key(LOCATION)
        return str(self._fields(self.main).get("location_key", ""))

    def _fields(self, kind: str) -> dict[str, object]:
        if kind not in self._said:
            self._said[kind] = self._read(kind)
        return self._said[kind]

    def _read(self, kind: str) -> dict[str, object]:
        of_kind = KIND_OF[kind]
        if kind not in self.things:
            return {}
        key, is_new = self.things[kind]
        found: dict[str, object] = {}
        row = None if is_new else of_kind.model._default_manager.filter(pk=key).first()
        if row is not None:
            values = snapshot(row)
            found = {name: getattr(values, name) for name in of_kind.fields}
        else:
            found = {
                field.name: field.default
                for field in dataclasses.fields(of_kind.values)
                if field.default is not dataclasses.MISSING
            }
        for change in self.proposal.changes.all():
            if change.record_id == key:
                found |= change.wanted
        return found
