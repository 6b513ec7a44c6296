"""The small map draws a municipality among its neighbours."""

from __future__ import annotations

import datetime as dt

import pytest
from shapely.geometry import box

from sozialatlas.places.geometry import outline
from sozialatlas.places.models import Area, AreaBoundary
from sozialatlas.portal.detail import small_map
from sozialatlas.portal.detail.small_map import Drawing, Pin

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 18)


@pytest.fixture(autouse=True)
def _towns() -> None:
    for number, west in enumerate((8.0, 8.1, 12.0), start=1):
        area = Area.objects.create(
            kind=Area.Kind.MUNICIPALITY,
            key=f"9999900{number}",
            name=f"Ort {number}",
            valid_from=dt.date(2020, 1, 1),
        )
        shape = outline(box(west, 50.0, west + 0.1, 50.1))
        AreaBoundary.objects.create(
            area=area,
            wkb=shape.wkb,
            west=west,
            south=50.0,
            east=west + 0.1,
            north=50.1,
        )


def drawn(key: str, point: tuple[float, float] | None) -> Drawing:
    found = small_map.drawing(key, point, TODAY)
    assert found is not None
    return found


def test_the_neighbour_is_drawn_and_the_far_town_is_not() -> None:
    assert [land.is_here for land in drawn("99999001", None).lands] == [False, True]


def test_the_middle_of_the_town_is_the_middle_of_the_picture() -> None:
    assert drawn("99999001", (50.05, 8.05)).pin == Pin(180.0, 95.0)


def test_without_a_point_or_outside_the_picture_there_is_no_pin() -> None:
    assert [drawn("99999001", None).pin, drawn("99999001", (51.0, 9.0)).pin] == [None, None]


def test_a_town_without_a_boundary_has_no_map() -> None:
    assert small_map.drawing("99999009", None, TODAY) is None
