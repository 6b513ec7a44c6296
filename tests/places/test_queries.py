from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import transaction
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from sozialatlas.places import actions, queries
from sozialatlas.places.drafts import ChangeDraft, MembershipDraft
from sozialatlas.places.errors import AmbiguousArea, UnknownArea
from sozialatlas.places.models import Area
from sozialatlas.places.references import AreaRef
from tests.places.world import county_drafts, load_three_towns, town_draft

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 1)
WESTHEIM = AreaRef("06999001", "Westheim", "06999", "06", "DE")


@pytest.fixture(autouse=True)
def _towns() -> None:
    load_three_towns()


def change(old: str, new: str, weight: float, on: date, name: str = "") -> ChangeDraft:
    return ChangeDraft(old, new, weight, on, name, row=2)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("06999001", "Westheim"),
        ("069990001001", "Westheim"),
        ("06999", "Musterkreis"),
        ("06999000", "Musterkreis"),
        ("06", "Hessen"),
        ("DE", "Deutschland"),
    ],
)
def test_area_by_each_of_its_keys(key: str, name: str) -> None:
    assert queries.area_by_key(key, on=TODAY).name == name


@pytest.mark.parametrize("key", ["06999009", "", "Westheim", "6999001"])
def test_unknown_keys(key: str) -> None:
    with pytest.raises(UnknownArea):
        queries.area_by_key(key, on=TODAY)


def test_an_old_key_leads_to_the_area_of_the_day() -> None:
    actions.apply_changes(
        drafts=[
            change("06999001", "06999010", 1, date(2020, 1, 1), "Doppelheim"),
            change("06999002", "06999010", 1, date(2020, 1, 1), "Doppelheim"),
            change("06999010", "06999011", 1, date(2024, 1, 1), "Großheim"),
            change("06999003", "06999011", 1, date(2024, 1, 1), "Großheim"),
        ],
        source="changes.csv",
    )

    days = [date(2019, 12, 31), date(2020, 1, 1), date(2023, 12, 31), date(2024, 1, 1)]

    assert [queries.area_by_key("06999001", on=day).name for day in days] == [
        "Westheim",
        "Doppelheim",
        "Doppelheim",
        "Großheim",
    ]


def test_a_split_area_is_ambiguous_and_tells_its_shares() -> None:
    actions.apply_changes(
        drafts=[
            change("06999001", "06999002", 0.25, date(2020, 1, 1)),
            change("06999001", "06999003", 0.75, date(2020, 1, 1)),
        ],
        source="changes.csv",
    )
    old = Area.objects.get(key="06999001")

    with pytest.raises(AmbiguousArea) as raised:
        queries.area_by_key("06999001", on=TODAY)

    assert raised.value.successors == ("06999002", "06999003")
    assert [(area.key, share) for area, share in queries.successors(old, on=TODAY)] == [
        ("06999002", 0.25),
        ("06999003", 0.75),
    ]


def test_point_finds_its_municipality_with_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    assert queries.municipality_at(50.5, 8.5) == WESTHEIM

    with django_assert_num_queries(1):
        assert queries.municipality_at(50.5, 9.5) == AreaRef(
            "06999002", "Mittelheim", "06999", "06", "DE"
        )
    assert queries.municipality_at(52.0, 8.5) is None


def test_the_index_follows_a_change_and_its_rollback() -> None:
    queries.municipality_at(50.5, 11.5)
    with transaction.atomic():
        actions.store_areas(drafts=[*county_drafts(), town_draft("06999004", "Fernheim", 11)])
        inside = queries.municipality_at(50.5, 11.5)
        transaction.set_rollback(True)

    assert inside is not None
    assert inside.name == "Fernheim"
    assert queries.municipality_at(50.5, 11.5) is None


