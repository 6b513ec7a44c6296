"""Whether something without a place of its own lies outside."""

from __future__ import annotations

import pytest

from sozialatlas.directory.outside import SEVERAL_COUNTRIES, Site, country_outside

INSIDE = Site(is_outside=False, is_inside=True, country="DE")
UNPLACED = Site(is_outside=False, is_inside=False, country="DE")


def outside(country: str) -> Site:
    return Site(is_outside=True, is_inside=False, country=country)


@pytest.mark.parametrize(
    ("sites", "country"),
    [
        ([], None),
        ([UNPLACED], None),
        ([INSIDE], None),
        ([outside("CH"), INSIDE], None),
        ([outside("CH")], "CH"),
        ([outside("CH"), UNPLACED], "CH"),
        ([outside("CH"), outside("US")], SEVERAL_COUNTRIES),
    ],
)
def test_it_lies_outside_where_all_known_sites_do(sites: list[Site], country: str | None) -> None:
    assert country_outside(sites) == country
