"""One page of an entry."""

from __future__ import annotations

import uuid

import msgspec
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sozialatlas.core.typed_numbers import whole
from sozialatlas.directory.hours.typed import LONGEST, parse
from sozialatlas.directory.judging import judgement
from sozialatlas.marketplace.entries import actions, hours_preview, place_map, ways
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.errors import SavedByAnother
from sozialatlas.marketplace.entries.forms import FORMS, HoursForm, StepForm, TableForm, WhereForm
from sozialatlas.marketplace.entries.forms.base import LONGEST_TEXT
from sozialatlas.marketplace.entries.kinds import STEPS
from sozialatlas.marketplace.entries.views.finding import entry_of
from sozialatlas.marketplace.entries.views.meanwhile import NOT_TYPED, while_open
from sozialatlas.marketplace.workspace.access import for_providers, person_of

TABLE = "tabelle"
_ONLY_LOOKS = frozenset({"vorschau", "punkt"})


@require_http_methods(["GET", "HEAD", "POST"])
@for_providers
@while_open
def step(request: HttpRequest, key: uuid.UUID, word: str) -> HttpResponse:
    """Ask the questions of one page, keep what is typed, and go on to the next."""
    entry = entry_of(request, key)
    if word not in entry.kind.steps:
        raise Http404
    made = _form_of(request, entry, word)
    if request.method != "POST":
        typed = entry.draft.typed.get(word)
        if typed and not request.GET:
            return _page(request, made(entry, _again(typed)), word, is_resumed=True)
        return _page(request, made(entry), word)
    then = request.POST.get("dann")
    sent = place_map.with_proposal(request.POST) if then == "punkt" else request.POST
    form = made(entry, sent)
    form.take(request.FILES, by=person_of(request))
    if then in _ONLY_LOOKS:
        return _page(request, form, word)
    if not form.is_valid():
        said = form.data  # with the name of a picture that was just uploaded
        assert isinstance(said, QueryDict)
        kept = {name: said.getlist(name) for name in said if name not in NOT_TYPED}
        if not isinstance(form, TableForm):
            actions.keep_typed(entry, word, kept)
        return _page(request, form, word)
    return _saved(request, form, word)


def _form_of(request: HttpRequest, entry: Entry, word: str) -> type[StepForm]:
    is_table = TABLE in request.GET and FORMS[word] is HoursForm
    return TableForm if is_table else FORMS[word]


def _again(typed: object) -> QueryDict:
    """Return what was typed before as if it were sent now."""
    found = QueryDict(mutable=True)
    assert isinstance(typed, dict)
    for name, values in typed.items():
        found.setlist(name, values)
    return found


def _saved(request: HttpRequest, form: StepForm, word: str) -> HttpResponse:
    version = request.POST.get("fassung", "")
    try:
        actions.keep(
            form.entry,
            word,
            form.put_into,
            by=person_of(request),
            at=timezone.now(),
            version=whole(version) or 0,
        )
    except SavedByAnother:
        text = _(
            "Inzwischen hat jemand anderes diese Seite gespeichert. Ihre Angaben stehen noch hier:"
            " Mit „Speichern und weiter“ gelten sie."
        )
        form.add_error(None, text)
        return _page(request, form, word)
    for text in form.warnings if isinstance(form, WhereForm) else ():
        messages.warning(request, text)
    return HttpResponseRedirect(_next(request, form.entry, word))


def _next(request: HttpRequest, entry: Entry, word: str) -> str:
    steps = entry.kind.steps
    place = steps.index(word) + 1
    then = request.POST.get("dann", "")
    if then == "spaeter":
        return ways.url(ways.HOME)
    if then == "ende" or not entry.is_new or place == len(steps):
        return ways.draft(entry.draft.pk)
    return ways.draft(entry.draft.pk, steps[place])


def _page(
    request: HttpRequest, form: StepForm, word: str, *, is_resumed: bool = False
) -> HttpResponse:
    entry, steps = form.entry, form.entry.kind.steps
    place = steps.index(word)
    shown = form.dressed()
    context = {
        "form": shown,
        "entry": entry,
        "name": entry.value(entry.main, "name", "") or str(entry.kind.label),
        "number": place + 1,
        "count": len(steps),
        "word": word,
        "steps": [(each, STEPS[each], ways.draft(entry.draft.pk, each)) for each in steps],
        "back": ways.draft(entry.draft.pk, steps[place - 1]) if place else "",
        "check": ways.draft(entry.draft.pk),
        "is_resumed": is_resumed,
        "hours": hours_preview.of_form(shown) if isinstance(shown, HoursForm) else None,
        "place_map": place_map.of_form(shown) if isinstance(shown, WhereForm) else None,
    }
    status = 422 if form.is_bound and form.errors and not is_resumed else 200
    return render(request, form.template, context, status=status)


@require_safe
@for_providers
def hours(request: HttpRequest) -> HttpResponse:
    """Show how hours that are being typed would look; nothing is saved."""
    text = request.GET.get("text", "")[:LONGEST]
    found = parse(text, timezone.localdate(), keep_rest=bool(request.GET.get("keep_rest")))
    context = {"hours": hours_preview.preview(text, found)}
    return render(request, "marketplace/entries/hours_preview.html", context)


@require_safe
@for_providers
def point(request: HttpRequest) -> HttpResponse:
    """Tell what is known of an address and of a point that are being typed; nothing is saved."""
    found = place_map.answer({name: request.GET.get(name, "") for name in request.GET})
    return HttpResponse(msgspec.json.encode(found), content_type="application/json")


@require_POST
@for_providers
def plain(request: HttpRequest) -> HttpResponse:
    """Say how easy a text is to read that is being written; nothing is saved."""
    context = {"judged": judgement(request.POST.get("text", "")[:LONGEST_TEXT])}
    return render(request, "marketplace/entries/plain.html", context)
