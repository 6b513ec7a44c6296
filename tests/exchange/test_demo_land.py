"""The land of the demo county is whole, natural and the same on every machine."""

import csv
import os
from pathlib import Path

import pytest
from shapely import union_all
from shapely.geometry import Point

from sozialatlas.exchange.importers.demo.geography import land
from sozialatlas.exchange.importers.demo.geography.borders import to_degrees

TEST_DATA = Path(
    os.environ.get("SOZIALATLAS_TEST_DATA", Path(__file__).parents[3] / "shared" / "data")
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def auental() -> land.DemoLand:
    return land.lay_out(1)


def test_county_has_62_municipalities_in_5_social_areas(auental: land.DemoLand) -> None:
    keys = [place.key for place in auental.municipalities]

    assert keys == [f"06997{number:03}" for number in range(1, 63)]
    assert [area.key for area in auental.social_areas] == [f"06997-{n}" for n in range(1, 6)]
    assert sorted(key for area in auental.social_areas for key in area.municipality_keys) == keys


def test_borders_tile_without_gap_or_overlap(auental: land.DemoLand) -> None:
    pieces = [place.boundary for place in auental.municipalities]

    whole = union_all(pieces)

    assert all(piece.is_valid for piece in pieces)
    assert whole.geom_type == "Polygon"
    assert len(whole.interiors) == 0
    assert sum(piece.area for piece in pieces) == pytest.approx(whole.area, rel=1e-9)


def test_borders_wind(auental: land.DemoLand) -> None:
    squareness = [
        place.boundary.area / place.boundary.minimum_rotated_rectangle.area
        for place in auental.municipalities
    ]

    assert max(squareness) < 0.85
    assert min(len(place.boundary.exterior.coords) for place in auental.municipalities) > 100


def test_sizes_differ(auental: land.DemoLand) -> None:
    sizes = sorted(place.area_km2 for place in auental.municipalities)

    assert sizes[-1] > 3 * sizes[0]
    assert 1200 < sum(sizes) < 1900


def test_social_areas_hang_together(auental: land.DemoLand) -> None:
    assert [area.boundary.geom_type for area in auental.social_areas] == ["Polygon"] * 5


def test_houses_stand_well_inside_their_municipality(auental: land.DemoLand) -> None:
    for place in auental.municipalities:
        for district in place.districts:
            for plot in district.plots:
                assert place.boundary.contains(Point(to_degrees(plot)))


def test_names_are_told_once(auental: land.DemoLand) -> None:
    names = [d.name for place in auental.municipalities for d in place.districts]

    assert len(names) == len(set(names))


def test_same_seed_gives_same_land(auental: land.DemoLand) -> None:
    assert land.lay_out(1) == auental
    assert land.lay_out(2) != auental


@pytest.mark.skipif(not TEST_DATA.exists(), reason="no folder of test data")
def test_places_and_codes_are_nowhere_in_germany(auental: land.DemoLand) -> None:
    with (TEST_DATA / "geo/plz_geonames_de.csv").open(encoding="utf-8") as file:
        rows = [(row["zipcode"], row["place"]) for row in csv.DictReader(file)]
    real_codes, real_places = {code for code, _ in rows}, {place for _, place in rows}
    districts = [d for place in auental.municipalities for d in place.districts]

    assert {d.postal_code for d in districts} & real_codes == set()
    assert {d.name for d in districts} & real_places == set()
