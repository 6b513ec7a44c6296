"""Writing postal places, and telling each which municipality it lies in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _, ngettext

from sozialatlas.places import indexes
from sozialatlas.places.drafts import AreaImportReport, LeftOut, PostalDraft, placeholder_name
from sozialatlas.places.models import Area, DataVersion, PostalPlace
from sozialatlas.places.names import full_spellings, spellings
from sozialatlas.places.spatial import MunicipalityIndex

BATCH_ROWS = 500
_SAID = ("lat", "lon", "municipality_key", "county_name")


def write(drafts: Sequence[PostalDraft], *, is_dry_run: bool) -> AreaImportReport:
    """Make the stored postal places of the drafts' countries the same as the drafts."""
    countries = {draft.country for draft in drafts}
    stored = {
        (row.country, row.postal_code, row.name, row.district, row.county_key): row
        for row in PostalPlace.objects.filter(country__in=countries)
    }
    created = [_row(draft) for draft in drafts if draft.identity not in stored]
    changed = [
        stored[draft.identity]
        for draft in drafts
        if draft.identity in stored and _take_over(draft, stored[draft.identity])
    ]
    said = {draft.identity for draft in drafts}
    gone = [row.pk for identity, row in stored.items() if identity not in said]
    if not is_dry_run and (created or changed or gone):
        _write(created, changed, gone)
    unchanged = len(drafts) - len(created) - len(changed)
    left_out = (LeftOut(_("Orte einer früheren Datei"), _gone(len(gone))),) if gone else ()
    return AreaImportReport(
        len(created), len(changed), unchanged, left_out=left_out, is_dry_run=is_dry_run
    )


def _gone(count: int) -> str:
    return ngettext(
        "%(count)s Ort einer früheren Datei ist entfallen",
        "%(count)s Orte einer früheren Datei sind entfallen",
        count,
    ) % {"count": count}


def _row(draft: PostalDraft) -> PostalPlace:
    return PostalPlace(**asdict(draft))


def _take_over(draft: PostalDraft, row: PostalPlace) -> bool:
    """Make a row say what the draft says; return whether it said something else."""
    differs = any(getattr(row, name) != getattr(draft, name) for name in _SAID)
    for name in _SAID:
        setattr(row, name, getattr(draft, name))
    return differs


def _write(created: list[PostalPlace], changed: list[PostalPlace], gone: list[int]) -> None:
    for start in range(0, len(created), BATCH_ROWS):
        with transaction.atomic():
            PostalPlace.objects.bulk_create(created[start : start + BATCH_ROWS])
            DataVersion.renew()
    for start in range(0, len(changed), BATCH_ROWS):
        with transaction.atomic():
            PostalPlace.objects.bulk_update(changed[start : start + BATCH_ROWS], _SAID)
            DataVersion.renew()
    for start in range(0, len(gone), BATCH_ROWS):
        with transaction.atomic():
            PostalPlace.objects.filter(pk__in=gone[start : start + BATCH_ROWS]).delete()
            DataVersion.renew()


def name_counties() -> int:
    """Give counties that have only a stand-in name the one that postal places know."""
    rows = PostalPlace.objects.exclude(county_name="").order_by("pk")
    known = dict(rows.values_list("county_key", "county_name"))
    unnamed = [
        area
        for area in Area.objects.current().filter(kind=Area.Kind.COUNTY)
        if area.key in known and area.name == placeholder_name("county", area.key, area.country)
    ]
    for area in unnamed:
        area.name = known[area.key]
    if unnamed:
        Area.objects.bulk_update(unnamed, ["name"], batch_size=BATCH_ROWS)
        DataVersion.renew()
    return len(unnamed)


def link(version: str, day: date) -> int:
    """Tell each postal place its municipality of a day; return how many have changed.

    By key, else by name within the county, else by the point if that lies in the county: the
    points of postal places are at times off by kilometres.
    """
    current = Area.objects.valid_on(day).municipalities()
    pk_of = dict(current.values_list("key", "pk"))
    finder = _MunicipalityOf(indexes.municipalities(version, day))
    changed = []
    for row in PostalPlace.objects.order_by("pk"):
        found = pk_of.get(finder.key(row))
        if row.municipality_id != found:
            row.municipality_id = found
            changed.append(row)
    for start in range(0, len(changed), BATCH_ROWS):
        with transaction.atomic():
            PostalPlace.objects.bulk_update(changed[start : start + BATCH_ROWS], ["municipality"])
            DataVersion.renew()
    return len(changed)


class _MunicipalityOf:
    """Finds the municipality of a postal place."""

    def __init__(self, municipalities: MunicipalityIndex) -> None:
        self._municipalities = municipalities
        self._whole: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._short: dict[tuple[str, str], set[str]] = defaultdict(set)
        for ref in municipalities.refs():
            for form in full_spellings(ref.name):
                self._whole[ref.county_key, form].add(ref.key)
            for form in spellings(ref.name):
                self._short[ref.county_key, form].add(ref.key)

    def key(self, row: PostalPlace) -> str:
        if self._municipalities.by_key(row.municipality_key):
            return row.municipality_key
        for names, forms in (
            (self._whole, full_spellings(row.name)),
            (self._short, spellings(row.name)),
        ):
            found = {key for form in forms for key in names.get((row.county_key, form), ())}
            if len(found) == 1:
                return found.pop()
        at = self._municipalities.at(row.lat, row.lon)
        return at.key if at and at.county_key == row.county_key else ""
