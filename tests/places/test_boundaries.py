from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import shapely
from pyproj import Transformer

from sozialatlas.places.drafts import AreaDraft, LeftOut
from sozialatlas.places.errors import ImportFileError
from sozialatlas.places.importers import boundaries
from tests.places.world import feature, square, write_geojson

WEST = {"AGS": "06999001", "ARS": "069990001001", "GEN": "Westheim", "BEZ": "Gemeinde"}


def problems_of(file: Path, **options: str) -> tuple[str, ...]:
    with pytest.raises(ImportFileError) as raised:
        boundaries.read(file, **options)
    return raised.value.problems


def only_town(file: Path, **options: str) -> AreaDraft:
    drafts = boundaries.read(file, **options).drafts
    towns = [draft for draft in drafts if draft.kind == "municipality"]
    assert len(towns) == 1
    return towns[0]


def test_municipality_with_all_its_attributes(tmp_path: Path) -> None:
    file = write_geojson(
        tmp_path,
        [feature(square(8, 50), **WEST, EWZ=0, KFL=12.5, WSK="2008-01-01T00:00:00")],
    )

    town = only_town(file)

    assert town.outline is not None
    assert (town.outline.west, town.outline.north) == (8, 51)
    assert (town.key, town.name, town.designation) == ("06999001", "Westheim", "Gemeinde")
    assert (town.population, town.area_km2) == (0, 12.5)
    assert (town.valid_from, town.parent) == (date(2008, 1, 1), ("county", "06999"))


def test_areas_above_come_from_the_keys(tmp_path: Path) -> None:
    member = WEST | {"ARS": "069995001001"}
    drafts = boundaries.read(write_geojson(tmp_path, [feature(square(8, 50), **member)])).drafts

    assert [(draft.kind, draft.key, draft.name, draft.parent) for draft in drafts] == [
        ("country", "DE", "Deutschland", None),
        ("state", "06", "Hessen", ("country", "DE")),
        ("county", "06999", "Kreis 06999", ("state", "06")),
        ("association", "069995001", "Gemeindeverband 069995001", ("county", "06999")),
        ("municipality", "06999001", "Westheim", ("association", "069995001")),
    ]


def test_a_city_that_is_its_own_county_names_it(tmp_path: Path) -> None:
    city = {"AGS": "01001000", "ARS": "010010000000", "GEN": "Flensburg", "BEZ": "Stadt"}
    drafts = boundaries.read(write_geojson(tmp_path, [feature(square(8, 50), **city)])).drafts

    assert [draft.name for draft in drafts if draft.kind == "county"] == ["Flensburg"]


def test_states_counties_and_associations_by_the_length_of_their_key(tmp_path: Path) -> None:
    file = write_geojson(
        tmp_path,
        [
            feature(square(8, 50), AGS="06", GEN="Hessen", BEZ="Land"),
            feature(square(8, 50), AGS="06999", GEN="Musterkreis", BEZ="Landkreis"),
            feature(square(8, 50), AGS="06998000", ADE=4, GEN="Nebenkreis", BEZ="Landkreis"),
            feature(square(8, 50), ARS="069995001", GEN="Amt West", BEZ="Amt"),
            feature(square(8, 50), ARS="069990001", GEN="Freiheim", BEZ="Gemeinde"),
            feature(square(8, 50), AGS="064", GEN="Darmstadt", BEZ="Regierungsbezirk"),
        ],
    )

    collected = boundaries.read(file)

    real = [draft for draft in collected.drafts if not draft.is_placeholder]
    assert [(draft.kind, draft.key, draft.name) for draft in real] == [
        ("state", "06", "Hessen"),
        ("county", "06999", "Musterkreis"),
        ("county", "06998", "Nebenkreis"),
        ("association", "069995001", "Amt West"),
    ]
    assert tuple(each.sentence for each in collected.left_out) == (
        "Zeile 5: Freiheim (069990001) ist keine unserer Gebietsarten",
        "Zeile 6: Darmstadt (064) ist keine unserer Gebietsarten",
    )


