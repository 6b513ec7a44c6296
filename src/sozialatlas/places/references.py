"""What other rooms are told about areas and places: plain values without the database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """What a found place is."""

    POSTAL_CODE = "postal_code"
    MUNICIPALITY = "municipality"
    LOCALITY = "locality"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class AreaRef:
    """A municipality and the areas that it lies in; unknown ones are empty."""

    key: str
    name: str
    county_key: str
    state_key: str
    country: str
    social_area_key: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a person may have meant.

    `radius_hint_km` is about how far the place itself reaches from its point. `is_exact` says
    that the words name this place; otherwise its name only begins with them. `is_former`: the
    name is that of a municipality that went into the one of today.
    """

    kind: PlaceKind
    label: str
    name: str
    postal_code: str
    lat: float
    lon: float
    municipality_key: str
    municipality_name: str
    county_name: str
    radius_hint_km: float
    county_key: str = ""
    country: str = "DE"
    is_exact: bool = True
    is_former: bool = False
