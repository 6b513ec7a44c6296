"""The list of pairs."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages, pagination
from sozialatlas.marketplace.duplicates import listing, queries
from sozialatlas.marketplace.duplicates.listing import Wish
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of

PATH = "redaktion/dubletten"


@require_safe
@for_reviewers
def pairs(request: HttpRequest) -> HttpResponse:
    """Show the pairs that may be one, as somebody asked for them."""
    wish, own = Wish.of(request.GET.dict()), queries.visible_to(person_of(request))
    pages = Paginator(listing.chosen(own, wish).select_related("decided_by"), listing.PAGE_SIZE)
    page = pages.get_page(request.GET.get("seite"))
    waiting = own.waiting().count()
    context = {
        "wish": wish,
        "rows": listing.rows_of(list(page.object_list)),
        "count": pages.count,
        "views": [
            (
                name,
                label,
                waiting if name == listing.WAITING else None,
                wish.query(stand="" if name == listing.WAITING else name),
            )
            for name, label in listing.VIEWS
        ],
        "kinds": listing.KINDS,
        "scores": listing.SCORES,
        "areas": queries.areas(own),
        "pager": pagination.build(
            page.number, pages.num_pages, lambda number: _address(wish, number)
        )
        if pages.num_pages > 1
        else None,
    }
    return render(request, "marketplace/duplicates/list.html", context)


def _address(wish: Wish, number: int) -> str:
    query = wish.query(seite=str(number) if number > 1 else "")
    return f"{addresses.page(PATH, languages.current())}{query}"