def test_social_area_of_a_municipality() -> None:
    actions.store_social_areas(
        drafts=[MembershipDraft("06999001", "Westend", "west", 2)], source="social.csv"
    )

    assert queries.social_area_of("06999001") == "west"
    assert queries.social_area_of("06999002") == ""
    assert queries.social_area_of("unknown") == ""
    assert queries.municipality_ref("06999001") == AreaRef(
        "06999001", "Westheim", "06999", "06", "DE", "west"
    )


def test_find_places_reads_the_stored_areas() -> None:
    assert [place.label for place in queries.find_places("westheim")] == ["Westheim (Musterkreis)"]
    assert [place.label for place in queries.find_places("Musterkreis")] == ["Musterkreis"]


def test_the_name_of_a_merged_municipality_leads_to_the_one_of_today() -> None:
    actions.apply_changes(
        drafts=[
            change("06999001", "06999003", 1, date(2020, 1, 1)),
        ],
        source="changes.csv",
    )

    found = queries.find_places("westheim")

    assert [(one.label, one.municipality_key, one.is_exact) for one in found] == [
        ("Westheim, früher Gemeinde, heute Ostheim (Musterkreis)", "06999003", True)
    ]
    assert queries.places_named("Westheim") == found
    assert queries.find_places(found[0].label)[0].label == found[0].label


def test_a_divided_municipality_stays_a_choice_with_the_larger_part_first() -> None:
    actions.apply_changes(
        drafts=[
            change("06999001", "06999010", 1, date(2015, 1, 1), "Großheim"),
            change("06999010", "06999002", 0.4, date(2020, 1, 1)),
            change("06999010", "06999003", 0.6, date(2020, 1, 1)),
        ],
        source="changes.csv",
    )

    found = queries.find_places("Westheim")

    assert [(one.label, one.municipality_key) for one in found] == [
        ("Westheim, früher Gemeinde, heute Ostheim (Musterkreis)", "06999003"),
        ("Westheim, früher Gemeinde, heute Mittelheim (Musterkreis)", "06999002"),
    ]


def test_an_old_name_is_told_in_the_language_of_the_page() -> None:
    actions.apply_changes(
        drafts=[change("06999001", "06999003", 1, date(2020, 1, 1))], source="changes.csv"
    )

    with translation.override("en"):
        found = queries.find_places("Westheim")

    assert [one.label for one in found] == [
        "Westheim, formerly a municipality, today Ostheim (Musterkreis)"
    ]


def test_boundaries_as_geojson() -> None:
    drawn = json.loads(queries.boundaries_geojson("municipality", ("06999001", "06999003")))

    assert [one["properties"] for one in drawn["features"]] == [
        {"key": "06999001", "name": "Westheim", "kind": "municipality"},
        {"key": "06999003", "name": "Ostheim", "kind": "municipality"},
    ]
    assert sorted(drawn["features"][0]["geometry"]["coordinates"][0][:-1]) == [
        [8, 50],
        [8, 51],
        [9, 50],
        [9, 51],
    ]


def test_county_and_social_area_are_drawn_as_their_municipalities() -> None:
    actions.store_social_areas(
        drafts=[
            MembershipDraft("06999001", "Westend", "west", 2),
            MembershipDraft("06999002", "Westend", "west", 3),
        ],
        source="social.csv",
    )

    county = json.loads(queries.boundaries_geojson("county"))
    social_area = json.loads(queries.boundaries_geojson("social_area"))

    corners = [feature["geometry"]["coordinates"][0] for feature in county["features"]]
    assert [(min(ring)[0], max(ring)[0]) for ring in corners] == [(8, 11)]
    corners = [feature["geometry"]["coordinates"][0] for feature in social_area["features"]]
    assert [(min(ring)[0], max(ring)[0]) for ring in corners] == [(8, 10)]


def test_no_boundaries_are_an_empty_collection() -> None:
    assert json.loads(queries.boundaries_geojson("district")) == {
        "type": "FeatureCollection",
        "features": [],
    }
