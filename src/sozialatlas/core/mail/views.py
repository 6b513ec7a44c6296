"""The post box of the demo: mails as pages, since none leaves the house there."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages, site
from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.wrapping import wrapped

MOST = 100


@require_safe
@never_cache
def postbox(request: HttpRequest) -> HttpResponse:
    _refuse_outside_demo(request)
    letters = list(Letter.objects.defer("text")[: MOST + 1])
    given = {"letters": letters[:MOST], "most": MOST if len(letters) > MOST else 0}
    return render(request, "mail/postbox.html", given)


@require_safe
@never_cache
def letter(request: HttpRequest, number: int) -> HttpResponse:
    _refuse_outside_demo(request)
    found = get_object_or_404(Letter, pk=number)
    back = addresses.page("postfach", languages.current())
    given = {"letter": found, "text": wrapped(found.text), "back": back}
    return render(request, "mail/letter.html", given)


def _refuse_outside_demo(request: HttpRequest) -> None:
    if not settings.DEMO or site.of(request).is_terminal:
        raise Http404
