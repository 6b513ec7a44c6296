"""Changes of areas and places; every importer and the demo county write through these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.utils import timezone

from sozialatlas.places import change_store, postal_store, queries, social_area_store
from sozialatlas.places.area_store import AreaStore, silent
from sozialatlas.places.drafts import (
    AreaDraft,
    AreaImportReport,
    ChangeDraft,
    MembershipDraft,
    PostalDraft,
)
from sozialatlas.places.models import Area


def store_areas(
    *,
    drafts: Iterable[AreaDraft],
    day: date | None = None,
    is_dry_run: bool = False,
    step: Callable[[int], None] = silent,
) -> AreaImportReport:
    """Create or update areas with their boundaries, in batches; parents may be in any order.

    `day` is the first day of the status that the drafts describe; without it they describe
    the latest version of each area. `step` is told how many drafts are done. Drafts are
    expected to be free of duplicates.
    Raises: UnknownArea, if a parent is neither among the drafts nor stored.
    """
    report = AreaStore(day, is_dry_run=is_dry_run, step=step).write(list(drafts))
    if not is_dry_run and (report.created or report.changed):
        link_postal_places()
    return report


def store_postal_places(
    *, drafts: Sequence[PostalDraft], is_dry_run: bool = False
) -> AreaImportReport:
    """Make the postal places of the drafts' countries the same as the drafts."""
    report = postal_store.write(drafts, is_dry_run=is_dry_run)
    if not is_dry_run:
        link_postal_places()
    return report


def store_social_areas(
    *, drafts: Sequence[MembershipDraft], source: str, is_dry_run: bool = False
) -> AreaImportReport:
    """Create social areas and put municipalities into them."""
    return social_area_store.write(
        drafts, source=source, day=timezone.localdate(), is_dry_run=is_dry_run
    )


def apply_changes(
    *, drafts: Sequence[ChangeDraft], source: str, is_dry_run: bool = False
) -> AreaImportReport:
    """Merge and split areas as the drafts say; old keys keep resolving."""
    report = change_store.write(drafts, source=source, is_dry_run=is_dry_run)
    if not is_dry_run and (report.created or report.changed):
        link_postal_places()
    return report


def link_postal_places() -> int:
    """Tell each postal place its municipality of today; return how many have changed.

    Counties that no file of areas has named take the name that the postal file gives them.
    """
    postal_store.name_counties()
    return postal_store.link(queries.data_version(), timezone.localdate())


def correct_area(*, area: Area, fields: Sequence[str]) -> None:
    """Save corrections that a person made to an area."""
    area.save(update_fields=list(fields))
