"""The pages on which somebody subscribes, confirms and leaves; without an account."""

from __future__ import annotations

from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sozialatlas.accounts import limits
from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.core.doors import public_at_root
from sozialatlas.directory.queries import topic_groups
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.marketplace.notices import actions, links, menu, places
from sozialatlas.marketplace.notices.forms import SubscriptionForm
from sozialatlas.marketplace.notices.models import Subscription
from sozialatlas.marketplace.workspace.access import P, View


def _offered(view: View[P]) -> View[P]:
    """Show a page at the county's root where mails go out."""

    @public_at_root
    @wraps(view)
    def placed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not menu.is_offered():
            raise Http404
        return view(request, *args, **kwargs)

    return placed


@_offered
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form_page(request, SubscriptionForm(asked=request.GET))
    form = SubscriptionForm(request.POST)
    if form.is_from_machine:
        return _thanked()
    if not form.is_valid():
        return _form_page(request, form)
    now = timezone.now()
    sender = limits.sender(request, timezone.localdate(now))
    try:
        actions.subscribe(wish=form.wish(), sender=sender, at=now)
    except TooManyMessages:
        return _form_page(request, form, is_flooded=True)
    return _thanked()


@_offered
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Say the same whatever became of the address, so that nobody learns who subscribes."""
    given = {"crumbs": _crumbs(_("Noch ein Schritt")), "days": actions.DAYS_TO_CONFIRM}
    return render(request, "marketplace/notices/thanks.html", given)


@_offered
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    pk = links.read(links.CONFIRM, token)
    row = None
    if pk is not None and request.method == "POST":
        row = actions.confirm(pk, at=timezone.now())
    elif pk is not None:
        row = Subscription.objects.filter(pk=pk).first()
    if row is None:
        return _gone(request)
    given = {"crumbs": _crumbs(_("Bestätigen")), "row": row, "place": places.name_of(row.area_key)}
    given |= {"topics": _names(row.topics), "is_confirmed": row.confirmed_at is not None}
    return render(request, "marketplace/notices/confirm.html", given)


# Mail programs send no cookie (RFC 8058); the signed address proves enough.
@csrf_exempt
@_offered
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    pk = links.read(links.END, token)
    if pk is None:
        return _gone(request)
    if request.method == "POST":
        actions.end(pk)
    is_there = Subscription.objects.filter(pk=pk).exists()
    given = {"crumbs": _crumbs(pgettext("mail", "Abmelden")), "is_there": is_there}
    return render(request, "marketplace/notices/leave.html", given)


def _form_page(
    request: HttpRequest, form: SubscriptionForm, *, is_flooded: bool = False
) -> HttpResponse:
    given = {"crumbs": _crumbs(), "form": form, "is_flooded": is_flooded}
    status = 429 if is_flooded else 200
    return render(request, "marketplace/notices/subscribe.html", given, status=status)


def _thanked() -> HttpResponse:
    return HttpResponseRedirect(addresses.page(f"{menu.PATH}/danke", languages.current()))


def _gone(request: HttpRequest) -> HttpResponse:
    given = {"crumbs": _crumbs(_("Dieser Link gilt nicht mehr"))}
    return render(request, "marketplace/notices/gone.html", given, status=404)


def _crumbs(label: str = "") -> list[Crumb]:
    """Return the way to the form, or from it to a page behind it."""
    language, title = languages.current(), _("Neues per Mail")
    start = Crumb(_("Start"), addresses.page("", language))
    if not label:
        return [start, Crumb(title)]
    return [start, Crumb(title, addresses.page(menu.PATH, language)), Crumb(label)]


def _names(codes: list[str]) -> list[str]:
    return [topic.label for topic in topic_groups() if topic.code in codes]
