"""Where a postal code lies."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from sozialatlas.places import queries as places
from sozialatlas.places.references import PlaceKind
from sozialatlas.search.requests import BadRequestError

_MOST = 200


@dataclass(frozen=True, slots=True)
class Around:
    """The middle of a postal code, and the municipalities that it lies in."""

    lat: float
    lon: float
    municipalities: tuple[str, ...]


def around(postcode: str) -> Around:
    """Return where a postal code lies. Raises: BadRequestError, for one that nobody knows."""
    found = [
        place
        for place in places.find_places(postcode, _MOST)
        if place.kind is PlaceKind.POSTAL_CODE and place.postal_code == postcode
    ]
    if not found:
        raise BadRequestError("postcode", "is not known here")
    keys = {place.municipality_key for place in found} - {""}
    return Around(
        fmean(place.lat for place in found),
        fmean(place.lon for place in found),
        tuple(sorted(keys)),
    )
