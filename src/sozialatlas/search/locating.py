"""From the words of "where?" to a point, keeping doubt: several towns bear one name."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.places import queries as places
from sozialatlas.places.references import Place, PlaceKind
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.requests import Near

MOST_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Located:
    """Where a search looks; `choices` are the places that the words may mean besides.

    Without `near` and with choices the person has to choose; without either the words name
    no place that is known.
    """

    near: Near | None
    choices: tuple[Place, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether the words name no known place."""
        return self.near is None and not self.choices


NOWHERE = Located(None)


def widened_km(parameters: Parameters, located: Located | None) -> float | None:
    """Return the radius that is looked in, where it is wider than the one asked for."""
    near, asked = located.near if located else None, parameters.radius_km
    if near is None or near.radius_km is None or asked is None or near.radius_km <= asked:
        return None
    return near.radius_km


def locate(parameters: Parameters) -> Located | None:
    """Return where a search looks, or None where it asks for no place at all."""
    if parameters.lat is not None and parameters.lon is not None:
        return Located(_point(parameters, parameters.lat, parameters.lon))
    if not parameters.place:
        return None
    found = places.find_places(parameters.place, MOST_CHOICES)
    chosen = _chosen(found, parameters.place)
    if chosen is None:
        return Located(None, found)
    others = tuple(place for place in found if place is not chosen)
    return Located(_near(chosen, parameters.radius_km), others)


def _point(parameters: Parameters, lat: float, lon: float) -> Near:
    area = places.municipality_at(lat, lon)
    return Near(
        lat,
        lon,
        label=parameters.place,
        radius_km=parameters.radius_km,
        municipality_key=area.key if area else None,
    )


def _chosen(found: tuple[Place, ...], text: str) -> Place | None:
    """Return the place that is meant beyond doubt: its full label, the only one, or ours."""
    for candidates in (
        [place for place in found if place.label == text],
        [place for place in found if place.is_exact],
        [place for place in found if place.is_exact and places.is_loaded(place)],
        found,
    ):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _near(place: Place, radius_km: float | None) -> Near:
    reach = radius_km
    if reach is not None and place.kind is PlaceKind.COUNTY:
        reach = max(reach, place.radius_hint_km)
    return Near(
        place.lat,
        place.lon,
        label=place.label,
        radius_km=reach,
        municipality_key=place.municipality_key or None,
    )
