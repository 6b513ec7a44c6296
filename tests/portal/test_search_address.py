"""The address of a search and of its neighbours."""

from __future__ import annotations

import pytest

from sozialatlas.portal.search.address import SearchAddress


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"q": ["Kita & Hort"], "topic": ["creche", "kindergarten"], "page": ["3"]},
        {"q": ["bbox=box"], "bbox": ["1,2,3,4"], "sort": ["name"]},
    ],
)
def test_boxes_of_the_map_have_the_address_that_is_set(given: dict[str, list[str]]) -> None:
    address = SearchAddress.of("/de/suche", given)
    box = "8.1,50.1,8.35,50.35"

    assert address.in_boxes()(box) == address.setting("bbox", box).url
