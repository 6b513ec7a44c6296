"""The country of points whose tags name none: that of the nearest point which does."""

from __future__ import annotations

import dataclasses

import shapely

from sozialatlas.directory.values import LocationValues
from sozialatlas.exchange.importers.draft import Draft
from sozialatlas.exchange.importers.findings import Reason

# About 10 km at our latitudes: a town and its surroundings are rarely cut by a border.
_REACH_DEGREES = 0.1


def assume(draft: Draft) -> None:
    """Fill in countries that are missing, each with a notice; far from any they stay unknown."""
    named = [each for each in draft.locations.values() if each.country]
    if not named:
        return
    tree = shapely.STRtree([_point(each) for each in named])
    for key, values in list(draft.locations.items()):
        if values.country:
            continue
        near = tree.query_nearest(_point(values), max_distance=_REACH_DEGREES, all_matches=False)
        if len(near) == 0:
            continue
        country = named[int(near[0])].country
        address = values.address and dataclasses.replace(values.address, country=country)
        draft.locations[key] = dataclasses.replace(values, country=country, address=address)
        origin = draft.origins["location", key]
        draft.notice(origin, "addr:country", Reason.NEAR_COUNTRY, country)


def _point(values: LocationValues) -> shapely.Point:
    assert values.lat is not None
    assert values.lon is not None
    return shapely.Point(values.lon, values.lat)
