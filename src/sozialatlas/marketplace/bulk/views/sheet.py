"""The table as a file: taken along, and brought back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sozialatlas.marketplace.bulk import asking, rows, sheet_reading, sheet_writing
from sozialatlas.marketplace.bulk.errors import SheetRefused
from sozialatlas.marketplace.bulk.examining import examine
from sozialatlas.marketplace.bulk.forms import FileForm
from sozialatlas.marketplace.bulk.views.changes import differences, table_url
from sozialatlas.marketplace.membership.queries import organization_ids
from sozialatlas.marketplace.workspace.access import for_providers, person_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_providers
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """Send all entries, or those of one organization, as a spreadsheet."""
    may = organization_ids(person_of(request))
    asked = asking.asked(request.GET, may)
    whose = [asked.organization] if asked.organization else list(may)
    found = rows.rows(rows.keys(whose)) if whose else ()
    reply = HttpResponse(sheet_writing.written(found), content_type=_XLSX)
    name = f"eintraege-{timezone.localdate():%Y-%m-%d}.xlsx"
    reply["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply


@for_providers
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Read a spreadsheet that came back, and show what would change."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, " ".join(map(str, form.errors["file"])))
    try:
        sent, problems = sheet_reading.read(
            form.cleaned_data["file"].read(sheet_reading.FILE_BYTES + 1)
        )
    except SheetRefused as error:
        return _refused(request, error.said)
    examined = examine(sent, may=organization_ids(person_of(request)), at=timezone.now())
    examined.problems[:0] = problems
    if not examined.edits and not examined.problems:
        messages.warning(request, _("In der Tabelle steht dasselbe wie hier."))
        return HttpResponseRedirect(table_url())
    return differences(request, examined)


def _refused(request: HttpRequest, said: str) -> HttpResponse:
    messages.error(request, said)
    return HttpResponseRedirect(table_url())
