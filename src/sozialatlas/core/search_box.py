"""The search form's radii and how it is made."""

from __future__ import annotations

from django.utils.translation import pgettext

from sozialatlas.core import formats
from sozialatlas.core.components import Choice, SearchBox

RADII_KM = (2, 5, 10, 20, 50)
DEFAULT_RADIUS_KM = 10.0


def build(
    action: str,
    *,
    q: str = "",
    place: str = "",
    radius_km: float | None = DEFAULT_RADIUS_KM,
    kept: tuple[tuple[str, str], ...] = (),
) -> SearchBox:
    """Return the form; a radius that is not among the usual ones is added, None is any."""
    usual = {float(radius) for radius in RADII_KM}
    radii = sorted(usual | ({float(radius_km)} if radius_km else set()))
    choices = [
        Choice(f"{radius:g}", formats.radius(radius), radius == radius_km) for radius in radii
    ]
    anywhere = Choice("", pgettext("place", "egal"), radius_km is None)
    return SearchBox(action, (*choices, anywhere), q, place, kept)
