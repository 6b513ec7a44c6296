from __future__ import annotations

import pytest
import shapely
from shapely.geometry import LineString, Polygon

from sozialatlas.places.geometry import NoSurface, are_degrees, outline, repaired, union


def test_bow_tie_is_repaired_to_its_two_triangles() -> None:
    bow_tie = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])

    mended = repaired(bow_tie)

    assert mended.is_valid
    assert mended.geom_type == "MultiPolygon"
    assert mended.area == pytest.approx(2.0)


def test_lines_left_by_a_repair_are_dropped() -> None:
    spike = Polygon([(0, 0), (1, 0), (1, 1), (3, 1), (1, 1), (0, 1)])

    assert repaired(spike).equals(shapely.box(0, 0, 1, 1))


def test_line_has_no_surface() -> None:
    with pytest.raises(NoSurface):
        repaired(LineString([(0, 0), (1, 1)]))


def test_outline_holds_box_and_point_inside() -> None:
    shape = shapely.box(8, 50, 9, 51)

    stored = outline(shape)

    assert (stored.west, stored.south, stored.east, stored.north) == (8, 50, 9, 51)
    assert (stored.lat, stored.lon) == (50.5, 8.5)
    assert shapely.from_wkb(stored.wkb).equals(shape)


def test_same_shape_from_another_start_is_stored_the_same() -> None:
    one = Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])
    other = Polygon([(1, 1), (0, 1), (0, 0), (1, 0)])

    assert outline(one).wkb == outline(other).wkb


def test_union_has_no_inner_border() -> None:
    joined = union([shapely.box(0, 0, 1, 1).wkb, shapely.box(1, 0, 2, 1).wkb])

    assert shapely.from_wkb(joined.wkb).equals(shapely.box(0, 0, 2, 1))


@pytest.mark.parametrize(
    ("shape", "expected"),
    [(shapely.box(8, 50, 9, 51), True), (shapely.box(500000, 5500000, 500100, 5500100), False)],
)
def test_metres_are_no_degrees(shape: Polygon, expected: bool) -> None:
    assert are_degrees(shape) is expected
