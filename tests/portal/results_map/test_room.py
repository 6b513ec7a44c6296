"""A name stands only where it covers nothing."""

from __future__ import annotations

from sozialatlas.portal.results_map.frame import WIDTH
from sozialatlas.portal.results_map.land import Town
from sozialatlas.portal.results_map.room import Room

LARGE, NEXT_TO_IT, AWAY = Town("Auental", 100, 100), Town("Berg", 110, 104), Town("Dorf", 100, 200)


def test_of_two_names_at_one_place_the_larger_town_keeps_its_name() -> None:
    assert Room().named([LARGE, NEXT_TO_IT, AWAY]) == [LARGE, AWAY]


def test_a_name_under_a_mark_is_left_out() -> None:
    room = Room()
    room.take(90, 100, 26, 26)

    assert room.named([LARGE, AWAY]) == [AWAY]


def test_a_name_that_would_be_cut_off_is_left_out() -> None:
    assert Room().named([Town("Auental", 5, 100), Town("Auental", WIDTH - 5, 100)]) == []


def test_a_mark_at_the_edge_takes_only_what_lies_in_the_picture() -> None:
    room = Room()
    room.take(-20, -20, 26, 26)

    assert room.named([LARGE]) == [LARGE]
