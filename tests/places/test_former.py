from __future__ import annotations

from datetime import date

import pytest

from sozialatlas.places.finder import FormerRow, MunicipalityRow, PlaceIndex, PostalRow
from sozialatlas.places.former import Step, final_shares
from sozialatlas.places.references import Place, PlaceKind

DAY = date(2020, 1, 1)


def town(key: str, name: str, *, people: int = 1000) -> MunicipalityRow:
    return MunicipalityRow(key, name, "DE", 50.0, 8.0, people, 12.566, "35576", key[:5], "Kreis")


NEW = town("06999010", "Großheim")


def labels(formers: list[FormerRow], text: str, *rows: PostalRow) -> list[str]:
    others = [town("06999011", "Ostheim"), town("06888001", "Altdorf")]
    index = PlaceIndex([NEW, *others], list(rows), (), formers)
    return [place.label for place in index.find(text, 12)]


def test_the_whole_place_is_told() -> None:
    former = FormerRow("Westheim", "06999010", population=500, lat=50.2, lon=8.2, area_km2=50.265)
    found = PlaceIndex([NEW], [], (), [former]).find("westheim", 12)

    assert [(place.radius_hint_km > 3.999) for place in found] == [True]
    assert found == (
        Place(
            kind=PlaceKind.LOCALITY,
            label="Westheim, Großheim (Kreis)",
            name="Westheim",
            postal_code="",
            lat=50.2,
            lon=8.2,
            municipality_key="06999010",
            municipality_name="Großheim",
            county_name="Kreis",
            radius_hint_km=found[0].radius_hint_km,
            county_key="06999",
            is_former=True,
        ),
    )


def test_without_a_point_the_place_of_today_is_meant() -> None:
    found = PlaceIndex([NEW], [], (), [FormerRow("Westheim", "06999010")]).find("westheim", 12)

    assert [(place.lat, place.lon, place.radius_hint_km) for place in found] == [(50.0, 8.0, 2.0)]


def test_a_sliver_is_no_choice() -> None:
    formers = [
        FormerRow("Westheim", "06999010", share=0.98),
        FormerRow("Westheim", "06999011", share=0.02),
    ]

    assert labels(formers, "Westheim") == ["Westheim, Großheim (Kreis)"]


def test_a_town_of_today_stands_before_an_old_one_of_the_same_name() -> None:
    assert labels([FormerRow("Altdorf", "06999010")], "Altdorf") == [
        "Altdorf (Kreis)",
        "Altdorf, Großheim (Kreis)",
    ]


@pytest.mark.parametrize("name", ["Großheim", "Grossheim", "Stadt Großheim"])
def test_who_kept_the_name_is_found_once(name: str) -> None:
    assert labels([FormerRow(name, "06999010")], "Großheim") == ["Großheim (Kreis)"]


def test_a_known_part_of_the_new_town_is_found_once() -> None:
    part = PostalRow(
        "35576", "Großheim", "Westheim", 50.1, 8.1, "DE", "06999010", "06999", "Kreis"
    )

    assert labels([FormerRow("Westheim", "06999010")], "Westheim", part) == ["Westheim, Großheim"]


def test_an_unknown_successor_is_left_out() -> None:
    assert labels([FormerRow("Westheim", "01001001")], "Westheim") == []


def steps(*told: tuple[int, int, float]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = {}
    for old, new, weight in told:
        found.setdefault(old, []).append(Step(old, new, weight, DAY))
    return found


def test_shares_are_followed_over_several_steps() -> None:
    told = steps((1, 2, 0.5), (1, 3, 0.5), (2, 4, 1.0), (3, 4, 0.5), (3, 5, 0.5))

    assert final_shares(1, told) == {4: 0.75, 5: 0.25}


def test_changes_in_a_circle_come_to_an_end() -> None:
    assert final_shares(1, steps((1, 2, 1.0), (2, 1, 1.0))) == {}
