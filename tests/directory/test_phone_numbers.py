"""One number, however it is written."""

from __future__ import annotations

import pytest

from sozialatlas.directory.phone_numbers import own_digits


@pytest.mark.parametrize(
    "written",
    ["06031 1234", "+49 6031 1234", "+49 (0) 6031/1234", "0049 6031 12-34", "0049 (0)6031 1234"],
)
def test_ways_of_writing_one_number_are_the_same(written: str) -> None:
    assert own_digits(written) == "60311234"


def test_an_area_code_that_begins_like_the_country_stays() -> None:
    assert own_digits("04931 1234") == "49311234"
