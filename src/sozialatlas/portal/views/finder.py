"""Four plain questions, one a page, all of them in the address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.portal import chosen, quick_exit
from sozialatlas.portal.finder import page as finder_page, steps
from sozialatlas.portal.finder.state import State
from sozialatlas.portal.finder.steps import WHERE, WHOM


@require_safe
def question(request: HttpRequest, word: str = WHOM.word) -> HttpResponse:
    """Show a question; one after that for the place asks again for a place that nobody knows."""
    step = next((step for step in steps.STEPS if step.word == word), None)
    if step is None:
        raise Http404
    language = languages.current()
    portal = chosen.portal(request)
    given = dict(request.GET.lists())
    state = State.of(step, given, language, timezone.now(), portal.scope)
    if state.is_place_open and step is not WHOM:
        state = State(WHERE, state.asked, language)
    exit_url = quick_exit.url() if quick_exit.is_chosen(state.asked.parameters) else ""
    home = addresses.page("", language)
    context = {
        "page": finder_page.page(state),
        "crumbs": [Crumb(_("Start"), home), Crumb(_("Vier Fragen"))],
        "exit_url": quick_exit.inside(portal, exit_url, language),
        "is_open": bool(state.address.pairs),
    }
    return render(request, "portal/finder.html", context)
