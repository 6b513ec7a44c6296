"""The list of calls, and the page to read from while calling."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sozialatlas.core import addresses, languages, pagination, site
from sozialatlas.core.components import Crumb
from sozialatlas.directory.errors import DirectoryError
from sozialatlas.marketplace.freshness import actions, calling, changes, lists
from sozialatlas.marketplace.freshness.errors import FreshnessError
from sozialatlas.marketplace.freshness.forms import FIELDS, CallForm
from sozialatlas.marketplace.freshness.lists import Row
from sozialatlas.marketplace.freshness.models import Asking, Call
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.freshness.shown import Shown
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of
from sozialatlas.places.models import Area

PATH = "redaktion/anrufe"
PAGE_SIZE = 25


@for_reviewers
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """List the entries for which nobody answered, the most urgent first."""
    now = timezone.now()
    today = timezone.localdate(now)
    rows = calling.visible_to(person_of(request))
    area = request.GET.get("ort", "").replace("\0", "")[:32]
    areas = _areas(list(rows.order_by().values_list("area_key", flat=True).distinct()))
    chosen = rows.filter(area_key=area) if area else rows
    pages = Paginator(calling.in_order(chosen, today), PAGE_SIZE)
    page = pages.get_page(request.GET.get("seite", ""))
    context = {
        "parties": lists.parties(list(page.object_list), today),
        "count": pages.count,
        "areas": areas,
        "area": area,
        "today": today,
        "pager": pagination.build(page.number, pages.num_pages, lambda one: _page_url(area, one))
        if pages.num_pages > 1
        else None,
    }
    return render(request, "marketplace/freshness/calls.html", context)


@for_reviewers
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, key: int) -> HttpResponse:
    """Show what to say and to ask, and take what came of it."""
    asking, user = _asking(request, key), person_of(request)
    now = timezone.now()
    found = lists.described([asking]).get(Ref(asking.kind, asking.record_id))
    if found is None:
        raise Http404
    given = request.POST if request.method == "POST" else None
    form = CallForm(given, found, today=timezone.localdate(now))
    others = lists.of_same_number(user, asking, found)
    if request.method == "POST" and form.is_valid():
        return _note(request, asking, form, others)
    ticked = set(request.POST.getlist("auch"))
    context = {
        "asking": asking,
        "entry": found,
        "form": form.dressed(),
        "fields": [
            (form[name], _said(found, name), form.says(name))
            for name in FIELDS
            if name in form.fields
        ],
        "others": [(row, str(row.asking.pk) in ticked) for row in others],
        "calls": Call.objects.filter(kind=asking.kind, record_id=asking.record_id)
        .select_related("by")
        .order_by("-at", "-pk")[:5],
        "county": site.current().area or site.current().name,
        "crumbs": [Crumb(_("Anrufe"), _url()), Crumb(found.name, "", "de")],
        "desk": _url(),
        "show_url": f"{_url()}/{asking.pk}/zeigen",
    }
    return render(
        request, "marketplace/freshness/call.html", context, status=422 if form.is_bound else 200
    )


@for_reviewers
@require_POST
def show(request: HttpRequest, key: int) -> HttpResponse:
    """Show a hidden entry again."""
    asking = _asking(request, key)
    ref = Ref(asking.kind, asking.record_id)
    if actions.show_again(ref, by=person_of(request), at=timezone.now()):
        messages.success(request, _("Der Eintrag ist wieder sichtbar."))
    return HttpResponseRedirect(_url())


def _note(
    request: HttpRequest, asking: Asking, form: CallForm, others: Sequence[Row]
) -> HttpResponse:
    cleaned, user, now = form.cleaned_data, person_of(request), timezone.now()
    wanted = changes.wanted(form.shown.ref, form.typed(), phone_before=form.phone_before)
    heard = actions.Report(
        outcome=cleaned["outcome"], note=cleaned["note"], next_on=cleaned["next_on"]
    )
    ticked = set(request.POST.getlist("auch"))
    also = {row.asking.pk for row in others if _goes_for(heard.outcome, row, ticked)}
    try:
        with transaction.atomic():
            report = replace(heard, wanted=wanted)
            proposal = actions.note_call(asking, report, by=user, at=now)
            for row in others:
                if row.asking.pk in also:
                    with suppress(FreshnessError):  # somebody answered meanwhile
                        actions.note_call(row.asking, heard, by=user, at=now)
    except FreshnessError:
        messages.info(request, _("Inzwischen hat jemand geantwortet. Kein Anruf mehr nötig."))
        return HttpResponseRedirect(_url())
    except DirectoryError:
        messages.error(request, _("Eine Angabe passt nicht. Bitte prüfen Sie die Felder."))
        return HttpResponseRedirect(f"{_url()}/{asking.pk}")
    if proposal is not None:
        messages.success(request, _("Gespeichert. Die Änderung wartet unter „Vorschläge“."))
    else:
        messages.success(request, _("Gespeichert."))
    left = [row for row in others if row.asking.pk not in also]
    return HttpResponseRedirect(_onward(request, left))


def _goes_for(outcome: str, row: Row, ticked: Collection[str]) -> bool:
    """Return whether what came of a call goes for another entry under the same number."""
    if outcome == Call.Outcome.REACHED:
        return str(row.asking.pk) in ticked
    return outcome in {Call.Outcome.AGAIN, Call.Outcome.WRONG_NUMBER}


def _onward(request: HttpRequest, left: Sequence[Row]) -> str:
    """Lead to the next entry under the same number while somebody is on the line, or back."""
    if not left:
        return _url()
    text = ngettext(
        "Noch {count} Eintrag unter dieser Nummer.",
        "Noch {count} Einträge unter dieser Nummer.",
        len(left),
    )
    messages.info(request, text.format(count=len(left)))
    return f"{_url()}/{left[0].asking.pk}"


def _asking(request: HttpRequest, key: int) -> Asking:
    found = calling.visible_to(person_of(request)).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _areas(keys: Sequence[str]) -> list[tuple[str, str]]:
    rows = Area.objects.filter(key__in=[key for key in keys if key], valid_to=None)
    return list(rows.order_by("name", "key").values_list("key", "name"))


def _said(found: Shown, name: str) -> str:
    if name == "hours":
        return "\n".join(found.hours)
    told = {"phone": found.numbers, "email": found.emails, "url": (found.url,)}
    return next(iter(told.get(name, (found.summary,))), "")


def _url() -> str:
    return addresses.page(PATH, languages.current())


def _page_url(area: str, number: int) -> str:
    given = [*([f"ort={area}"] if area else ()), *([f"seite={number}"] if number > 1 else ())]
    return f"{_url()}?{'&'.join(given)}" if given else _url()
