"""The town of a town's portal: what it is called, and where its middle is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.places import queries as places
from sozialatlas.places.models import Area
from sozialatlas.search.requests import Near


@dataclass(frozen=True, slots=True)
class Home:
    """Municipalities that are one town to a portal; `middle` is None where none is known."""

    names: tuple[str, ...]
    middle: tuple[float, float] | None

    @property
    def name(self) -> str:
        """What people call it."""
        *others, last = self.names or ("",)
        if not others:
            return last
        return _("{towns} und {town}").format(towns=formats.joined(others), town=last)


def home(keys: tuple[str, ...]) -> Home:
    """Return the town of some municipalities, in their order."""
    return _home(keys, places.data_version())


def around(keys: tuple[str, ...], radius_km: float | None = None) -> Near | None:
    """Return the middle of a town as a place to look around; None where it is not known."""
    town = home(keys)
    if town.middle is None:
        return None
    lat, lon = town.middle
    return Near(lat, lon, town.name, radius_km, municipality_key=keys[0])


@lru_cache(maxsize=256)
def _home(keys: tuple[str, ...], _version: str) -> Home:
    rows = Area.objects.filter(kind=Area.Kind.MUNICIPALITY, key__in=keys, valid_to=None)
    known = {area.key: area for area in rows.order_by("pk")}
    towns = [known[key] for key in keys if key in known]
    lats = [town.lat for town in towns if town.lat is not None]
    lons = [town.lon for town in towns if town.lon is not None]
    return Home(
        names=tuple(town.name for town in towns),
        middle=(fmean(lats), fmean(lons)) if lats and lons else None,
    )
