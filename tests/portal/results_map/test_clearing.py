"""Marks on the map step aside so that their numbers can be read."""

from __future__ import annotations

import numpy as np
import pytest

from sozialatlas.portal.results_map.clearing import cleared

NOTHING = np.zeros((0, 3))


def test_what_nothing_covers_stays_where_it_is() -> None:
    marks = np.array([[100.0, 100.0, 13.0], [200.0, 100.0, 13.0]])

    assert cleared(marks, np.array([[150.0, 100.0, 13.0]])).tolist() == [[100, 100], [200, 100]]
    assert cleared(NOTHING, NOTHING).tolist() == []


def test_a_mark_steps_out_of_a_pin_on_the_side_on_which_it_lies() -> None:
    marks = np.array([[110.0, 100.0, 13.0]])

    found = cleared(marks, np.array([[100.0, 100.0, 13.0]]))

    assert found.tolist() == [[126, 100]]


def test_a_mark_at_the_very_place_of_a_pin_goes_upwards() -> None:
    marks = np.array([[100.0, 100.0, 13.0]])

    found = cleared(marks, np.array([[100.0, 100.0, 13.0]]))

    assert found.tolist() == [[100, 74]]


def test_two_marks_go_half_of_the_way_each() -> None:
    marks = np.array([[100.0, 100.0, 20.0], [110.0, 100.0, 20.0]])

    found = cleared(marks, NOTHING)

    assert found[:, 1].tolist() == [100, 100]
    assert found[:, 0].tolist() == pytest.approx([85, 125], abs=1)
