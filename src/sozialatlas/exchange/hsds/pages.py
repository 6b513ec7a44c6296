"""The pages of lists, as HSDS describes them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sozialatlas.exchange import terms
from sozialatlas.exchange.hsds.asking import Asked
from sozialatlas.exchange.hsds.shapes.base import Moment, Shape, Uri


class PageHead(Shape, frozen=True, kw_only=True):
    """What a page says of itself.

    `as_of` is the moment to ask with as `modified_after` next time; it lies a little before this
    answer, so that nothing that was being written is missed.
    """

    PROFILE = frozenset({"as_of", "licence", "licence_url", "attribution", "correction_url"})

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool
    as_of: Moment | None = None
    licence: str | None = None
    licence_url: Uri | None = None
    attribution: str | None = None
    correction_url: Uri | None = None


class Page(PageHead, frozen=True, kw_only=True):
    """A page of a list; what its entries are, the description of each list says."""

    contents: tuple[object, ...]


def page(
    asked: Asked, contents: Sequence[object], total: int, *, as_of: str, correction_url: str
) -> Page:
    """Return a page; one beyond the last is empty."""
    size = total if asked.minimal and asked.per_page is None else asked.size
    pages = math.ceil(total / size) if total else 0
    told = terms.of_data()
    return Page(
        total_items=total,
        total_pages=pages,
        page_number=asked.page,
        size=len(contents),
        first_page=asked.page == 1,
        last_page=asked.page >= pages,
        empty=not contents,
        as_of=as_of,
        licence=told.licence.name,
        licence_url=told.licence.url,
        attribution=told.attribution or None,
        correction_url=correction_url,
        contents=tuple(contents),
    )
