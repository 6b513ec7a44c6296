"""Points as whole numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from sozialatlas.search import points

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


def test_point_is_counted_from_the_south_pole_and_the_date_line() -> None:
    assert points.steps(-90, -180) == (0, 0)
    assert points.steps(50.4, 8.25) == (140_400_000, 188_250_000)


@given(LATITUDES, LONGITUDES)
def test_packed_point_comes_back_in_the_same_steps(lat: float, lon: float) -> None:
    up, across = points.unpacked_steps(np.array([points.pack(lat, lon)]))
    assert (int(up[0]), int(across[0])) == points.steps(lat, lon)


@given(LATITUDES, LONGITUDES)
def test_steps_fit_into_the_numbers_that_the_engine_looks_through_fastest(
    lat: float, lon: float
) -> None:
    assert max(points.steps(lat, lon)) < 2**31


@given(LATITUDES, LATITUDES)
def test_what_lies_further_north_never_has_fewer_steps(one: float, other: float) -> None:
    south, north = sorted((one, other))
    assert points.steps(south, 0)[0] <= points.steps(north, 0)[0]


def test_without_a_point_nothing_lies_in_any_box() -> None:
    up, _across = points.unpacked_steps(np.array([points.NO_POINT]))
    assert up[0] < points.steps(-90, 0)[0]
    assert np.isnan(points.unpack(np.array([points.NO_POINT]))).all()


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_distances_are_those_of_the_haversine(
    lat: float, lon: float, other_lat: float, other_lon: float
) -> None:
    up, across = math.radians(other_lat - lat) / 2, math.radians(other_lon - lon) / 2
    narrow = math.cos(math.radians(lat)) * math.cos(math.radians(other_lat))
    squared = math.sin(up) ** 2 + narrow * math.sin(across) ** 2
    haversine = 2 * points.EARTH_RADIUS_KM * math.asin(math.sqrt(min(squared, 1)))

    found = points.distances_km(lat, lon, np.array([other_lat]), np.array([other_lon]))

    # At the other end of the globe both know the distance to a metre only.
    assert found == pytest.approx([haversine], abs=2e-3)


def test_nothing_lies_near_a_record_without_a_point() -> None:
    nowhere = np.array([np.nan])

    assert np.isnan(points.distances_along_km(50, 8, points.directions(nowhere, nowhere))).all()
