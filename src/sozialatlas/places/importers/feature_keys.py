"""Which area a feature of a boundary file is, by its key attributes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialatlas.places.drafts import AreaDraft, areas_above, has_association, parent_of
from sozialatlas.places.importers.vector_file import Feature
from sozialatlas.places.keys import (
    ASSOCIATION_LENGTH,
    COUNTY_LENGTH,
    GERMAN_STATES,
    InvalidKey,
    MunicipalityKey,
    austrian_municipality,
    german_municipality,
)

_LEVEL_OF_COUNTY = 4
_KIND_BY_LENGTH = {
    2: "state",
    3: "region",
    COUNTY_LENGTH: "county",
    ASSOCIATION_LENGTH: "association",
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Kind and key of an area; `municipality` is set for municipalities only."""

    kind: str
    key: str
    country: str = "DE"
    municipality: MunicipalityKey | None = None

    @property
    def is_ours(self) -> bool:
        """Regions are no level of ours, nor is the association of a municipality alone."""
        return self.kind != "region" and (self.kind != "association" or has_association(self.key))

    @property
    def parent(self) -> tuple[str, str] | None:
        """Kind and key of the area right above."""
        if self.municipality is not None:
            return parent_of(self.municipality)
        return {
            "state": ("country", "DE"),
            "county": ("state", self.key[:2]),
            "association": ("county", self.key[:COUNTY_LENGTH]),
        }.get(self.kind)

    def above(self) -> tuple[AreaDraft, ...]:
        """Return the German areas above a state, county or association."""
        below = MunicipalityKey("", "", self.key[:COUNTY_LENGTH], self.key[:2], "DE")
        count = {"state": 1, "county": 2, "association": 3}[self.kind]
        return areas_above(below, "")[:count]


def identity_of(feature: Feature) -> Identity:
    """Return which area a feature is.

    Raises: InvalidKey, if its keys are missing, wrong, or contradict each other.
    """
    if "ISO" in feature.values and "AGS" not in feature.values:
        austrian = austrian_municipality(feature.text("ISO"))
        return Identity("municipality", austrian.key, "AT", austrian)
    ags, ars = feature.text("AGS"), feature.text("ARS", "RS")
    if not ags and not ars:
        raise InvalidKey(_("kein Schlüssel in AGS, ARS oder RS"))
    if feature.number("ADE") == _LEVEL_OF_COUNTY:
        return _upper((ags or ars)[:COUNTY_LENGTH])
    if len(ars or ags) in _KIND_BY_LENGTH:
        return _upper(ars or ags)
    german = german_municipality(ars or ags)
    if ags and german_municipality(ags).key != german.key:
        raise InvalidKey(
            _("ARS „%(ars)s“ passt nicht zum AGS „%(ags)s“") % {"ars": ars, "ags": ags}
        )
    return Identity("municipality", german.key, "DE", german)


def _upper(key: str) -> Identity:
    if not key.isascii() or not key.isdigit() or key[:2] not in GERMAN_STATES:
        raise InvalidKey(_("„%(key)s“ beginnt mit keinem deutschen Land") % {"key": key})
    return Identity(_KIND_BY_LENGTH[len(key)], key)
