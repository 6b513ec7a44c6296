from __future__ import annotations

import pytest
import shapely

from sozialatlas.places.references import AreaRef
from sozialatlas.places.spatial import MunicipalityIndex

WEST = AreaRef("06999001", "Westheim", "06999", "06", "DE")
EAST = AreaRef("06999002", "Ostheim", "06999", "06", "DE")
UNDRAWN = AreaRef("06999003", "Nirgendheim", "06999", "06", "DE")


@pytest.fixture
def index() -> MunicipalityIndex:
    return MunicipalityIndex(
        [
            (EAST, shapely.box(9, 50, 10, 51).wkb),
            (WEST, shapely.box(8, 50, 9, 51).wkb),
            (UNDRAWN, None),
        ]
    )


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        (50.5, 8.5, WEST),
        (50.5, 9.5, EAST),
        (50.5, 9.0, WEST),
        (51.5, 8.5, None),
        (8.5, 50.5, None),
    ],
)
def test_point_finds_its_municipality(
    index: MunicipalityIndex, lat: float, lon: float, expected: AreaRef | None
) -> None:
    assert index.at(lat, lon) == expected


def test_municipality_without_boundary_is_known_by_key(index: MunicipalityIndex) -> None:
    assert index.by_key("06999003") == UNDRAWN
    assert index.by_key("06999004") is None
    assert index.refs() == (WEST, EAST, UNDRAWN)


def test_empty_index_finds_nothing() -> None:
    index = MunicipalityIndex([])

    assert index.at(50.5, 8.5) is None
    assert len(index) == 0
