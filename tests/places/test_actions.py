from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import shapely

from sozialatlas.places import actions, queries
from sozialatlas.places.drafts import AreaDraft, ChangeDraft, MembershipDraft, PostalDraft
from sozialatlas.places.errors import ImportFileError, UnknownArea
from sozialatlas.places.models import Area, AreaBoundary, AreaChange, AreaMember, PostalPlace
from tests.places.world import county_drafts, load_three_towns, town_draft

pytestmark = pytest.mark.django_db

ON = date(2020, 1, 1)


def change(old: str, new: str, weight: float = 1.0, name: str = "", row: int = 2) -> ChangeDraft:
    return ChangeDraft(old, new, weight, ON, name, row)


def spans() -> list[tuple[str, str, date | None]]:
    rows = Area.objects.municipalities().order_by("key", "valid_from")
    return list(rows.values_list("key", "name", "valid_to"))


def postal(name: str, lat: float, lon: float, county: str = "06999", key: str = "") -> PostalDraft:
    return PostalDraft("65999", name, "", lat, lon, "DE", key, county, "Landkreis Muster")


def test_second_run_changes_nothing() -> None:
    drafts = [*county_drafts(), town_draft("06999001", "Westheim", 8)]

    first = actions.store_areas(drafts=drafts)
    version = queries.data_version()
    second = actions.store_areas(drafts=drafts)

    assert (first.created, first.changed, first.unchanged) == (4, 0, 0)
    assert (second.created, second.changed, second.unchanged) == (0, 0, 4)
    assert queries.data_version() == version


def test_dry_run_counts_and_writes_nothing() -> None:
    load_three_towns()
    drafts = [
        *county_drafts(),
        town_draft("06999001", "Altheim", 8),
        town_draft("06999009", "Neuheim", 12),
    ]

    report = actions.store_areas(drafts=drafts, is_dry_run=True)

    assert (report.created, report.changed, report.unchanged) == (1, 1, 3)
    assert [name for _, name, _ in spans()] == ["Westheim", "Mittelheim", "Ostheim"]


def test_what_a_file_does_not_say_stays() -> None:
    load_three_towns()
    bare = replace(town_draft("06999001", "Westheim", 8, people=None), area_km2=None, outline=None)

    report = actions.store_areas(drafts=[*county_drafts(), bare])

    area = Area.objects.get(key="06999001")
    assert report.changed == 0
    assert (area.population, area.area_km2, area.lat) == (100, 10.0, 50.5)


def test_population_of_zero_is_a_value() -> None:
    load_three_towns()

    actions.store_areas(drafts=[*county_drafts(), town_draft("06999001", "Westheim", 8, people=0)])

    assert Area.objects.get(key="06999001").population == 0


def test_a_moved_border_is_a_change_of_one_area() -> None:
    load_three_towns()

    report = actions.store_areas(
        drafts=[*county_drafts(), town_draft("06999001", "Westheim", 7.5)]
    )

    box = AreaBoundary.objects.get(area__key="06999001")
    assert (report.created, report.changed, report.unchanged) == (0, 1, 3)
    assert (box.west, box.east) == (7.5, 8.5)
    assert Area.objects.get(key="06999001").lon == 8.0


def test_a_county_of_an_older_file_does_not_lift_a_town_out_of_its_association() -> None:
    association = AreaDraft("association", "069995001", "Amt West", parent=("county", "06999"))
    inside = replace(town_draft("06999001", "Westheim", 8), parent=("association", "069995001"))
    actions.store_areas(drafts=[*county_drafts(), association, inside])

    report = actions.store_areas(drafts=[*county_drafts(), town_draft("06999001", "Westheim", 8)])

    parent = Area.objects.get(key="06999001").parent
    assert report.changed == 0
    assert parent is not None
    assert parent.key == "069995001"


def test_a_parent_is_taken_from_the_store_and_must_be_known() -> None:
    actions.store_areas(drafts=county_drafts())

    actions.store_areas(drafts=[town_draft("06999001", "Westheim", 8)])

    parent = Area.objects.get(key="06999001").parent
    assert parent is not None
    assert parent.key == "06999"
    with pytest.raises(UnknownArea, match="06998"):
        actions.store_areas(drafts=[town_draft("06998001", "Fremdheim", 12)])


