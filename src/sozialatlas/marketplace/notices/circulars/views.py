"""The pages of circulars: for the county's people, and for who keeps entries."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sozialatlas.accounts.queries import Reach, editing_reach
from sozialatlas.core.doors import at_root
from sozialatlas.marketplace.notices import links, places
from sozialatlas.marketplace.notices.circulars import actions, queries
from sozialatlas.marketplace.notices.circulars.actions import Words
from sozialatlas.marketplace.notices.circulars.forms import CircularForm, ReplyForm
from sozialatlas.marketplace.notices.circulars.telling import DESK, MINE
from sozialatlas.marketplace.notices.models import Circular
from sozialatlas.marketplace.workspace import going
from sozialatlas.marketplace.workspace.access import for_providers, person_of, signed_in

MOST = 100


def _reach(request: HttpRequest) -> Reach:
    """Return where somebody writes for the county; whoever does nowhere is refused."""
    user = person_of(request)
    if not queries.may_write(user):
        raise PermissionDenied
    return editing_reach(user)


@signed_in
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    rows = queries.within(_reach(request))[:MOST]
    given = {"circulars": rows, "room": going.url(DESK), "new": going.url(f"{DESK}/neu")}
    return render(request, "marketplace/notices/circulars/desk.html", given)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    reach = _reach(request)
    areas = [(key, name) for key, name in places.choices() if _covers(reach, key)]
    form = CircularForm(areas, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(
            request,
            "marketplace/notices/circulars/write.html",
            {"form": form, "back": going.url(DESK)},
        )
    given = form.cleaned_data
    words = Words(
        title=given["title"],
        text=given["text"],
        area_key=given["area"] or _whole(reach),
        topic=given["topic"],
    )
    row = actions.publish(words=words, by=person_of(request), at=timezone.now())
    return going.done(
        request, going.url(f"{DESK}/{row.pk}"), _("Veröffentlicht. Die Mails gehen jetzt hinaus.")
    )


def _whole(reach: Reach) -> str:
    """Return what "all" means: everything, or the one county that somebody writes for."""
    return "" if reach.everywhere else reach.keys[0]


def _covers(reach: Reach, key: str) -> bool:
    # Whoever writes for one county writes to all in it under its name.
    is_of_county = len(reach.keys) == 1 and reach.spans_county
    return reach.covers(key) or (not key and is_of_county)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def desk_circular(request: HttpRequest, key: int) -> HttpResponse:
    row = queries.within(_reach(request)).filter(pk=key).first()
    if row is None:
        raise Http404
    form = ReplyForm(request.POST if request.method == "POST" else None, is_of_county=True)
    if form.is_valid():
        text = form.cleaned_data["text"]
        actions.reply_for_county(row, text=text, by=person_of(request), at=timezone.now())
        return going.done(request, going.url(f"{DESK}/{key}"), _("Ihre Antwort steht jetzt dort."))
    given = {"back": going.url(DESK), "replies": queries.replies_for(row, None), "is_desk": True}
    return _page(request, row, form, given)


@for_providers
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    user = person_of(request)
    given = {
        "circulars": queries.of_reader(user)[:MOST],
        "room": going.url(MINE),
        "wants_mails": queries.wants_mails(user),
    }
    return render(request, "marketplace/notices/circulars/mine.html", given)


@for_providers
@require_http_methods(["GET", "HEAD", "POST"])
def my_circular(request: HttpRequest, key: int) -> HttpResponse:
    user = person_of(request)
    row = queries.of_reader(user).filter(pk=key).first()
    if row is None:
        raise Http404
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        at, for_all = timezone.now(), given["is_for_all"]
        actions.reply(row, text=given["text"], by=user, at=at, is_for_all=for_all)
        return going.done(
            request, going.url(f"{MINE}/{key}"), _("Danke. Ihre Antwort ist angekommen.")
        )
    return _page(
        request, row, form, {"back": going.url(MINE), "replies": queries.replies_for(row, user)}
    )


@for_providers
@require_POST
def mails(request: HttpRequest) -> HttpResponse:
    """Turn mails about circulars on or off."""
    user = person_of(request)
    if request.POST.get("mails") == "ja":
        actions.want_mails(user.pk)
        return going.done(request, going.url(MINE), _("Sie bekommen wieder Mails."))
    actions.refuse_mails(user.pk)
    return going.done(
        request, going.url(MINE), _("Sie bekommen keine Mails mehr; hier lesen Sie weiter alles.")
    )


# Mail programs send no cookie (RFC 8058); the signed address proves enough.
@csrf_exempt
@at_root
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, token: str) -> HttpResponse:
    user_id = links.read_refusing(token)
    if user_id is None:
        raise Http404
    if request.method == "POST":
        actions.refuse_mails(user_id)
    return render(
        request, "marketplace/notices/circulars/refuse.html", {"is_done": request.method == "POST"}
    )


def _page(
    request: HttpRequest, row: Circular, form: ReplyForm, more: dict[str, object]
) -> HttpResponse:
    given = {"circular": row, "form": form, "place": places.name_of(row.area_key), **more}
    return render(request, "marketplace/notices/circulars/circular.html", given)
