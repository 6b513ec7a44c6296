"""What all readers hand over: a package, and what was rejected or mended on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sozialatlas.directory.models import RecordKind
from sozialatlas.directory.values import (
    DirectoryPackage,
    EventValues,
    LocationValues,
    OrganizationValues,
    PublishedValues,
    ServiceAtLocationValues,
    ServiceValues,
    VolunteerRoleValues,
)
from sozialatlas.exchange.importers.findings import CellError, Finding, Origin, Reason


@dataclass(frozen=True)
class ReadResult:
    """A file that was read as a whole; `origins` is keyed by kind and source key.

    `has_whole_rows` says that all things of a row belong together, as in a table.
    """

    package: DirectoryPackage
    rejected: tuple[Finding, ...] = ()
    notices: tuple[Finding, ...] = ()
    origins: Mapping[tuple[str, str], Origin] = field(default_factory=dict)
    has_whole_rows: bool = False

    def origin_of(self, kind: str, key: str) -> Origin:
        """Return where a thing stands in its file, row 0 where that is not known."""
        return self.origins.get((kind, key), Origin("", 0))

    def finding(self, kind: str, key: str, error: CellError) -> Finding:
        """Return what is wrong with a thing that was read."""
        return error.at(self.origin_of(kind, key), kind, key)


class Source(Protocol):
    """A format of files."""

    def read(self, path: Path, mapping: Path | None) -> ReadResult:
        """Read a file as a whole. Raises: FileRefused, MappingRefused."""


class Draft:
    """Gathers what a reader finds, and keeps where it was found."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.organizations: dict[str, OrganizationValues] = {}
        self.locations: dict[str, LocationValues] = {}
        self.services: dict[str, ServiceValues] = {}
        self.links: dict[str, ServiceAtLocationValues] = {}
        self.events: dict[str, EventValues] = {}
        self.roles: dict[str, VolunteerRoleValues] = {}
        self.origins: dict[tuple[str, str], Origin] = {}
        self.rejected: list[Finding] = []
        self.notices: list[Finding] = []

    def add(self, values: PublishedValues, origin: Origin) -> None:
        """Take in a thing; a second one under the same key is rejected."""
        kind, part = self._part(values)
        if values.key in part:
            first = self.origins[kind, values.key]
            error = CellError("key", Reason.DUPLICATE, f"{values.key}: {first.row}")
            self.reject(origin, error, kind)
            return
        part[values.key] = values
        self.origins[kind, values.key] = origin

    def reject(self, origin: Origin, error: CellError, kind: str, key: str = "") -> None:
        """Note a row that cannot be taken over."""
        self.rejected.append(error.at(origin, kind, key))

    def notice(self, origin: Origin, field: str, reason: Reason, detail: str = "") -> None:
        """Note what was left out or mended in a row that is taken over."""
        self.notices.append(Finding(origin, field, reason, detail))

    def result(self, *, has_whole_rows: bool = False) -> ReadResult:
        """Return all that was gathered."""
        package = DirectoryPackage(
            organizations=tuple(self.organizations.values()),
            locations=tuple(self.locations.values()),
            services=tuple(self.services.values()),
            services_at_location=tuple(self.links.values()),
            events=tuple(self.events.values()),
            volunteer_roles=tuple(self.roles.values()),
        )
        return ReadResult(
            package, tuple(self.rejected), tuple(self.notices), self.origins, has_whole_rows
        )

    def _part(self, values: PublishedValues) -> tuple[str, dict[str, PublishedValues]]:
        parts: dict[type[PublishedValues], tuple[str, object]] = {
            OrganizationValues: (RecordKind.ORGANIZATION, self.organizations),
            LocationValues: (RecordKind.LOCATION, self.locations),
            ServiceValues: (RecordKind.SERVICE, self.services),
            ServiceAtLocationValues: (RecordKind.SERVICE_AT_LOCATION, self.links),
            EventValues: (RecordKind.EVENT, self.events),
            VolunteerRoleValues: (RecordKind.VOLUNTEER_ROLE, self.roles),
        }
        kind, part = parts[type(values)]
        assert isinstance(part, dict)
        return kind, part
