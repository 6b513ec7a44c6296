"""Areas in memory: under which codes a service may name a place as served."""

from __future__ import annotations

from sozialatlas.places.models import Area
from sozialatlas.search.areas import EVERYWHERE, AreaTree, Node

STATE, COUNTY, OTHER_COUNTY, TOWN, VILLAGE, DISTRICT, WEST = range(1, 8)
NODES = {
    STATE: Node("06", Area.Kind.STATE, None),
    COUNTY: Node("06999", Area.Kind.COUNTY, STATE),
    OTHER_COUNTY: Node("06998", Area.Kind.COUNTY, STATE),
    TOWN: Node("06999001", Area.Kind.MUNICIPALITY, COUNTY),
    VILLAGE: Node("06998001", Area.Kind.MUNICIPALITY, OTHER_COUNTY),
    DISTRICT: Node("06999001-1", Area.Kind.DISTRICT, TOWN),
    WEST: Node("west", Area.Kind.SOCIAL_AREA, COUNTY),
}


def tree() -> AreaTree:
    return AreaTree(NODES, [(WEST, TOWN), (WEST, VILLAGE)])


def test_a_municipality_is_reached_from_all_over_it() -> None:
    known = tree()

    for _ in range(2):
        assert known.reaching("06999001") == ("06999001", "county:06999", "state:06", EVERYWHERE)


def test_a_social_area_is_reached_from_all_over_its_parts() -> None:
    known = tree()

    for _ in range(2):
        assert known.reaching_social("west") == (
            "west", "county:06999", "state:06", "county:06998", EVERYWHERE,
        )  # fmt: skip


def test_what_nobody_knows_is_reached_by_its_key_and_from_everywhere() -> None:
    known = tree()

    assert known.reaching("1") == known.reaching_social("1") == ("1", EVERYWHERE)


def test_a_key_with_a_kind_spoils_no_other_answer() -> None:
    known = tree()
    known.reaching("social_area:west")

    assert known.reaching_social("west") == tree().reaching_social("west")
