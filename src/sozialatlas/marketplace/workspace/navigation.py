"""What stands in the side menu of signed-in people; each subject puts its own pages in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import reviews_anything

MINE, DESK = "mein", "redaktion"
"""The two areas: what a provider keeps, and what the county's people check."""


def _none(_user: User) -> int:
    return 0


def _whoever_enters(_user: User) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One entry of the menu: its words, its path under the language, its place.

    `area` is MINE or DESK. `count` says how much waits there (one quick query at most); `may`,
    who finds the entry, by itself whoever enters the area.
    """

    area: str
    label: str | Promise
    path: str
    order: int
    count: Callable[[User], int] = _none
    may: Callable[[User], bool] | None = None


_ENTERS: Mapping[str, Callable[[User], bool]] = {
    MINE: _whoever_enters,
    DESK: reviews_anything,
}
_pages: dict[str, Page] = {}


def add(page: Page) -> None:
    """Put an entry in; one with the same path replaces the earlier."""
    _pages[page.path] = page


def pages(area: str, user: User) -> Iterator[Page]:
    """Return the entries of an area that a person finds, in their order."""
    enters = _ENTERS[area]
    for page in sorted(_pages.values(), key=lambda each: (each.order, each.path)):
        if page.area == area and (page.may or enters)(user):
            yield page
