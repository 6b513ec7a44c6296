"""The picture shows what Leaflet shows at the same middle and zoom."""

from __future__ import annotations

import pytest

from sozialatlas.portal.results_map import frame as frames
from sozialatlas.portal.results_map.frame import HEIGHT, WIDTH, Frame
from sozialatlas.search.requests import BBox, Near


def test_the_middle_of_the_world_is_the_middle_of_the_picture() -> None:
    x, y = Frame(50.0, 8.0, 9.0).pixels([50.0], [8.0])

    assert [x.tolist(), y.tolist()] == [[WIDTH / 2], [HEIGHT / 2]]


def test_a_step_of_zoom_doubles_distances_from_the_middle() -> None:
    near, far = (Frame(50.0, 8.0, zoom).pixels(50.1, 8.1) for zoom in (10.0, 9.0))

    assert float(near[0] - WIDTH / 2) == pytest.approx(2 * float(far[0] - WIDTH / 2))
    assert float(near[1] - HEIGHT / 2) == pytest.approx(2 * float(far[1] - HEIGHT / 2))


def test_pixels_are_those_of_leaflet() -> None:
    """At zoom 0 the world is 256 pixels wide; `L.CRS.EPSG3857.latLngToPoint` gives the rest."""
    x, y = Frame(0.0, 0.0, 0.0).pixels(60.0, 90.0)

    assert [round(float(x) - WIDTH / 2, 3), round(float(y) - HEIGHT / 2, 3)] == [64.0, -53.658]


@pytest.mark.parametrize(
    "box", [BBox(8.0, 50.0, 8.1, 50.1), BBox(8.0, 50.0, 10.0, 50.1), BBox(8.0, 49.0, 8.1, 51.0)]
)
def test_a_box_lies_in_its_frame_and_not_in_the_next_nearer_one(box: BBox) -> None:
    frame = frames.around(box)
    nearer = Frame(frame.lat, frame.lon, frame.zoom + 0.25)

    assert [_holds(frame.box, box), _holds(nearer.widened(-0.05, -0.03), box)] == [True, False]


def _holds(outer: BBox, inner: BBox) -> bool:
    return (
        outer.west <= inner.west
        and outer.south <= inner.south
        and outer.east >= inner.east
        and outer.north >= inner.north
    )


def test_a_single_point_is_shown_from_near_but_not_from_within() -> None:
    assert frames.around(BBox(8.0, 50.0, 8.0, 50.0)) == Frame(50.0, 8.0, frames.MOST_ZOOM)


def test_the_whole_world_has_a_frame() -> None:
    assert frames.around(BBox(-180.0, -90.0, 180.0, 90.0)).zoom == frames.LEAST_ZOOM


def test_a_circle_fills_its_box_and_is_as_long_in_pixels() -> None:
    near = Near(50.0, 8.0)
    frame = frames.around(frames.circle(near, 10.0))
    x, _y = frame.pixels(50.0, [frames.circle(near, 10.0).east])

    assert float(x[0]) - WIDTH / 2 == pytest.approx(frame.length(10.0), rel=1e-4)


@pytest.mark.parametrize(("zoom", "grid"), [(9.0, 9), (9.75, 9), (10.0, 10)])
def test_clusters_are_those_of_the_whole_zoom_below(zoom: float, grid: int) -> None:
    assert Frame(50.0, 8.0, zoom).grid_zoom == grid


@pytest.mark.parametrize("lon", [8.5, 13.9])
def test_in_a_land_of_far_counties_the_surroundings_of_a_place_are_shown(lon: float) -> None:
    land = BBox(8.0, 50.0, 14.0, 51.0)

    found = frames.surroundings(Near(50.5, lon), land)

    assert (round(found.lat, 1), found.lon) == (50.5, lon)
    assert found.zoom > frames.around(land).zoom + 1


@pytest.mark.parametrize(
    ("land", "near"),
    [
        (BBox(8.0, 50.0, 9.0, 50.7), Near(50.1, 8.1)),
        (BBox(8.0, 50.0, 14.0, 51.0), Near(50.5, 20.0)),
    ],
    ids=["one county", "a place elsewhere"],
)
def test_otherwise_all_of_the_land_is_shown(land: BBox, near: Near) -> None:
    assert frames.surroundings(near, land) == frames.around(land)
