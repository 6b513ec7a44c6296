"""Sends in a file, shows what it would change, and has it written."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sozialatlas.core.components import Crumb
from sozialatlas.exchange.intake import actions, menu, queries, rejected, tasks
from sozialatlas.exchange.intake.access import for_importers
from sozialatlas.exchange.intake.forms import UploadForm
from sozialatlas.exchange.models import Upload
from sozialatlas.marketplace.workspace.access import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_importers
def listing(request: HttpRequest) -> HttpResponse:
    """Show the form, what waits and what was written; take a file in."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return HttpResponseRedirect(menu.url(_taken(request, form).pk))
    context = {
        "form": form,
        "uploads": [(each, menu.url(each.pk)) for each in queries.waiting()],
        "runs": [(each, menu.url("lauf", each.pk)) for each in queries.runs()],
        "sources": queries.source_names(),
        "url": menu.url(),
    }
    return render(request, "exchange/intake/list.html", context)


def _taken(request: HttpRequest, form: UploadForm) -> Upload:
    said = form.cleaned_data
    sent = actions.Sent(
        source=said["source"],
        file_name=said["file"].name,
        format_name=said["format_name"],
        mapping=said["mapping"],
        pieces=said["file"].chunks(),
    )
    with transaction.atomic():
        upload = actions.take_in(sent, by=person_of(request), at=timezone.now())
        tasks.check.enqueue(str(upload.pk))
    return upload


@require_safe
@for_importers
def page(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponse:
    """Show what a file would change; a written one shows its run."""
    upload = get_object_or_404(Upload.objects.select_related("by"), pk=upload_id)
    if upload.run_id:
        return HttpResponseRedirect(menu.url("lauf", upload.run_id))
    context = {
        "upload": upload,
        "report": upload.report,
        "kinds": queries.counts(upload.report.get("kinds", ())),
        "progress": queries.progress(upload) if upload.state == "applying" else None,
        "url": menu.url(upload.pk),
        "crumbs": [Crumb(_("Daten einspielen"), menu.url()), Crumb(upload.file_name)],
    }
    return render(request, "exchange/intake/upload.html", context)


@require_POST
@for_importers
def act(request: HttpRequest, upload_id: uuid.UUID) -> HttpResponse:
    """Do with a file what was pressed."""
    what = request.POST.get("tun")
    if what == "verwerfen":
        actions.discard(upload_id=upload_id)
        messages.success(request, _("Die Datei ist verworfen. Es wurde nichts geschrieben."))
        return HttpResponseRedirect(menu.url())
    if what not in {"einspielen", "pruefen"}:
        raise Http404
    with transaction.atomic():
        if what == "pruefen":
            mapping = request.POST.get("mapping", "")[:100_000]
            actions.check_again(upload_id=upload_id, mapping=mapping)
            tasks.check.enqueue(str(upload_id))
        elif actions.begin(upload_id=upload_id):
            tasks.apply.enqueue(str(upload_id), person_of(request).pk)
    return HttpResponseRedirect(menu.url(upload_id))


@require_safe
@for_importers
def rejected_csv(_request: HttpRequest, upload_id: uuid.UUID) -> HttpResponse:
    """Send the rejected rows with their reasons."""
    return rejected.answer(get_object_or_404(Upload, pk=upload_id).report)
