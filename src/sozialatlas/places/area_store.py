"""Writing drafts of areas: what is new, what has changed, in batches, level by level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction

from sozialatlas.places.drafts import AreaDraft, AreaImportReport
from sozialatlas.places.errors import UnknownArea
from sozialatlas.places.geometry import Outline
from sozialatlas.places.models import Area, AreaBoundary, DataVersion

BATCH_ROWS = 500
# When an area began is often not known; this day is before all that is in the directory.
BEGINNING = date(1900, 1, 1)
_LEVELS = [kind.value for kind in Area.Kind]
_SAID = ("name", "designation", "population", "area_km2", "postal_code")
_WRITTEN = (*_SAID, "country", "parent", "lat", "lon")


def silent(count: int) -> None:
    """Tell nobody how far the work is."""


@dataclass(slots=True)
class _Batch:
    """Rows to write together."""

    created: list[Area] = field(default_factory=list)
    changed: list[Area] = field(default_factory=list)
    new_boundaries: list[AreaBoundary] = field(default_factory=list)
    changed_boundaries: list[AreaBoundary] = field(default_factory=list)

    def write(self) -> None:
        if not (self.created or self.changed or self.new_boundaries or self.changed_boundaries):
            return
        with transaction.atomic():
            Area.objects.bulk_create(self.created)
            if self.changed:
                Area.objects.bulk_update(self.changed, _WRITTEN)
            AreaBoundary.objects.bulk_create(self.new_boundaries)
            if self.changed_boundaries:
                fields = ["wkb", "west", "south", "east", "north"]
                AreaBoundary.objects.bulk_update(self.changed_boundaries, fields)
            DataVersion.renew()


class AreaStore:
    """Compares drafts with the stored areas and writes the difference."""

    def __init__(
        self, day: date | None, *, is_dry_run: bool, step: Callable[[int], None] = silent
    ) -> None:
        """Compare with the areas of a day; without one, with the latest version of each key."""
        self._day = day
        self._is_dry_run = is_dry_run
        self._step = step
        self._parents: dict[tuple[str, str], Area] = {}
        self._drawn: dict[int, bytes] = {}

    def write(self, drafts: Sequence[AreaDraft]) -> AreaImportReport:
        """Write all drafts, parents first, and return what has happened."""
        by_level: dict[str, list[AreaDraft]] = defaultdict(list)
        for draft in drafts:
            by_level[draft.kind].append(draft)
        report = AreaImportReport(is_dry_run=self._is_dry_run)
        for kind in _LEVELS:
            if by_level[kind]:
                report = report.plus(self._write_level(kind, by_level[kind]))
        return report

    def _write_level(self, kind: str, drafts: Sequence[AreaDraft]) -> AreaImportReport:
        versions: dict[str, list[Area]] = defaultdict(list)
        stored = Area.objects.filter(kind=kind).select_related("parent").order_by("valid_from")
        for area in stored:
            versions[area.key].append(area)
        boundaries = AreaBoundary.objects.filter(area__kind=kind)
        self._drawn = {pk: bytes(wkb) for pk, wkb in boundaries.values_list("area_id", "wkb")}
        report = AreaImportReport(is_dry_run=self._is_dry_run)
        for start in range(0, len(drafts), BATCH_ROWS):
            part = drafts[start : start + BATCH_ROWS]
            report = report.plus(self._write_batch(part, versions))
            self._step(len(part))
        return replace(report, kinds=((kind, report.created),) if report.created else ())

    def _write_batch(
        self, drafts: Iterable[AreaDraft], versions: dict[str, list[Area]]
    ) -> AreaImportReport:
        batch = _Batch()
        unchanged = 0
        touched: set[int] = set()
        for draft in drafts:
            area = self._version(versions[draft.key])
            if area is None:
                area = self._new(draft, versions[draft.key])
                batch.created.append(area)
                touched.add(id(area))
            elif not draft.is_placeholder and self._apply(draft, area):
                batch.changed.append(area)
                touched.add(id(area))
            if self._outline(draft.outline, area, batch):
                touched.add(id(area))
            unchanged += id(area) not in touched
            self._parents[draft.kind, draft.key] = area
        if not self._is_dry_run:
            batch.write()
        created = len(batch.created)
        return AreaImportReport(created, len(touched) - created, unchanged)

    def _version(self, versions: Sequence[Area]) -> Area | None:
        if self._day is None:
            return versions[-1] if versions else None
        for area in versions:
            if area.valid_from <= self._day and (
                area.valid_to is None or area.valid_to > self._day
            ):
                return area
        return None

    def _new(self, draft: AreaDraft, versions: Sequence[Area]) -> Area:
        begins = (
            BEGINNING if draft.is_placeholder else (draft.valid_from or self._day or BEGINNING)
        )
        if self._day is not None and begins > self._day:
            begins = self._day
        later = [area.valid_from for area in versions if area.valid_from > begins]
        area = Area(kind=draft.kind, key=draft.key, valid_from=begins)
        area.valid_to = min(later) if later else None
        self._apply(draft, area)
        return area

    def _apply(self, draft: AreaDraft, area: Area) -> bool:
        before = _state(area)
        for name in _SAID:
            said = getattr(draft, name)
            if said is not None:
                setattr(area, name, said)
        area.country = draft.country
        if draft.parent is not None:
            parent = self._parent(*draft.parent)
            if not _is_finer(area, parent):
                area.parent = parent
        return before != _state(area)

    def _parent(self, kind: str, key: str) -> Area:
        """Return an area above, of this run or stored; it has to be there."""
        if (kind, key) not in self._parents:
            stored = Area.objects.filter(kind=kind, key=key).order_by("-valid_from").first()
            if stored is None:
                raise UnknownArea(key)
            self._parents[kind, key] = stored
        return self._parents[kind, key]

    def _outline(self, outline: Outline | None, area: Area, batch: _Batch) -> bool:
        if outline is None or self._drawn.get(area.pk) == outline.wkb:
            return False
        if (area.lat, area.lon) != (outline.lat, outline.lon):
            area.lat, area.lon = outline.lat, outline.lon
            if area not in batch.created and area not in batch.changed:
                batch.changed.append(area)
        row = AreaBoundary.of_outline(area, outline)
        is_new = area.pk not in self._drawn
        (batch.new_boundaries if is_new else batch.changed_boundaries).append(row)
        return True


def _state(area: Area) -> tuple[object, ...]:
    above = (area.parent.kind, area.parent.key, area.parent.pk) if area.parent else None
    return (*(getattr(area, name) for name in _SAID), area.country, above)


def _is_finer(area: Area, parent: Area) -> bool:
    """Return whether the area already hangs below `parent`, in an association of it."""
    above = area.parent
    return (
        above is not None
        and above.kind == Area.Kind.ASSOCIATION
        and parent.kind == Area.Kind.COUNTY
        and above.parent_id == parent.pk
    )
