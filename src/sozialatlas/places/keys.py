"""Keys of areas: AGS and ARS of Germany, GKZ of Austria.

Source: Destatis, Gemeindeverzeichnis, Aufbau des Amtlichen Regionalschlüssels (ARS), 2023;
Statistik Austria, Gemeindekennziffern, 2021. An AGS is state 2, region 1, county 2,
municipality 3 digits; an ARS has 4 digits of the association before the municipality. A GKZ is
state 1, district 2, municipality 2 digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialatlas.places.errors import PlacesError

AGS_LENGTH = 8
ARS_LENGTH = 12
GKZ_LENGTH = 5
COUNTY_LENGTH = 5
DISTRICT_LENGTH = 3
ASSOCIATION_LENGTH = 9
# Source: Destatis, Schlüssel der Länder; Statistik Austria, Schlüssel der Bundesländer.
GERMAN_STATES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}
AUSTRIAN_STATES = {
    "1": "Burgenland",
    "2": "Kärnten",
    "3": "Niederösterreich",
    "4": "Oberösterreich",
    "5": "Salzburg",
    "6": "Steiermark",
    "7": "Tirol",
    "8": "Vorarlberg",
    "9": "Wien",
}
COUNTRIES = {"DE": "Deutschland", "AT": "Österreich"}


class InvalidKey(PlacesError):
    """A text is not a key of an area."""


@dataclass(frozen=True, slots=True)
class MunicipalityKey:
    """The key of a municipality, with those of the areas above it; association may be empty."""

    key: str
    association: str
    county: str
    state: str
    country: str


def german_municipality(text: str) -> MunicipalityKey:
    """Return the parts of an AGS (8 digits) or ARS (12 digits).

    Raises: InvalidKey, if it is neither or its state does not exist.
    """
    digits = _digits(text)
    if len(digits) == ARS_LENGTH:
        return _german(digits[:5] + digits[9:], digits[:ASSOCIATION_LENGTH])
    if len(digits) == AGS_LENGTH:
        return _german(digits, "")
    raise InvalidKey(
        _("„%(text)s“ ist kein AGS (8 Ziffern) oder ARS (12 Ziffern)") % {"text": text}
    )


def _german(ags: str, association: str) -> MunicipalityKey:
    state = ags[:2]
    if state not in GERMAN_STATES:
        raise InvalidKey(
            _("„%(key)s“ beginnt mit „%(state)s“, das kein deutsches Land ist")
            % {"key": ags, "state": state}
        )
    return MunicipalityKey(ags, association, ags[:COUNTY_LENGTH], state, "DE")


def austrian_municipality(text: str) -> MunicipalityKey:
    """Return the parts of a GKZ (5 digits).

    Raises: InvalidKey, if it is none or its state does not exist.
    """
    digits = _digits(text)
    if len(digits) != GKZ_LENGTH:
        raise InvalidKey(_("„%(text)s“ ist keine GKZ (5 Ziffern)") % {"text": text})
    if digits[0] not in AUSTRIAN_STATES:
        raise InvalidKey(
            _("„%(key)s“ beginnt mit „%(state)s“, das kein österreichisches Land ist")
            % {"key": text, "state": digits[0]}
        )
    return MunicipalityKey(digits, "", digits[:DISTRICT_LENGTH], digits[0], "AT")


def lookup_keys(text: str) -> tuple[str, ...]:
    """Return the keys under which an area may be stored, the most likely first.

    An ARS stands for its AGS; `06533000` is also how statistics write the county 06533.
    """
    key = text.strip()
    digits = re.sub(r"[\s.]", "", key)
    if not digits.isascii() or not digits.isdigit():
        return (key,)
    if len(digits) == ARS_LENGTH:
        ags = digits[:5] + digits[9:]
        return (ags, *_county_of(ags), *((digits[:9],) if digits.endswith("000") else ()))
    if len(digits) == AGS_LENGTH:
        return (digits, *_county_of(digits))
    return (digits,)


def country_of(key: str) -> str:
    """Return the country of an official key of any length, DE or AT.

    German states are numbered 01 to 16, Austrian ones 1 to 9, and districts 01 and up: only "10"
    begins keys of both, of Saarland before a nought and of Burgenland before anything else.
    """
    is_burgenland = key[:1] == "1" and (len(key) == 1 or (key[:2] == "10" and key[2:3] > "0"))
    return "AT" if key[:1] in set("23456789") or is_burgenland else "DE"


def county_key(key: str) -> str:
    """Return the key of the county or district that an area lies in, or the wider area itself."""
    return key[: DISTRICT_LENGTH if country_of(key) == "AT" else COUNTY_LENGTH]


def spans_county(key: str) -> bool:
    """Return whether an area is at least a whole county or district; "" is everywhere."""
    return key == county_key(key)


def _county_of(ags: str) -> tuple[str, ...]:
    return (ags[:COUNTY_LENGTH],) if ags.endswith("000") else ()


def _digits(text: str) -> str:
    digits = re.sub(r"[\s.]", "", text)
    if not digits.isascii() or not digits.isdigit():
        raise InvalidKey(_("„%(text)s“ hat andere Zeichen als Ziffern") % {"text": text})
    return digits
