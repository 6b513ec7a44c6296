"""The saved list: its page, the comparison, the handout, the calendar file."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sozialatlas.core import addresses, documents, formats, languages, site
from sozialatlas.core.components import Crumb, Link
from sozialatlas.portal import calendar_file, chosen, county_address
from sozialatlas.portal.kiosk.taking_along import taken_along
from sozialatlas.portal.saved import (
    comparison,
    handout as handout_pdf,
    mail,
    more,
    note,
    page as saved_page,
    reading,
)
from sozialatlas.portal.saved_address import HANDOUT, SavedList
from sozialatlas.portal.views import errors

log = logging.getLogger(__name__)


@require_safe
def saved_list(request: HttpRequest) -> HttpResponse:
    """Show a list; with words, what might be added to it."""
    language, now = languages.current(), timezone.now()
    given = SavedList.of(request.GET.getlist("id"))
    words = request.GET.get("q", "")
    if pasted := more.pasted(words):
        return HttpResponseRedirect(given.with_more(pasted).url(language))
    scope = chosen.portal(request).scope
    page = saved_page.page(given, language=language, now=now, scope=scope)
    url = request.build_absolute_uri(page.url)
    context = {
        "page": page,
        "more": more.found(words, page.saved, language=language, now=now, scope=scope),
        "whole_url": county_address.in_county(request, page.url) if page.elsewhere else "",
        "crumbs": _crumbs(language),
        "canonical": url,
        "mail_url": mail.mail_url(page.entries, site=site.of(request).name, url=url),
        "qr": documents.qr_code(taken_along(request, url)) if page.rows else "",
        "now": now,
    }
    return render(request, "portal/saved.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show two to four entries of a list side by side; of a short list, all without being told."""
    language, now = languages.current(), timezone.now()
    given = SavedList.of(request.GET.getlist("id"))
    picked = SavedList.of(request.GET.getlist("mit"))
    if not picked.ids and len(given.ids) <= comparison.MOST:
        picked = given
    scope = chosen.portal(request).scope
    read = reading.read(picked.ids[: comparison.MOST], language=language, now=now, scope=scope)
    entries = read.found if len(read.found) >= comparison.FEWEST else ()
    found = comparison.comparison(entries) if entries else None
    context = {
        "entries": entries,
        "columns": len(entries) + 1,
        "groups": [
            (found.different, _("Was verschieden ist")),
            (found.same, _("Was bei allen gleich ist")),
        ]
        if found
        else [],
        "notices": list(_told(picked, read, is_shown=bool(entries))),
        "back_url": (given if given.ids else picked).url(language),
        "crumbs": [*_crumbs(language)[:1], _list_crumb(given, language), Crumb(_("Vergleich"))],
    }
    return render(request, "portal/saved_compare.html", context)


def _told(picked: SavedList, read: reading.Entries, *, is_shown: bool) -> Iterator[str]:
    if read.lost:
        yield _("Ein Eintrag oder mehrere fehlen: Es gibt sie nicht mehr.")
    if read.elsewhere:
        yield saved_page.elsewhere(len(read.elsewhere))
    if len(picked.ids) > comparison.MOST:
        yield _("Nebeneinander passen höchstens vier Einträge. Sie sehen die ersten vier.")
    if not is_shown:
        yield _("Wählen Sie auf der Merkliste zwei bis vier Einträge aus.")


def _list_crumb(given: SavedList, language: str) -> Crumb:
    return Crumb(_("Merkliste"), given.url(language))


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Return the events of a list for the person's own calendar."""
    language, now = languages.current(), timezone.now()
    given, scope = SavedList.of(request.GET.getlist("id")), chosen.portal(request).scope
    found = [
        (entry.face, entry.card.timing, request.build_absolute_uri(entry.url))
        for entry in reading.read(given.ids, language=language, now=now, scope=scope).found
        if entry.card.timing
    ]
    if not found:
        return HttpResponseRedirect(given.url(language))
    file = calendar_file.calendars(found, now=now)
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="merkliste.ics"'
    return response


# The note is kept nowhere and nothing is changed, so a form from elsewhere can do no harm.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def handout(request: HttpRequest) -> HttpResponse:
    """Return the list as a PDF, with a note if one was sent; no copy of either is kept."""
    language, now = languages.current(), timezone.now()
    given = SavedList.of(request.GET.getlist("id"))
    told = note.read(request)
    if not told.is_whole or len(told.text) > handout_pdf.LONGEST_NOTE:
        return _asked_again(request, told, given)
    scope = chosen.portal(request).scope
    page = saved_page.page(given, language=language, now=now, scope=scope)
    if not page.rows:
        return HttpResponseRedirect(given.url(language))
    url = taken_along(request, request.build_absolute_uri(page.url))
    try:
        made = handout_pdf.pdf(
            page.entries,
            note=told.text,
            url=url,
            site=site.of(request),
            language=language,
            now=now,
        )
    except documents.DocumentError:
        log.exception("a handout could not be made")
        return errors.refused(request, 503, *_not_now(), _back(given, language))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="merkliste.pdf"'
    return response


def _asked_again(request: HttpRequest, told: note.Note, given: SavedList) -> HttpResponse:
    """Show a note that cannot be printed once more, so that nothing of it is lost."""
    language = languages.current()
    most = formats.number(handout_pdf.LONGEST_NOTE)
    text = (
        _("Die Notiz ist zu lang: höchstens {most} Zeichen.").format(most=most)
        if told.is_whole
        else _("Ihre Notiz kam nicht richtig an. Prüfen Sie sie hier und senden Sie noch einmal.")
    )
    context = {
        "title": _("Der Handzettel konnte gerade nicht erstellt werden"),
        "text": text,
        "note": told.text,
        "url": given.url(language, HANDOUT),
        "back": _back(given, language),
    }
    return render(request, "portal/saved_note.html", context, status=400)


def _not_now() -> tuple[str, str]:
    return (
        _("Der Handzettel konnte gerade nicht erstellt werden"),
        _("Versuchen Sie es in einer Minute noch einmal, oder drucken Sie die Merkliste selbst."),
    )


def _back(given: SavedList, language: str) -> Link:
    return Link(_("Zurück zur Merkliste"), given.url(language))


def _crumbs(language: str) -> list[Crumb]:
    return [Crumb(_("Start"), addresses.page("", language)), Crumb(_("Merkliste"))]
