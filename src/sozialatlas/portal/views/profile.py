"""The page on which somebody says what they need to come in and be understood."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.portal import chosen
from sozialatlas.portal.profile import page as profile_page


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Show the profiles; nothing is kept here: the choice goes into the address of the search."""
    language = languages.current()
    home = addresses.page("", language)
    context = {
        "crumbs": [Crumb(_("Start"), home), Crumb(_("Was Sie brauchen"))],
        "page": profile_page.page(dict(request.GET.lists()), language, chosen.portal(request)),
    }
    return render(request, "portal/profile.html", context)
