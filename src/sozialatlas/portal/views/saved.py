"""The saved list: its page, the comparison, the handout, the calendar file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, documents, languages, site
from sozialatlas.core.components import Crumb
from sozialatlas.portal.saved import mail, more, page as saved_page
from sozialatlas.portal.saved_address import SavedList


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
        "mail_url": mail.mail_url(page.entries, site=site.current().name, url=url),
        "qr": documents.qr_code(url) if page.rows else "",
        "now": now,
    }
    return render(request, "portal/saved.html", context)


def _crumbs(language: str) -> list[Crumb]:
    return [Crumb(_("Start"), addresses.page("", language)), Crumb(_("Merkliste"))]