def test_a_run_of_a_later_status_begins_a_version_on_its_day() -> None:
    actions.store_areas(drafts=county_drafts(), day=date(2010, 1, 1))
    new = replace(town_draft("06999001", "Westheim", 8), valid_from=None)

    actions.store_areas(drafts=[*county_drafts(), new], day=date(2022, 12, 31))
    actions.store_areas(drafts=[*county_drafts(), new], day=date(2016, 12, 31))

    rows = Area.objects.municipalities().order_by("valid_from")
    assert list(rows.values_list("valid_from", "valid_to")) == [
        (date(2016, 12, 31), date(2022, 12, 31)),
        (date(2022, 12, 31), None),
    ]
    assert Area.objects.filter(kind="county").count() == 1


def test_merger_joins_people_surface_and_border() -> None:
    load_three_towns()

    report = actions.apply_changes(
        drafts=[
            change("06999001", "06999010", name="Doppelheim"),
            change("06999002", "06999010", name="Doppelheim", row=3),
        ],
        source="changes.csv",
    )

    new = Area.objects.get(key="06999010")
    boundary = AreaBoundary.objects.get(area=new)
    assert (report.created, report.changed) == (1, 2)
    assert (new.name, new.population, new.area_km2, new.valid_from) == (
        "Doppelheim",
        200,
        20.0,
        ON,
    )
    assert shapely.from_wkb(bytes(boundary.wkb)).equals(shapely.box(8, 50, 10, 51))
    assert spans() == [
        ("06999001", "Westheim", ON),
        ("06999002", "Mittelheim", ON),
        ("06999003", "Ostheim", None),
        ("06999010", "Doppelheim", None),
    ]


def test_a_town_that_takes_in_another_keeps_its_key_in_a_second_version() -> None:
    load_three_towns()

    actions.apply_changes(
        drafts=[change("06999001", "06999001"), change("06999002", "06999001", row=3)],
        source="changes.csv",
    )

    assert spans() == [
        ("06999001", "Westheim", ON),
        ("06999001", "Westheim", None),
        ("06999002", "Mittelheim", ON),
        ("06999003", "Ostheim", None),
    ]
    assert queries.area_by_key("06999002", on=date(2026, 1, 1)).population == 200


def test_changes_applied_twice_are_unchanged() -> None:
    load_three_towns()
    drafts = [
        change("06999001", "06999001"),
        change("06999002", "06999001", row=3),
    ]
    actions.apply_changes(drafts=drafts, source="changes.csv")

    report = actions.apply_changes(drafts=drafts, source="changes.csv")

    assert (report.created, report.changed, report.unchanged) == (0, 0, 2)
    assert AreaChange.objects.count() == 2


def test_changes_in_a_dry_run_leave_no_trace() -> None:
    load_three_towns()
    version = queries.data_version()

    report = actions.apply_changes(
        drafts=[change("06999001", "06999010", name="Neu")], source="c.csv", is_dry_run=True
    )

    assert report.created == 1
    assert not Area.objects.filter(key="06999010").exists()
    assert queries.data_version() == version


def test_members_of_a_social_area_pass_to_the_successor() -> None:
    load_three_towns()
    actions.store_social_areas(
        drafts=[MembershipDraft("06999001", "Westend", "west", 2)], source="s.csv"
    )

    actions.apply_changes(drafts=[change("06999001", "06999010", name="Neu")], source="c.csv")

    assert queries.social_area_of("06999010") == "west"