def test_parts_are_joined_and_water_is_left_out(tmp_path: Path) -> None:
    file = write_geojson(
        tmp_path,
        [
            feature(square(8, 50), **WEST, GF=4),
            feature(square(9, 50), **WEST, GF=4),
            feature(square(10, 50), **WEST, GF=2),
        ],
    )

    collected = boundaries.read(file)

    outline = collected.drafts[-1].outline
    assert outline is not None
    assert shapely.from_wkb(outline.wkb).equals(shapely.box(8, 50, 10, 51))
    assert collected.left_out == (
        LeftOut("Wasserflächen", "Zeile 3: Wasserfläche von Westheim (06999001)"),
    )


def test_invalid_polygon_is_repaired_and_reported(tmp_path: Path) -> None:
    bow_tie = [(8, 50), (9, 51), (9, 50), (8, 51), (8, 50)]
    collected = boundaries.read(write_geojson(tmp_path, [feature(bow_tie, **WEST)]))

    outline = collected.drafts[-1].outline
    assert outline is not None
    assert shapely.from_wkb(outline.wkb).is_valid
    assert collected.repaired == ("Zeile 1: Westheim (06999001): Self-intersection[8.5 50.5]",)


def test_austrian_municipality(tmp_path: Path) -> None:
    drafts = boundaries.read(
        write_geojson(tmp_path, [feature(square(15, 46), iso="61053", name="Leibnitz")])
    ).drafts

    assert [(draft.kind, draft.key, draft.name, draft.country) for draft in drafts] == [
        ("country", "AT", "Österreich", "AT"),
        ("state", "6", "Steiermark", "AT"),
        ("county", "610", "Bezirk 610", "AT"),
        ("municipality", "61053", "Leibnitz", "AT"),
    ]


@pytest.mark.parametrize(
    ("properties", "problem"),
    [
        (WEST | {"AGS": "06999002"}, "ARS „069990001001“ passt nicht zum AGS „06999002“"),
        (
            {"AGS": "6999001", "GEN": "X"},
            "„6999001“ ist kein AGS (8 Ziffern) oder ARS (12 Ziffern)",
        ),
        (
            {"AGS": "99999001", "GEN": "X"},
            "„99999001“ beginnt mit „99“, das kein deutsches Land ist",
        ),
        ({"AGS": "99999", "GEN": "X"}, "„99999“ beginnt mit keinem deutschen Land"),
        ({"AGS": "0699900A", "GEN": "X"}, "„0699900A“ hat andere Zeichen als Ziffern"),
        ({"GEN": "X"}, "kein Schlüssel in AGS, ARS oder RS"),
        ({"iso": "6105", "name": "X"}, "„6105“ ist keine GKZ (5 Ziffern)"),
        (WEST | {"GEN": ""}, "kein Name in GEN oder name"),
        (WEST | {"EWZ": -9999}, "Einwohnerzahl -9999 ist kleiner als 0"),
        (WEST | {"EWZ": "viele"}, "„viele“ ist keine Zahl"),
        (WEST | {"WSK": "gestern"}, "„gestern“ ist kein Tag wie 2019-01-01"),
    ],
)
def test_bad_rows_are_named(tmp_path: Path, properties: dict[str, object], problem: str) -> None:
    file = write_geojson(tmp_path, [feature(square(8, 50), **properties)])

    assert problems_of(file) == (f"Zeile 1: {problem}",)


def test_all_duplicates_are_named(tmp_path: Path) -> None:
    twin = feature(square(9, 50), **WEST)
    file = write_geojson(tmp_path, [feature(square(8, 50), **WEST), twin, twin])

    assert problems_of(file) == (
        "2-mal, in Zeile 2, 3: Schlüssel „06999001“ steht schon in Zeile 1 (Westheim)",
    )


def test_the_same_part_twice_is_a_duplicate(tmp_path: Path) -> None:
    part = feature(square(8, 50), **WEST, GF=4)

    assert problems_of(write_geojson(tmp_path, [part, part])) == (
        "Zeile 2: Schlüssel „06999001“ steht schon in Zeile 1 (Westheim)",
    )


