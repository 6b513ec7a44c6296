"""One import from file to database: read and check all of it, then write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sozialatlas.core.progress import progress
from sozialatlas.places import actions
from sozialatlas.places.drafts import AreaImportReport
from sozialatlas.places.importers import (
    boundaries,
    changes,
    gv100ad,
    municipality_csv,
    postal_codes,
    social_areas,
)
from sozialatlas.places.importers.detect import Format, format_of
from sozialatlas.places.importers.drafting import Collected


@dataclass(frozen=True, slots=True)
class Options:
    """How to read a file; without a format it is found out."""

    format: Format | None = None
    crs: str = ""
    layer: str = ""
    valid_from: date | None = None
    is_dry_run: bool = False


def import_file(file: Path, options: Options | None = None) -> AreaImportReport:
    """Import one file of areas or places and return what has changed.

    Raises: ImportFileError; then nothing was written.
    """
    chosen = options or Options()
    kind = chosen.format or format_of(file)
    return replace(_run(kind, file, chosen), format=kind.value)


def _run(kind: Format, file: Path, options: Options) -> AreaImportReport:
    dry = options.is_dry_run
    if kind is Format.POSTAL_CODES:
        places = postal_codes.read(file)
        report = actions.store_postal_places(drafts=places.drafts, is_dry_run=dry)
        return replace(report, left_out=report.left_out + places.left_out)
    if kind is Format.SOCIAL_AREAS:
        members = social_areas.read(file)
        return actions.store_social_areas(drafts=members, source=file.name, is_dry_run=dry)
    if kind is Format.CHANGES:
        steps = changes.read(file)
        return actions.apply_changes(drafts=steps, source=file.name, is_dry_run=dry)
    collected = _areas(kind, file, options)
    with progress(file.name, len(collected.drafts)) as step:
        report = actions.store_areas(
            drafts=collected.drafts, day=options.valid_from, is_dry_run=dry, step=step
        )
    return replace(report, repaired=collected.repaired, left_out=collected.left_out)


def _areas(kind: Format, file: Path, options: Options) -> Collected:
    if kind is Format.GV100AD:
        return gv100ad.read(file)
    if kind is Format.CSV:
        return municipality_csv.read(file)
    return boundaries.read(file, crs=options.crs, layer=options.layer)
