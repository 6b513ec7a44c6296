"""Postal codes of GeoNames as CSV, for Germany and Austria.

Columns: country_code, zipcode, place, latitude, longitude; community and community_code are the
county in Germany and the municipality in Austria, where province_code is the district.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.places.drafts import LeftOut, PostalDraft
from sozialatlas.places.errors import in_row
from sozialatlas.places.importers import numbers
from sozialatlas.places.importers.csv_rows import Row, read_rows
from sozialatlas.places.importers.problems import Problems
from sozialatlas.places.keys import COUNTY_LENGTH, GKZ_LENGTH
from sozialatlas.places.names import fold, split_district
from sozialatlas.places.recipients import PostalLine, large_recipients

REQUIRED = (("country_code",), ("zipcode",), ("place",), ("latitude",), ("longitude",))
_CODE_LENGTHS = {"DE": 5, "AT": 4}


@dataclass(frozen=True, slots=True)
class PostalCodes:
    """The places of a file, and the rows that are no places."""

    drafts: tuple[PostalDraft, ...]
    left_out: tuple[LeftOut, ...]


def read(file: Path) -> PostalCodes:
    """Return the places of the file without the companies and offices that have own codes.

    Raises: ImportFileError, naming rows with a wrong code, country or coordinate.
    """
    problems = Problems(file)
    rows: list[tuple[Row, PostalDraft]] = []
    for row in read_rows(file, REQUIRED):
        try:
            rows.append((row, _draft(row)))
        except ValueError as error:
            problems.add(row.number, str(error))
    problems.stop_if_any()
    if not rows:
        raise problems.fail(_("enthält keine Postleitzahl"))
    recipients = _recipients(rows)
    text = _("%(code)s %(name)s ist ein Empfänger, kein Ort")
    left_out = tuple(
        LeftOut(
            _("Firmen und Behörden mit eigener Postleitzahl"),
            in_row(row.number, text % {"code": draft.postal_code, "name": draft.name}),
        )
        for row, draft in rows
        if row.number in recipients
    )
    kept = [draft for row, draft in rows if row.number not in recipients]
    return PostalCodes(_once(_with_districts(kept)), left_out)


def _recipients(rows: Sequence[tuple[Row, PostalDraft]]) -> Collection[int]:
    """Return the numbers of rows that are companies or offices; Austria gives them no codes."""
    return large_recipients(
        [
            PostalLine(
                row.number, draft.postal_code, draft.name, draft.county_key, draft.county_name
            )
            for row, draft in rows
            if draft.country == "DE"
        ]
    )


def _draft(row: Row) -> PostalDraft:
    country, code = row.text("country_code"), row.text("zipcode")
    length = _CODE_LENGTHS.get(country)
    if length is None:
        raise ValueError(_("Staat „%(code)s“ ist weder DE noch AT") % {"code": country})
    if len(code) != length or not code.isascii() or not code.isdigit():
        raise ValueError(
            _("„%(code)s“ ist keine Postleitzahl von %(country)s (%(count)s Ziffern)")
            % {"code": code, "country": country, "count": length}
        )
    if not row.text("place"):
        raise ValueError(_("kein Ort"))
    return _austrian(row) if country == "AT" else _german(row)


def _austrian(row: Row) -> PostalDraft:
    place, community, key = row.text("place"), row.text("community"), row.text("community_code")
    lat, lon = numbers.coordinates(row.text("latitude"), row.text("longitude"))
    return PostalDraft(
        postal_code=row.text("zipcode"),
        name=community or place,
        district=place if community and fold(place) != fold(community) else "",
        lat=lat,
        lon=lon,
        country="AT",
        municipality_key=key if len(key) == GKZ_LENGTH else "",
        county_key=row.text("province_code")[:3],
        county_name=row.text("province"),
    )


def _german(row: Row) -> PostalDraft:
    county = row.text("community_code")
    lat, lon = numbers.coordinates(row.text("latitude"), row.text("longitude"))
    return PostalDraft(
        postal_code=row.text("zipcode"),
        name=row.text("place"),
        district="",
        lat=lat,
        lon=lon,
        country="DE",
        municipality_key="",
        county_key=county if len(county) == COUNTY_LENGTH else "",
        county_name=row.text("community"),
    )


def _with_districts(drafts: Sequence[PostalDraft]) -> list[PostalDraft]:
    """Split "Hamburg Altstadt" where the file knows a place "Hamburg" in the same county."""
    names: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        names[draft.county_key].add(draft.name)
    return [_with_district(draft, names[draft.county_key]) for draft in drafts]


def _with_district(draft: PostalDraft, names: set[str]) -> PostalDraft:
    if draft.country != "DE":
        return draft
    name, district = split_district(draft.name, names)
    return replace(draft, name=name, district=district)


def _once(drafts: Sequence[PostalDraft]) -> tuple[PostalDraft, ...]:
    """Keep the first of rows that say the same place of the same code."""
    unique: dict[tuple[str, ...], PostalDraft] = {}
    for draft in drafts:
        unique.setdefault(draft.identity, draft)
    return tuple(unique.values())
