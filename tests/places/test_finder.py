from __future__ import annotations

import pytest

from sozialatlas.places.finder import CountyRow, MunicipalityRow, PlaceIndex, PostalRow
from sozialatlas.places.references import Place, PlaceKind


def town(
    key: str, name: str, *, people: int = 1000, county: str = "Musterkreis", km2: float = 12.566
) -> MunicipalityRow:
    return MunicipalityRow(key, name, "DE", 50.0, 8.0, people, km2, "", key[:5], county)


def postal(
    code: str, name: str, town_key: str = "", *, district: str = "", county: str = "06999"
) -> PostalRow:
    return PostalRow(code, name, district, 50.1, 8.1, "DE", town_key, county, f"Kreis {county}")


def labels(found: tuple[Place, ...]) -> list[str]:
    return [place.label for place in found]


NEUKIRCHEN = [
    town("01054086", "Neukirchen", people=1107, county="Nordfriesland"),
    town("01055031", "Neukirchen", people=1175, county="Ostholstein"),
    town("06634017", "Neukirchen", people=7026, county="Schwalm-Eder-Kreis"),
    town("09278154", "Neukirchen", people=1766, county="Straubing-Bogen"),
    town("05170028", "Neukirchen-Vluyn", people=27956, county="Wesel"),
    town("09372144", "Neukirchen b.Hl.Blut", people=3650, county="Cham"),
    town("14524210", "Neukirchen/Pleiße", people=3809, county="Zwickau"),
    town("09171135", "Unterneukirchen", people=3414, county="Altötting"),
]


def test_all_towns_of_a_name_are_offered_and_longer_names_after_them() -> None:
    index = PlaceIndex(NEUKIRCHEN, [postal("35578", "Neukirchen", "", county="06532")])

    assert labels(index.find("neukirchen", 12)) == [
        "Neukirchen (Schwalm-Eder-Kreis)",
        "Neukirchen (Straubing-Bogen)",
        "Neukirchen (Ostholstein)",
        "Neukirchen (Nordfriesland)",
        "Neukirchen/Pleiße (Zwickau)",
        "Neukirchen b.Hl.Blut (Cham)",
        "Neukirchen-Vluyn (Wesel)",
        "Neukirchen (Kreis 06532)",
    ]


def test_the_limit_keeps_the_likeliest() -> None:
    index = PlaceIndex(NEUKIRCHEN, [])

    assert labels(index.find("Neukirchen", 1)) == ["Neukirchen (Schwalm-Eder-Kreis)"]


LAHN = [
    town("06533009", "Limburg a. d. Lahn", people=36000, county="Limburg-Weilburg"),
    town("06533017", "Weilburg", people=13000, county="Limburg-Weilburg"),
    town("07338017", "Limburgerhof", people=11000, county="Rhein-Pfalz-Kreis"),
]
LAHN_POSTAL = [
    postal("65549", "Limburg an der Lahn", "06533009", county="06533"),
    postal("65555", "Limburg", "06533009", district="Offheim", county="06533"),
]
LAHN_COUNTY = [CountyRow("06533", "Limburg-Weilburg", "DE", 738.4)]


@pytest.fixture
def lahn() -> PlaceIndex:
    return PlaceIndex(LAHN, LAHN_POSTAL, LAHN_COUNTY)


@pytest.mark.parametrize(
    "text", ["Limburg", "Limburg an der Lahn", "limburg a.d. lahn", "Limburg/Lahn"]
)
def test_short_and_long_name_are_one_place(lahn: PlaceIndex, text: str) -> None:
    assert [place.municipality_key for place in lahn.find(text, 12)] == ["06533009"]


def test_the_whole_place_is_told(lahn: PlaceIndex) -> None:
    assert lahn.find("Weilburg", 12) == (
        Place(
            kind=PlaceKind.MUNICIPALITY,
            label="Weilburg (Limburg-Weilburg)",
            name="Weilburg",
            postal_code="",
            lat=50.0,
            lon=8.0,
            municipality_key="06533017",
            municipality_name="Weilburg",
            county_name="Limburg-Weilburg",
            radius_hint_km=2.0,
            county_key="06533",
        ),
    )


@pytest.mark.parametrize(
    "text", ["Limburg Offheim", "Limburg-Offheim", "Offheim", "Offheim, Limburg"]
)
def test_place_and_district(lahn: PlaceIndex, text: str) -> None:
    assert labels(lahn.find(text, 12)) == ["Offheim, Limburg a. d. Lahn"]


def test_unknown_district_leads_to_the_town_and_says_so(lahn: PlaceIndex) -> None:
    found = lahn.find("Weilburg, Kubach", 12)

    assert [(place.name, place.is_exact) for place in found] == [("Weilburg", False)]


def test_beginning_of_a_name(lahn: PlaceIndex) -> None:
    assert labels(lahn.find("limb", 12)) == [
        "Limburg a. d. Lahn (Limburg-Weilburg)",
        "Limburgerhof (Rhein-Pfalz-Kreis)",
        "Limburg-Weilburg",
    ]


@pytest.mark.parametrize("text", ["Limburg-Weilburg", "Landkreis Limburg-Weilburg"])
def test_county(lahn: PlaceIndex, text: str) -> None:
    found = lahn.find(text, 12)

    assert [(place.kind, place.county_key) for place in found] == [(PlaceKind.COUNTY, "06533")]


def test_county_named_like_a_town_does_not_stand_beside_it() -> None:
    towns = [town("09162000", "München"), town("09184001", "Aying"), town("09184002", "Haar")]
    index = PlaceIndex(towns, [], [CountyRow("09184", "Landkreis München", "DE", None)])

    assert labels(index.find("Muenchen", 12)) == ["München (Musterkreis)"]
    assert labels(index.find("Landkreis München", 12)) == ["Landkreis München"]


@pytest.mark.parametrize("text", ["65549", "D-65549", "65549 Limburg", "Limburg 65549"])
def test_postal_code(lahn: PlaceIndex, text: str) -> None:
    assert labels(lahn.find(text, 12)) == ["65549 Limburg a. d. Lahn"]


def test_beginning_of_a_postal_code(lahn: PlaceIndex) -> None:
    assert labels(lahn.find("655", 12)) == ["65549 Limburg a. d. Lahn", "65555 Limburg a. d. Lahn"]


def test_postal_code_in_two_counties_is_offered_twice() -> None:
    rows = [
        postal("21039", "Börnsen", county="01053"),
        postal("21039", "Escheburg", county="02000"),
    ]
    index = PlaceIndex([], rows)

    assert labels(index.find("21039", 12)) == [
        "21039 Börnsen (Kreis 01053)",
        "21039 Escheburg (Kreis 02000)",
    ]
    assert labels(index.find("21039 Escheburg", 12)) == ["21039 Escheburg (Kreis 02000)"]


def test_postal_code_of_several_towns_belongs_to_none() -> None:
    towns = [town("16067001", "Nessetal"), town("16067002", "Drei Gleichen")]
    rows = [postal("99869", "Ballstädt", "16067001"), postal("99869", "Wandersleben", "16067002")]

    found = PlaceIndex(towns, rows).find("99869", 12)

    assert [(place.label, place.municipality_key) for place in found] == [
        ("99869 Nessetal, Drei Gleichen", "")
    ]


@pytest.mark.parametrize("text", ["", "   ", "!?", "Atlantis", "00000", "x" * 10_000])
def test_what_is_no_place_finds_nothing(lahn: PlaceIndex, text: str) -> None:
    assert lahn.find(text, 12) == ()
