"""Which tiles a county needs."""

from __future__ import annotations

import pytest

from sozialatlas.portal.tiles.grid import Tile, shared, with_margin
from sozialatlas.search.requests import BBox

BERLIN = BBox(13.09, 52.34, 13.76, 52.68)


def test_the_tile_of_a_well_known_place() -> None:
    # https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames: Berlin lies in 10/550/335.
    assert [
        Tile(10, column, 335).touches(BBox(13.4, 52.52, 13.4, 52.52)) for column in (549, 550, 551)
    ] == [False, True, False]


@pytest.mark.parametrize(
    ("tile", "exists"),
    [
        (Tile(6, 0, 0), False),
        (Tile(7, 127, 127), True),
        (Tile(7, 128, 0), False),
        (Tile(7, 0, -1), False),
        (Tile(18, 0, 0), True),
        (Tile(19, 0, 0), False),
    ],
)
def test_only_tiles_of_our_zooms_exist(tile: Tile, exists: bool) -> None:
    assert tile.exists is exists


def test_the_county_has_land_around_it() -> None:
    wide = with_margin(BERLIN)

    assert [round(BERLIN.south - wide.south, 2), round(BERLIN.west - wide.west, 2)] == [0.13, 0.22]


def test_a_county_at_the_edge_of_the_world_has_a_box() -> None:
    assert with_margin(BBox(-180, -90, 180, 90)) == BBox(-180, -90, 180, 90)


def test_two_boxes_share_what_lies_in_both() -> None:
    beside = BBox(13.5, 52.5, 14.0, 53.0)

    assert shared(BERLIN, beside) == BBox(13.5, 52.5, 13.76, 52.68)
    assert shared(BERLIN, BBox(20, 52, 21, 53)) is None
