"""Which pages of a list are offered."""

import pytest

from sozialatlas.core.pagination import PageLink, Pager, build, numbers


@pytest.mark.parametrize(
    ("page", "last", "shown"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 5, [1, 2, None, 5]),
        (3, 5, [1, 2, 3, 4, 5]),
        (4, 9, [1, 2, 3, 4, 5, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_ends_and_neighbours_are_shown_and_a_gap_hides_more_than_one(
    page: int, last: int, shown: list[int | None]
) -> None:
    assert numbers(page, last) == shown


def test_the_first_page_has_none_before_it() -> None:
    pager = build(1, 2, lambda page: f"?page={page}")

    assert pager == Pager(
        (PageLink(1, "?page=1", is_current=True), PageLink(2, "?page=2")),
        previous_url="",
        next_url="?page=2",
    )
