"""The small advantage of records that are well kept, and of one's own municipality.

They decide between records that fit equally well, and never lift one that fits less: all three
together are 1.3, while a word in the name counts 4 times one in the text, and a whole word
twice its parts (`wording`). docs/search.md says so to editors and citizens.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sozialatlas.search import standing
from sozialatlas.search.points import Floats
from sozialatlas.search.requests import SearchRequest
from sozialatlas.search.standing import Standings

# Somebody confirmed it within a year: in HSDS practice the longest time between two checks.
VERIFIED = 1.10
VERIFIED_DAYS = 365
# Somebody wrote on it within two years; less than a check, for a change may be a small one.
FRESH = 1.05
FRESH_DAYS = 730
# The way is shorter than the distance says, and the town is known.
OWN_MUNICIPALITY = 1.10
# Closed for now: worth knowing, but behind what is open.
PAUSED = 0.5
# With a place, a hit loses up to three quarters of its score by distance; half way at 10 km.
HALF_WAY_KM = 10.0
FAR_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Factors:
    """What the score of the words is multiplied by, for each of many records."""

    nearness: Floats
    verified: Floats
    fresh: Floats
    own_municipality: Floats
    open: Floats

    def product(self) -> Floats:
        """Return all factors as one."""
        product: Floats = (
            self.nearness * self.verified * self.fresh * self.own_municipality * self.open
        )
        return product


def factors(request: SearchRequest, kept: Standings, distance: Floats) -> Factors:
    """Return the factors of records; distances are NaN without a place, on either side."""
    today = standing.day(request.now.date())
    return Factors(
        nearness=np.ones(len(distance)) if request.near is None else _nearness(distance),
        verified=_where(_within(kept.verified, today, VERIFIED_DAYS), VERIFIED),
        fresh=_where(_within(kept.changed, today, FRESH_DAYS), FRESH),
        own_municipality=_where(np.isin(kept.home, _homes(request)), OWN_MUNICIPALITY),
        open=_where(kept.is_paused, PAUSED),
    )


def _homes(request: SearchRequest) -> list[int]:
    """Return the municipalities that the request names: of its place, and of its filter."""
    keys = [*request.municipalities]
    if request.near is not None and request.near.municipality_key:
        keys.append(request.near.municipality_key)
    return [standing.home(key) for key in keys]


def _within(days: NDArray[np.int64], today: int, limit: int) -> NDArray[np.bool_]:
    within: NDArray[np.bool_] = (days != standing.NEVER) & (days >= today - limit)
    return within


def _where(holds: NDArray[np.bool_], factor: float) -> Floats:
    return np.where(holds, factor, 1.0)


def _nearness(distance: Floats) -> Floats:
    near = FAR_SHARE + (1 - FAR_SHARE) / (1 + distance / HALF_WAY_KM)
    return np.where(np.isnan(distance), FAR_SHARE, near)
