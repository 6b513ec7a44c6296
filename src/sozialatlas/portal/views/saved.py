"""The saved list: its page, the comparison, the handout, the calendar file."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sozialatlas.core import addresses, documents, formats, languages, site
from sozialatlas.core.components import Crumb, Link
from sozialatlas.portal.saved import handout as handout_pdf, mail, more, page as saved_page
from sozialatlas.portal.saved_address import SavedList
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
    page = saved_page.page(given, language=language, now=now)
    url = request.build_absolute_uri(page.url)
    context = {
        "page": page,
        "more": more.found(words, page.saved, language=language, now=now),
        "crumbs": _crumbs(language),
        "canonical": url,
        "mail_url": mail.mail_url(page.entries, site=site.of(request).name, url=url),
        "qr": documents.qr_code(url) if page.rows else "",
        "now": now,
    }
    return render(request, "portal/saved.html", context)


# The note is kept nowhere and nothing is changed, so a form from elsewhere can do no harm.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def handout(request: HttpRequest) -> HttpResponse:
    """Return the list as a PDF, with a note if one was sent; no copy of either is kept."""
    language, now = languages.current(), timezone.now()
    given = SavedList.of(request.GET.getlist("id"))
    note = request.POST.get("note", "").replace("\r\n", "\n")
    if len(note) > handout_pdf.LONGEST_NOTE:
        return errors.refused(request, 400, *_too_long(), _back(given, language))
    page = saved_page.page(given, language=language, now=now)
    if not page.rows:
        return HttpResponseRedirect(given.url(language))
    url = request.build_absolute_uri(page.url)
    try:
        made = handout_pdf.pdf(
            page.entries, note=note, url=url, site=site.of(request), language=language, now=now
        )
    except documents.DocumentError:
        log.exception("a handout could not be made")
        return errors.refused(request, 503, *_not_now(), _back(given, language))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="merkliste.pdf"'
    return response


def _too_long() -> tuple[str, str]:
    most = formats.number(handout_pdf.LONGEST_NOTE)
    text = _("Die Notiz ist zu lang: höchstens {most} Zeichen.").format(most=most)
    return _("Der Handzettel konnte gerade nicht erstellt werden"), text


def _not_now() -> tuple[str, str]:
    return (
        _("Der Handzettel konnte gerade nicht erstellt werden"),
        _("Versuchen Sie es in einer Minute noch einmal, oder drucken Sie die Merkliste selbst."),
    )


def _back(given: SavedList, language: str) -> Link:
    return Link(_("Zurück zur Merkliste"), given.url(language))


def _crumbs(language: str) -> list[Crumb]:
    return [Crumb(_("Start"), addresses.page("", language)), Crumb(_("Merkliste"))]
