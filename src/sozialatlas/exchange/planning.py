"""Reads, checks, places and compares a file as a whole; writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.directory import actions as directory
from sozialatlas.directory.kinds import KINDS
from sozialatlas.directory.values import DirectoryPackage
from sozialatlas.exchange import batches, checking, placing, queries
from sozialatlas.exchange.errors import RunRefused
from sozialatlas.exchange.importers import files
from sozialatlas.exchange.importers.draft import ReadResult
from sozialatlas.exchange.importers.findings import Finding
from sozialatlas.exchange.importers.formats import FORMATS, format_of
from sozialatlas.exchange.reading import parent
from sozialatlas.exchange.value_checks import Codes
from sozialatlas.exchange.whole_rows import only_whole_rows
from sozialatlas.places import queries as places

SOURCE_LENGTH = 60
_PLACES_ASKED = 40


@dataclass(frozen=True)
class Plan:
    """What an import would do. Counts are per kind of record, and of locations by placing.

    `services_outside` counts services without a location that lie outside, by country.
    """

    source: str
    file_name: str
    fingerprint: str
    read: ReadResult
    created: Mapping[str, int]
    changed: Mapping[str, int]
    unchanged: Mapping[str, int]
    missing_keys: Mapping[str, frozenset[str]]
    placed: Mapping[str, int]
    services_outside: Mapping[str, int]
    batches: tuple[DirectoryPackage, ...]

    @property
    def missing(self) -> Mapping[str, int]:
        """How many things the source no longer names, by kind."""
        return _counts(self.missing_keys)

    @property
    def rejected(self) -> tuple[Finding, ...]:
        """The rows that cannot be taken over, in the order of the files."""
        return tuple(
            sorted(self.read.rejected, key=lambda each: (each.origin.file, each.origin.row))
        )

    @property
    def rejected_by_reason(self) -> Mapping[str, int]:
        """How many rows were rejected, by kind and reason."""
        return Counter(f"{each.kind}: {each.reason.value}" for each in self.read.rejected)


def plan(
    path: Path,
    *,
    source: str,
    format_name: str = "",
    mapping: Path | None = None,
    limits: parent.Limits | None = None,
) -> Plan:
    """Return what an import of a file would do.

    With `limits` a process of its own reads it; without, this one does: only for files of ours.
    Raises: FileRefused, MappingRefused, RunRefused.
    """
    if not source.strip() or len(source) > SOURCE_LENGTH:
        raise RunRefused(_("Die Quelle braucht einen Namen mit höchstens 60 Zeichen."))
    read = _read(path, format_name or format_of(path), mapping, limits)
    checked = checking.check(read, Codes.load())
    placed = placing.place(checked, _placing(), places.social_area_of)
    if placed.has_whole_rows:
        placed = only_whole_rows(placed)
    package = placed.package
    difference = directory.compare(package, source=source)
    to_write = {
        kind.code: difference.created[kind.code] | difference.changed[kind.code]
        for kind in KINDS
        if kind.code in difference.created
    }
    return Plan(
        source=source,
        file_name=path.name,
        fingerprint=files.fingerprint(_files(path, mapping)),
        read=placed,
        created=_counts(difference.created),
        changed=_counts(difference.changed),
        unchanged=_counts(difference.unchanged),
        missing_keys=_missing(source, placed),
        placed=placing.counts(package.locations),
        services_outside=placing.services_outside(package),
        batches=tuple(batches.split(package, to_write)),
    )


def _read(
    path: Path, format_name: str, mapping: Path | None, limits: parent.Limits | None
) -> ReadResult:
    if limits:
        return parent.read(path, format_name, mapping, limits)
    return FORMATS[format_name]().read(path, mapping)


def _placing() -> placing.Placing:
    index = places.municipality_index()
    return placing.Placing(index.at, partial(places.find_places, limit=_PLACES_ASKED))


def _files(path: Path, mapping: Path | None) -> list[Path]:
    found = sorted(path.rglob("*.csv")) if path.is_dir() else [path]
    return [*found, *([mapping] if mapping and mapping.is_file() else [])]


def _counts(keys: Mapping[str, Collection[str]]) -> Mapping[str, int]:
    return {kind: len(found) for kind, found in keys.items()}


def _missing(source: str, read: ReadResult) -> Mapping[str, frozenset[str]]:
    """Return what the source once said and no longer names; a rejected row is named."""
    known = queries.keys_of_source(source)
    named: dict[str, set[str]] = {kind: set() for kind in known}
    for kind, key in read.origins:
        named[kind].add(key)
    for finding in read.rejected:
        for kind in named if read.has_whole_rows else {finding.kind} & set(named):
            named[kind].add(finding.key)
    missing = {kind: keys - named[kind] for kind, keys in known.items()}
    return {kind: keys for kind, keys in missing.items() if keys}
