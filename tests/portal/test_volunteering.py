"""Finding a task by the time one has and by what one can."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from sozialatlas.directory.models import VolunteerRole
from sozialatlas.search import indexing
from tests.portal.searching import links, look, names, text
from tests.search.world import World

PAGE = "/de/mitmachen"


def role(world: World, name: str, **given: object) -> VolunteerRole:
    return VolunteerRole.objects.create(organization=world.provider, name=name, **given)


def boxes(page: str, name: str) -> list[tuple[str, str]]:
    """Return the choices of a filter, with their counts."""
    pattern = rf'name="{name}" value="(\w+)".*?filter-choice__count">(\d+)<'
    return re.findall(pattern, page, re.DOTALL)


def roles(world: World) -> None:
    role(
        world,
        "Vorlesen",
        commitment="weekly",
        availability=["daytime", "flexible"],
        abilities=["children"],
    )
    role(world, "Fahren", commitment="monthly", availability=["weekend"], abilities=["driving"])
    role(world, "Vorstand", commitment="monthly", availability=["evening"], abilities=["office"])
    role(world, "Offen")
    indexing.build()


def test_people_choose_by_time_and_by_what_they_can(client: Client, world: World) -> None:
    roles(world)

    page = look(client, PAGE)

    assert boxes(page, "commitment") == [("monthly", "2"), ("weekly", "1")]
    assert boxes(page, "availability") == [
        ("daytime", "1"),
        ("evening", "1"),
        ("flexible", "1"),
        ("weekend", "1"),
    ]
    assert boxes(page, "ability") == [("children", "1"), ("driving", "1"), ("office", "1")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("commitment=monthly", ["Fahren", "Vorstand"]),
        ("availability=weekend&availability=flexible", ["Fahren", "Vorlesen"]),
        ("commitment=monthly&ability=driving", ["Fahren"]),
        ("ability=children&availability=evening", []),
    ],
)
def test_choices_narrow_between_filters_and_add_up_within_one(
    client: Client, world: World, query: str, found: list[str]
) -> None:
    roles(world)

    assert sorted(names(look(client, f"{PAGE}?{query}"))) == found


def test_a_choice_can_be_taken_back_by_its_name(client: Client, world: World) -> None:
    roles(world)

    found = links(look(client, f"{PAGE}?ability=driving&availability=weekend"))

    assert [found[f"{name} entfernen"] for name in ("Auto fahren", "Am Wochenende")] == [
        f"{PAGE}?availability=weekend",
        f"{PAGE}?ability=driving",
    ]


def test_services_are_not_asked_what_volunteers_are(client: Client, world: World) -> None:
    roles(world)
    world.record("Hilfe")
    indexing.build()

    page = text(look(client, "/de/suche"))

    assert ["Wie viel Zeit" in page, "Was Sie können" in page] == [False, False]


def test_a_choice_that_does_not_exist_is_left_out_and_said(client: Client, world: World) -> None:
    roles(world)

    page = look(client, f"{PAGE}?ability=magic")

    assert "war nicht zu verstehen und wurde weggelassen: Was Sie können." in text(page)
    assert len(names(page)) == 4


@pytest.mark.parametrize("field", ["availability", "abilities"])
@pytest.mark.parametrize("given", [["magic"], "daytime", [["daytime"]], None])
def test_codes_that_nobody_knows_are_refused(world: World, field: str, given: object) -> None:
    made = VolunteerRole(organization=world.provider, name="Vorlesen", **{field: given})

    with pytest.raises(ValidationError) as refused:
        made.full_clean()

    assert list(refused.value.message_dict) == [field]
