"""The page of all numbers for those who need help at once, and of how to leave no traces."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.portal import chosen, crisis_box, quick_exit


@require_safe
def numbers(request: HttpRequest) -> HttpResponse:
    """Show whom to call now."""
    country = crisis_box.country()
    language = languages.current()
    home = addresses.page("", language)
    context = {
        "crumbs": [Crumb(_("Start"), home), Crumb(_("Soforthilfe"))],
        "calls": crisis_box.everything(country),
        "unbilled": crisis_box.unbilled(country),
        "exit_url": quick_exit.inside(chosen.portal(request), quick_exit.url(), language),
    }
    return render(request, "portal/soforthilfe.html", context)
