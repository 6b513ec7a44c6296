"""Postal codes of GeoNames as CSV, for Germany and Austria.

Columns: country_code, zipcode, place, latitude, longitude; community and community_code are the
county in Germany and the municipality in Austria, where province_code is the district.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sozialatlas.places.drafts import PostalDraft
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
    """The places of a file, and the rows that are no places, one sentence each."""

    drafts: tuple[PostalDraft, ...]
    left_out: tuple[str, ...]


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
        raise problems.fail("holds no postal code")
    recipients = large_recipients(
        [
            PostalLine(
                row.number, draft.postal_code, draft.name, draft.county_key, draft.county_name
            )
            for row, draft in rows
            if draft.country == "DE"
        ]
    )
    left_out = tuple(
        f"row {row.number}: {draft.postal_code} {draft.name} is a recipient, not a place"
        for row, draft in rows
        if row.number in recipients
    )
    kept = [draft for row, draft in rows if row.number not in recipients]
    return PostalCodes(_once(_with_districts(kept)), left_out)


def _draft(row: Row) -> PostalDraft:
    country, code, place = row.text("country_code"), row.text("zipcode"), row.text("place")
    length = _CODE_LENGTHS.get(country)
    if length is None:
        raise ValueError(f"country {country!r} is neither DE nor AT")
    if len(code) != length or not code.isascii() or not code.isdigit():
        raise ValueError(f"{code!r} is no postal code of {country} ({length} digits)")
    if not place:
        raise ValueError("no place")
    lat, lon = numbers.coordinates(row.text("latitude"), row.text("longitude"))
    community, name = row.text("community_code"), row.text("community")
    if country == "AT":
        key = community if len(community) == GKZ_LENGTH else ""
        part = place if name and fold(place) != fold(name) else ""
        return PostalDraft(
            code,
            name or place,
            part,
            lat,
            lon,
            country,
            key,
            row.text("province_code")[:3],
            row.text("province"),
        )
    county = community if len(community) == COUNTY_LENGTH else ""
    return PostalDraft(code, place, "", lat, lon, country, "", county, name)


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
    return PostalDraft(
        draft.postal_code,
        name,
        district,
        draft.lat,
        draft.lon,
        draft.country,
        draft.municipality_key,
        draft.county_key,
        draft.county_name,
    )


def _once(drafts: Sequence[PostalDraft]) -> tuple[PostalDraft, ...]:
    """Keep the first of rows that say the same place of the same code."""
    unique: dict[tuple[str, ...], PostalDraft] = {}
    for draft in drafts:
        unique.setdefault(draft.identity, draft)
    return tuple(unique.values())
