"""The ground of the picture: each border once, names where they are read."""

from __future__ import annotations

import json

import pytest

from sozialatlas.portal.results_map import frame as frames, land as lands
from sozialatlas.portal.results_map.land import Country
from sozialatlas.search.requests import BBox

SQUARES = {"West": 8.0, "Mitte": 8.1, "Weit weg": 12.0}


def square(name: str, west: float) -> dict[str, object]:
    """Return a municipality of a tenth of a degree."""
    ring = [[west, 50], [west + 0.1, 50], [west + 0.1, 50.1], [west, 50.1], [west, 50]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"name": name}, "geometry": shape}


@pytest.fixture
def country() -> Country:
    features = [square(name, west) for name, west in SQUARES.items()]
    return lands._country(json.dumps({"type": "FeatureCollection", "features": features}))


def test_neighbours_are_one_ground_with_one_border(country: Country) -> None:
    drawn = lands.land(country, frames.around(BBox(8.0, 50.0, 8.2, 50.1)))

    assert [drawn.ground.count("M"), drawn.borders.count("M")] == [1, 1]
    assert {town.name for town in drawn.towns} == {"West", "Mitte"}


def test_the_border_lies_in_the_middle_of_the_picture(country: Country) -> None:
    drawn = lands.land(country, frames.around(BBox(8.0, 50.0, 8.2, 50.1)))

    assert drawn.borders.startswith(f"M{frames.WIDTH} ")
    assert [round(town.y) for town in drawn.towns] == [272, 272]


def test_what_lies_far_outside_is_not_drawn(country: Country) -> None:
    assert lands.land(country, frames.around(BBox(1.0, 45.0, 1.1, 45.1))) == lands.Land("", "", ())


def test_points_are_named_by_their_municipality(country: Country) -> None:
    assert country.names_at([50.05, 50.05, 51.0], [8.05, 8.15, 8.05]) == ["West", "Mitte", ""]


def test_each_social_area_has_an_outline_of_its_own(country: Country) -> None:
    drawn = lands.outlines(country, frames.around(BBox(8.0, 50.0, 8.2, 50.1)))

    assert [drawn.ground, drawn.borders.count("M"), drawn.borders.count("z")] == ["", 2, 2]
    assert sorted(town.name for town in drawn.towns) == ["Mitte", "West"]


def test_the_bounds_hold_all_land(country: Country) -> None:
    assert country.bounds == BBox(8.0, 50.0, 12.1, 50.1)


def test_without_boundaries_there_is_nothing() -> None:
    empty = lands._country('{"type": "FeatureCollection", "features": []}')

    assert [empty.bounds, empty.names_at([50.0], [8.0])] == [None, [""]]
    assert lands.land(empty, frames.around(BBox(8.0, 50.0, 8.1, 50.1))).ground == ""
