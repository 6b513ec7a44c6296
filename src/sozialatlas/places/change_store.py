"""Applying a table of changes: areas merge, split and keep or lose their key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sozialatlas.places import geometry
from sozialatlas.places.drafts import AreaImportReport, ChangeDraft
from sozialatlas.places.errors import ImportFileError, in_row
from sozialatlas.places.figures import total
from sozialatlas.places.models import Area, AreaBoundary, AreaChange, AreaMember, DataVersion

# Shares are written with few decimals; thirds then miss the whole by this much at most.
_WEIGHT_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class _Step:
    """Everything that becomes one area on one day."""

    new: str
    on: date
    rows: tuple[ChangeDraft, ...]


def write(drafts: Sequence[ChangeDraft], *, source: str, is_dry_run: bool) -> AreaImportReport:
    """Apply the changes in the order of their days, all or none.

    Raises: ImportFileError, naming the rows that cannot be applied.
    """
    problems = _weight_problems(drafts)
    if problems:
        raise ImportFileError(source, problems)
    with transaction.atomic():
        report = AreaImportReport(is_dry_run=is_dry_run)
        for step in _steps(drafts):
            report = report.plus(_apply(step, source))
        if is_dry_run:
            transaction.set_rollback(True)
        elif report.created or report.changed:
            DataVersion.renew()
    return report


def _weight_problems(drafts: Sequence[ChangeDraft]) -> tuple[str, ...]:
    given: dict[tuple[str, date], list[ChangeDraft]] = defaultdict(list)
    for draft in drafts:
        given[draft.old, draft.on].append(draft)
    return tuple(
        in_row(
            rows[0].row,
            _("die Gewichte von „%(key)s“ am %(day)s ergeben %(sum)s, nicht 1")
            % {"key": old, "day": on, "sum": f"{sum(row.weight for row in rows):g}"},
        )
        for (old, on), rows in given.items()
        if abs(sum(row.weight for row in rows) - 1) > _WEIGHT_TOLERANCE
    )


def _steps(drafts: Sequence[ChangeDraft]) -> list[_Step]:
    groups: dict[tuple[date, str], list[ChangeDraft]] = defaultdict(list)
    for draft in drafts:
        groups[draft.on, draft.new].append(draft)
    return [_Step(new, on, tuple(rows)) for (on, new), rows in sorted(groups.items())]


def _apply(step: _Step, source: str) -> AreaImportReport:
    olds = [_before(row, source) for row in step.rows]
    stored = AreaChange.objects.filter(on=step.on, new__key=step.new, old__in=olds)
    if set(stored.values_list("old_id", flat=True)) == {old.pk for old in olds}:
        return AreaImportReport(unchanged=len(olds))
    new, is_made = _after(step, olds, source)
    for old in olds:
        old.valid_to = step.on
        old.save(update_fields=["valid_to"])
    if is_made:
        new.save()
        _inherit(step, olds, new)
    AreaChange.objects.bulk_create(
        AreaChange(old=old, new=new, weight=row.weight, on=step.on)
        for row, old in zip(step.rows, olds, strict=True)
    )
    return AreaImportReport(created=int(is_made), changed=len(olds))


def _before(row: ChangeDraft, source: str) -> Area:
    """Return the version of the old area that lasts until the change."""
    found = (
        Area.objects.filter(key=row.old, valid_from__lt=row.on)
        .exclude(valid_to__lt=row.on)
        .order_by("-valid_from")
        .first()
    )
    if found is None:
        known = Area.objects.filter(key=row.old).exists()
        what = (
            _("das alte Gebiet „%(key)s“ gab es vor jenem Tag nicht")
            if known
            else _("das alte Gebiet „%(key)s“ ist nicht geladen")
        )
        raise ImportFileError(source, (in_row(row.row, what % {"key": row.old}),))
    return found


def _after(step: _Step, olds: Sequence[Area], source: str) -> tuple[Area, bool]:
    """Return the new area, and whether it is still to be saved."""
    own = next((old for old in olds if old.key == step.new), None)
    if own is None:
        loaded = Area.objects.filter(key=step.new).exclude(valid_to__lte=step.on)
        stored = loaded.order_by("-valid_from").first()
        if stored is not None:
            return stored, False
    return _made(step, olds, own, source), True


def _made(step: _Step, olds: Sequence[Area], own: Area | None, source: str) -> Area:
    """Return the unsaved new area, in the likeness of its own earlier version or the largest."""
    name = next((row.new_name for row in step.rows if row.new_name), own.name if own else "")
    if not name:
        problem = in_row(
            step.rows[0].row,
            _(
                "das neue Gebiet „%(key)s“ ist nicht geladen; erst seine"
                " Grenze einspielen oder seinen Namen in einer Spalte „name“ nennen"
            )
            % {"key": step.new},
        )
        raise ImportFileError(source, (problem,))
    pattern = own or max(olds, key=lambda old: (old.population or 0, old.key))
    return Area(
        kind=pattern.kind,
        key=step.new,
        country=pattern.country,
        name=name,
        designation=pattern.designation,
        parent=pattern.parent,
        postal_code=pattern.postal_code,
        valid_from=step.on,
    )


def _inherit(step: _Step, olds: Sequence[Area], new: Area) -> None:
    """Give an area made of whole old ones their people, surface and memberships.

    An area made of parts gets none of them: how a part is cut, no weight can tell.
    """
    wholes = AreaMember.objects.filter(part__in=olds).order_by("whole_id")
    for whole in dict.fromkeys(wholes.values_list("whole_id", flat=True)):
        AreaMember.objects.get_or_create(whole_id=whole, part=new)
    if any(abs(row.weight - 1) > _WEIGHT_TOLERANCE for row in step.rows):
        return
    new.population = total([old.population for old in olds])
    new.area_km2 = total([old.area_km2 for old in olds])
    rows = AreaBoundary.objects.filter(area__in=olds).values_list("wkb", flat=True)
    shapes = [bytes(wkb) for wkb in rows]
    if len(shapes) == len(olds):
        _draw(new, geometry.union(shapes))
    new.save()


def _draw(area: Area, outline: geometry.Outline) -> None:
    area.lat, area.lon = outline.lat, outline.lon
    AreaBoundary.of_outline(area, outline).save(force_insert=True)