@pytest.mark.parametrize(
    ("ring", "problem"),
    [
        (None, "Zeile 1: Westheim (06999001) hat keine Geometrie"),
        (
            [(8, 50), (9, 50), (8, 50), (8, 50)],
            "Zeile 1: Westheim (06999001) hat keine Fläche: Polygon ohne Fläche",
        ),
    ],
)
def test_area_without_surface(
    tmp_path: Path, ring: list[tuple[float, float]] | None, problem: str
) -> None:
    assert problems_of(write_geojson(tmp_path, [feature(ring, **WEST)])) == (problem,)


def projected(system: str) -> list[tuple[float, float]]:
    move = Transformer.from_crs("EPSG:4326", system, always_xy=True)
    return [move.transform(lon, lat) for lon, lat in square(9, 50, 0.1)]


@pytest.mark.parametrize("system", ["EPSG:25832", "EPSG:25833", "EPSG:31467"])
def test_reference_system_of_the_file(tmp_path: Path, system: str) -> None:
    epsg = system.split(":")[1]
    file = write_geojson(
        tmp_path,
        [feature(projected(system), **WEST)],
        crs=f"urn:ogc:def:crs:EPSG::{epsg}",
    )

    outline = only_town(file).outline

    assert outline is not None
    assert (outline.lon, outline.lat) == pytest.approx((9.05, 50.05), abs=1e-4)


def test_given_reference_system(tmp_path: Path) -> None:
    file = write_geojson(tmp_path, [feature(projected("EPSG:25832"), **WEST)])

    assert problems_of(file) == (
        "Zeile 1: Koordinaten passen nicht zu EPSG:4326; das richtige mit --crs angeben",
    )
    outline = only_town(file, crs="EPSG:25832").outline
    assert outline is not None
    assert (outline.west, outline.south) == pytest.approx((9, 50), abs=1e-3)


def test_contradicting_and_unknown_reference_systems(tmp_path: Path) -> None:
    file = write_geojson(
        tmp_path, [feature(square(8, 50), **WEST)], crs="urn:ogc:def:crs:OGC:1.3:CRS84"
    )
    bare = write_geojson(tmp_path, [feature(square(8, 50), **WEST)], name="b.geojson")

    assert problems_of(file, crs="EPSG:25832") == (
        "ist in EPSG:4326, nicht in EPSG:25832; --crs weglassen",
    )
    assert problems_of(bare, crs="EPSG:0") == ("unbekanntes Koordinatensystem „EPSG:0“",)


def test_shapefile_without_reference_system(tmp_path: Path) -> None:
    import numpy as np
    from pyogrio.raw import write

    file = tmp_path / "a.shp"
    with pytest.warns(UserWarning, match="'crs' was not provided"):
        write(
            file,
            np.array([shapely.box(8, 50, 9, 51).wkb], dtype=object),
            [np.array([value], dtype=object) for value in WEST.values()],
            list(WEST),
            geometry_type="Polygon",
        )

    assert problems_of(file) == ("nennt kein Koordinatensystem; angeben, z. B. --crs EPSG:25832",)
    assert only_town(file, crs="EPSG:4326").key == "06999001"


def test_layer_is_chosen_by_name(tmp_path: Path) -> None:
    import numpy as np
    from pyogrio.raw import write

    file = tmp_path / "a.gpkg"
    for layer, name in (("vg250_a", "Falsch"), ("vg250_b", "Richtig")):
        values = WEST | {"GEN": name}
        write(
            file,
            np.array([shapely.box(8, 50, 9, 51).wkb], dtype=object),
            [np.array([value], dtype=object) for value in values.values()],
            list(values),
            geometry_type="Polygon",
            crs="EPSG:4326",
            layer=layer,
            append=file.exists(),
        )

    assert problems_of(file) == ("hat mehrere Ebenen; eine mit --layer wählen: vg250_a, vg250_b",)
    assert only_town(file, layer="vg250_b").name == "Richtig"


@pytest.mark.parametrize("content", ["", "{", '{"type": "FeatureCollection", "features": [', "PK"])
def test_damaged_file_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "a.geojson"
    file.write_text(content)

    (problem,) = problems_of(file)

    assert problem.startswith("nicht als Kartendatei lesbar: ")


def test_missing_file_and_file_without_features(tmp_path: Path) -> None:
    assert problems_of(tmp_path / "none.geojson") == ("gibt es nicht",)
    assert problems_of(write_geojson(tmp_path, [])) == ("enthält kein Gebiet",)