@pytest.mark.parametrize(
    ("drafts", "problem"),
    [
        (
            [change("06999009", "06999001", row=7)],
            "Zeile 7: das alte Gebiet „06999009“ ist nicht geladen",
        ),
        (
            [change("06999001", "06999010", row=7)],
            "Zeile 7: das neue Gebiet „06999010“ ist nicht geladen; erst seine Grenze einspielen"
            " oder seinen Namen in einer Spalte „name“ nennen",
        ),
        (
            [change("06999001", "06999002", 0.4, row=7), change("06999001", "06999003", 0.4)],
            "Zeile 7: die Gewichte von „06999001“ am 2020-01-01 ergeben 0.8, nicht 1",
        ),
    ],
)
def test_changes_that_cannot_be_applied_change_nothing(
    drafts: list[ChangeDraft], problem: str
) -> None:
    load_three_towns()

    with pytest.raises(ImportFileError) as raised:
        actions.apply_changes(drafts=drafts, source="changes.csv")

    assert raised.value.problems == (problem,)
    assert all(valid_to is None for _, _, valid_to in spans())


def test_social_areas_have_the_people_of_their_municipalities() -> None:
    load_three_towns()
    drafts = [
        MembershipDraft("06999001", "Lahn und Dill", "", 2),
        MembershipDraft("06999002", "Lahn und Dill", "", 3),
    ]

    first = actions.store_social_areas(drafts=drafts, source="s.csv")
    second = actions.store_social_areas(drafts=drafts, source="s.csv")

    area = Area.objects.get(kind="social_area")
    assert (first.created, second.unchanged) == (1, 1)
    assert (area.key, area.name, area.population) == ("06999-lahn-dill", "Lahn und Dill", 200)
    assert area.parent is not None
    assert area.parent.key == "06999"


def test_a_municipality_moves_to_another_social_area() -> None:
    load_three_towns()
    actions.store_social_areas(drafts=[MembershipDraft("06999001", "A", "a", 2)], source="s.csv")

    actions.store_social_areas(drafts=[MembershipDraft("06999001", "B", "b", 2)], source="s.csv")

    rows = AreaMember.objects.values_list("whole__key", "part__key")
    assert list(rows) == [("b", "06999001")]


def test_social_area_of_an_unknown_municipality_names_its_row() -> None:
    load_three_towns()

    with pytest.raises(ImportFileError, match="Zeile 5: Gemeinde „06999009“ ist nicht geladen"):
        actions.store_social_areas(
            drafts=[MembershipDraft("06999009", "A", "a", 5)], source="s.csv"
        )


def test_postal_places_find_their_municipality() -> None:
    load_three_towns()

    actions.store_postal_places(
        drafts=[
            postal("Westheim", 50.5, 9.5),
            postal("Dorf", 50.5, 10.5),
            postal("Weit weg", 10.0, 10.0),
            postal("Nebenan", 50.5, 8.5, county="06998"),
        ]
    )

    rows = PostalPlace.objects.order_by("name").values_list("name", "municipality__key")
    assert list(rows) == [
        ("Dorf", "06999003"),
        ("Nebenan", None),
        ("Weit weg", None),
        ("Westheim", "06999001"),
    ]


def test_postal_places_loaded_before_areas_are_linked_afterwards() -> None:
    actions.store_postal_places(drafts=[postal("Westheim", 50.5, 8.5)])

    load_three_towns()

    assert PostalPlace.objects.get().municipality == Area.objects.get(key="06999001")


def test_postal_places_that_are_gone_from_the_file_go() -> None:
    actions.store_postal_places(drafts=[postal("A", 50, 8), postal("B", 50, 8)])

    report = actions.store_postal_places(drafts=[postal("B", 50, 8.25), postal("C", 50, 8)])

    assert (report.created, report.changed, report.unchanged) == (1, 1, 0)
    assert [each.sentence for each in report.left_out] == [
        "1 Ort einer früheren Datei ist entfallen"
    ]
    rows = PostalPlace.objects.order_by("name").values_list("name", "lon")
    assert list(rows) == [("B", 8.25), ("C", 8.0)]


def test_a_county_without_a_name_takes_that_of_the_postal_file() -> None:
    actions.store_areas(drafts=county_drafts(name="Kreis 06999"))

    actions.store_postal_places(drafts=[postal("Westheim", 50.5, 8.5)])

    assert Area.objects.get(kind="county").name == "Landkreis Muster"
