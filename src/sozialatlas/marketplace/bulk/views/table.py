"""The table on the page: fifty entries at a time, with the columns that somebody chose."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sozialatlas.core import pagination
from sozialatlas.marketplace.bulk import asking, rows, shown
from sozialatlas.marketplace.bulk.asking import ON_A_PAGE, Asked
from sozialatlas.marketplace.bulk.columns import COLUMN_OF, COLUMNS
from sozialatlas.marketplace.bulk.examining import Examined, Sent, examine
from sozialatlas.marketplace.bulk.forms import FileForm
from sozialatlas.marketplace.bulk.views.changes import differences, table_url
from sozialatlas.marketplace.membership import queries
from sozialatlas.marketplace.workspace.access import for_providers, person_of


@for_providers
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest) -> HttpResponse:
    """Show entries to edit; compare what comes back and show what would change."""
    user = person_of(request)
    may = queries.organization_ids(user)
    asked = asking.asked(request.GET, may)
    if request.method != "POST":
        return _page(request, asked)
    sent = list(asking.cells(request.POST))
    examined = examine(sent, may=may, at=timezone.now())
    if examined.problems:
        return _page(request, asked, sent, examined)
    if not examined.edits:
        messages.warning(request, _("Sie haben nichts geändert."))
        return HttpResponseRedirect(f"{table_url()}?{asked.query()}")
    return differences(request, examined)


def _page(
    request: HttpRequest,
    asked: Asked,
    sent: list[Sent] | None = None,
    examined: Examined | None = None,
) -> HttpResponse:
    organizations = list(queries.organizations_of(person_of(request)))
    whose = [asked.organization] if asked.organization else [each.pk for each in organizations]
    found = rows.keys(whose) if whose else ()
    last = max(1, -(-len(found) // ON_A_PAGE))
    page = min(asked.page, last)
    here = rows.rows(found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE])
    context = {
        "asked": asked,
        "count": len(found),
        "columns": [COLUMN_OF[code] for code in asked.shown],
        "all_columns": COLUMNS,
        "lines": shown.lines(here, asked.shown, sent or (), examined),
        "problems": examined.problems if examined else (),
        "organizations": organizations if len(organizations) > 1 else (),
        "pager": pagination.build(page, last, lambda to: f"{table_url()}?{asked.query(page=to)}"),
        "last": last,
        "url": table_url(),
        "query": asked.query(page=page),
        "form": FileForm(),
    }
    return render(request, "marketplace/bulk/table.html", context)
