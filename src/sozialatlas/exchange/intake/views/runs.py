"""Shows what an import did, and has it taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.exchange.intake import menu, queries, rejected, tasks
from sozialatlas.exchange.intake.access import for_importers
from sozialatlas.exchange.models import ImportRun
from sozialatlas.marketplace.workspace.access import person_of


@require_safe
@for_importers
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show the report of a run."""
    run = get_object_or_404(ImportRun.objects.select_related("by"), pk=run_id)
    context = {
        "run": run,
        "report": run.report,
        "kinds": queries.counts(run.report.get("kinds", ())),
        "url": menu.url("lauf", run.pk),
        "proposals_url": addresses.page("redaktion/vorschlaege", languages.current()),
        "duplicates_url": addresses.page("redaktion/dubletten", languages.current()),
        "crumbs": [Crumb(_("Daten einspielen"), menu.url()), Crumb(run.file_name)],
    }
    return render(request, "exchange/intake/run.html", context)


@require_POST
@for_importers
def undo(request: HttpRequest, run_id: int) -> HttpResponse:
    """Have a run taken back."""
    run = get_object_or_404(ImportRun, pk=run_id)
    tasks.undo.enqueue(run.pk, person_of(request).pk)
    messages.success(
        request, _("Die Einspielung wird zurückgenommen. Was seither geändert wurde, bleibt.")
    )
    return HttpResponseRedirect(menu.url("lauf", run.pk))


@require_safe
@for_importers
def rejected_csv(_request: HttpRequest, run_id: int) -> HttpResponse:
    """Send the rejected rows with their reasons."""
    return rejected.answer(get_object_or_404(ImportRun, pk=run_id).report)
