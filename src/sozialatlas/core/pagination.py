"""Which pages of a long list are offered, and under which address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

AROUND = 1


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the list; a gap between pages has no number."""

    number: int | None
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages to show, and the ones before and after this; empty where there is none."""

    links: tuple[PageLink, ...]
    previous_url: str = ""
    next_url: str = ""


def build(page: int, last: int, url_of: Callable[[int], str]) -> Pager:
    """Return the pager of a list: its ends, this page, those beside it, gaps between."""
    return Pager(
        tuple(
            PageLink(None) if number is None else PageLink(number, url_of(number), number == page)
            for number in numbers(page, last)
        ),
        url_of(page - 1) if page > 1 else "",
        url_of(page + 1) if page < last else "",
    )


def numbers(page: int, last: int) -> list[int | None]:
    """Return the page numbers to show; None stands for a gap of more than one page."""
    wanted = {1, last, *range(page - AROUND, page + AROUND + 1)}
    shown = sorted(number for number in wanted if 1 <= number <= last)
    result: list[int | None] = []
    for before, number in pairwise((0, *shown)):
        if number == before + 2:
            result.append(number - 1)
        elif number > before + 2:
            result.append(None)
        result.append(number)
    return result
