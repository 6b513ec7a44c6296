"""The page that tells editors why results stand in their order."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.portal import chosen
from sozialatlas.portal.search import explained
from sozialatlas.portal.search.asked import understand


@require_safe
@never_cache
def explanation(request: HttpRequest) -> HttpResponse:
    """Show the parts of each score of a page of results; it does not exist for visitors."""
    if not explained.may_see(request.user):
        raise Http404
    language = languages.current()
    search = addresses.page(addresses.SEARCH, language)
    scope = chosen.portal(request).scope
    asked = understand(dict(request.GET.lists()), search, (), timezone.now(), scope)
    context = {
        "title": _("Warum diese Reihenfolge?"),
        "crumbs": [
            Crumb(_("Start"), addresses.page("", language)),
            Crumb(_("Angebote"), asked.address.url),
            Crumb(_("Reihenfolge")),
        ],
        "asked": asked,
        "hits": explained.hits(asked, language),
    }
    return render(request, "portal/explained.html", context)
