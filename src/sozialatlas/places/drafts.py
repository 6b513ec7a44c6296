"""What a file says, checked and ready to be written; and what a run has done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sozialatlas.places.gazetteer import PostalRow
from sozialatlas.places.geometry import Outline
from sozialatlas.places.keys import (
    AUSTRIAN_STATES,
    COUNTRIES,
    GERMAN_STATES,
    MunicipalityKey,
)

# The fifth digit after the county tells in an ARS whether there is an association at all.
# Source: Destatis, Gemeindeverzeichnis, Datensatzbeschreibung GV100AD, 2023.
_ASSOCIATION_MARK = "5"


@dataclass(frozen=True, slots=True)
class AreaDraft:
    """An area as a file tells it; None is what the file does not say and so leaves as it is.

    `is_placeholder` marks an area that is only known from the keys of others: it is created
    where missing and never changes one that exists.
    """

    kind: str
    key: str
    name: str
    country: str = "DE"
    parent: tuple[str, str] | None = None
    designation: str | None = None
    population: int | None = None
    area_km2: float | None = None
    postal_code: str | None = None
    outline: Outline | None = None
    valid_from: date | None = None
    is_placeholder: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class PostalDraft(PostalRow):
    """A place of a postal code as a file tells it; its municipality may be unknown."""

    @property
    def identity(self) -> tuple[str, str, str, str, str]:
        """What makes it one row."""
        return self.country, self.postal_code, self.name, self.district, self.county_key


@dataclass(frozen=True, slots=True)
class MembershipDraft:
    """A municipality's social area; an empty key is made from the name."""

    municipality_key: str
    social_area_name: str
    social_area_key: str
    row: int


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """A step of an area to its successor."""

    old: str
    new: str
    weight: float
    on: date
    new_name: str
    row: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a file is not taken over: the reason, for counting, and the sentence."""

    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class AreaImportReport:
    """What a run did, or would do.

    `repaired` holds one sentence each finding, with its row; `kinds` what `created` is made of,
    the largest areas first.
    """

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    repaired: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    format: str = ""
    is_dry_run: bool = False

    def plus(self, other: AreaImportReport) -> AreaImportReport:
        """Return the sum of two parts of one run."""
        return replace(
            self,
            created=self.created + other.created,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            repaired=self.repaired + other.repaired,
            left_out=self.left_out + other.left_out,
            kinds=self.kinds + other.kinds,
        )


def parent_of(key: MunicipalityKey) -> tuple[str, str]:
    """Return kind and key of the area right above a municipality."""
    if has_association(key.association):
        return "association", key.association
    return "county", key.county


def has_association(key: str) -> bool:
    """Return whether the nine digits name an association and not a free municipality."""
    return key[5:6] == _ASSOCIATION_MARK


def areas_above(key: MunicipalityKey, municipality_name: str) -> tuple[AreaDraft, ...]:
    """Return placeholders for all areas above a municipality, the largest first.

    A county that is one city (its municipality is 000) has the city's name.
    """
    is_city = key.country == "DE" and key.key.endswith("000")
    states = GERMAN_STATES if key.country == "DE" else AUSTRIAN_STATES
    country = AreaDraft("country", key.country, COUNTRIES[key.country], key.country)
    state = AreaDraft(
        "state", key.state, states[key.state], key.country, parent=("country", key.country)
    )
    county = AreaDraft(
        "county",
        key.county,
        municipality_name if is_city else placeholder_name("county", key.county, key.country),
        key.country,
        parent=("state", key.state),
    )
    above = [country, state, county]
    if has_association(key.association):
        name = placeholder_name("association", key.association)
        above.append(
            AreaDraft(
                "association", key.association, name, key.country, parent=("county", key.county)
            )
        )
    return tuple(replace(draft, is_placeholder=True) for draft in above)


def placeholder_name(kind: str, key: str, country: str = "DE") -> str:
    """Return how an area is called until a file says its name."""
    if kind == "association":
        return f"Gemeindeverband {key}"
    return f"Kreis {key}" if country == "DE" else f"Bezirk {key}"
