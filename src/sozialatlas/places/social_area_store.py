"""Writing social areas: unions of municipalities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sozialatlas.places.area_store import AreaStore
from sozialatlas.places.drafts import AreaDraft, AreaImportReport, MembershipDraft
from sozialatlas.places.errors import ImportFileError, in_row
from sozialatlas.places.figures import total
from sozialatlas.places.models import Area, AreaMember, DataVersion
from sozialatlas.places.names import fold

_LONGEST_KEY = 32


def write(
    drafts: Sequence[MembershipDraft], *, source: str, day: date, is_dry_run: bool
) -> AreaImportReport:
    """Write social areas and put each municipality into the one that the drafts say.

    Raises: ImportFileError, naming the rows whose municipality is not loaded.
    """
    towns = _towns(drafts, source, day)
    groups: dict[tuple[str, str], list[MembershipDraft]] = defaultdict(list)
    for draft in drafts:
        town = towns[draft.municipality_key]
        key = draft.social_area_key or _made_key(town, draft.social_area_name)
        groups[key, draft.social_area_name].append(draft)
    areas = [
        _area(key, name, [towns[one.municipality_key] for one in group])
        for (key, name), group in groups.items()
    ]
    report = AreaStore(None, is_dry_run=is_dry_run).write(areas)
    if is_dry_run:
        return report
    wanted = {
        towns[one.municipality_key].pk: key for (key, _), group in groups.items() for one in group
    }
    _place(wanted)
    return report


def _towns(drafts: Sequence[MembershipDraft], source: str, day: date) -> dict[str, Area]:
    keys = {draft.municipality_key for draft in drafts}
    found = Area.objects.valid_on(day).municipalities().filter(key__in=keys)
    towns = {area.key: area for area in found.select_related("parent__parent")}
    problems = tuple(
        in_row(
            draft.row,
            _("Gemeinde „%(key)s“ ist nicht geladen; erst ihre Grenze einspielen")
            % {"key": draft.municipality_key},
        )
        for draft in drafts
        if draft.municipality_key not in towns
    )
    if problems:
        raise ImportFileError(source, problems)
    return towns


def _county(town: Area) -> Area | None:
    above = town.parent
    if above is not None and above.kind == Area.Kind.ASSOCIATION:
        return above.parent
    return above


def _made_key(town: Area, name: str) -> str:
    county = _county(town)
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return f"{county.key if county else town.key}-{slug}"[:_LONGEST_KEY]


def _area(key: str, name: str, parts: Sequence[Area]) -> AreaDraft:
    counties = {county.key for town in parts if (county := _county(town))}
    area_km2 = total([town.area_km2 for town in parts])
    return AreaDraft(
        kind=Area.Kind.SOCIAL_AREA,
        key=key,
        name=name,
        country=parts[0].country,
        parent=(Area.Kind.COUNTY.value, counties.pop()) if len(counties) == 1 else None,
        population=total([town.population for town in parts]),
        area_km2=None if area_km2 is None else round(area_km2, 4),
    )


def _place(wanted: dict[int, str]) -> None:
    wholes = dict(
        Area.objects.current()
        .filter(kind=Area.Kind.SOCIAL_AREA, key__in=set(wanted.values()))
        .values_list("key", "pk")
    )
    members = AreaMember.objects.filter(
        part__in=wanted, whole__kind=Area.Kind.SOCIAL_AREA, whole__valid_to=None
    )
    now = dict(members.values_list("part_id", "whole_id"))
    moved = [part for part, key in wanted.items() if now.get(part) != wholes[key]]
    if not moved:
        return
    with transaction.atomic():
        members.filter(part__in=moved).delete()
        AreaMember.objects.bulk_create(
            AreaMember(whole_id=wholes[wanted[part]], part_id=part) for part in moved
        )
        DataVersion.renew()
