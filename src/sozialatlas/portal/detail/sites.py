"""The places of a service in the order in which somebody at one of them would go to them."""

from __future__ import annotations

import math

from sozialatlas.directory.faces import Face, Site


def nearest_first(face: Face) -> list[Site]:
    """Return this place, then the others by their distance from it, those without a point last.

    A search leads to the nearest place of a service, so what is near that is near the person.
    """
    here = face.site
    return sorted(face.sites, key=lambda site: (site.record_id != face.id, _degrees(here, site)))


def _degrees(here: Site | None, there: Site) -> float:
    """Return how far apart two places are, in degrees of latitude: enough for an order."""
    if here is None or here.lat is None or here.lon is None:
        return 0.0
    if there.lat is None or there.lon is None:
        return math.inf
    eastward = (there.lon - here.lon) * math.cos(math.radians(here.lat))
    return math.hypot(there.lat - here.lat, eastward)
