"""Messages from the public on the desk: read, answered, handed on, put aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from sozialatlas.core import addresses, languages, pagination
from sozialatlas.marketplace import actions, replies
from sozialatlas.marketplace.errors import NobodyToTell
from sozialatlas.marketplace.models import PublicMessage
from sozialatlas.marketplace.review import hints as hints_of, ways
from sozialatlas.marketplace.review.records import public_url
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of

PAGE_SIZE = 25
TO_DO, DONE = "", "erledigt"
VIEWS = ((TO_DO, gettext_lazy("Zu erledigen")), (DONE, gettext_lazy("Erledigt")))


@dataclass(frozen=True, slots=True)
class Row:
    """A message as it stands in the list, with the ways to its record and to an answer."""

    message: PublicMessage
    area_name: str
    record_url: str
    reply_url: str
    proposal_url: str


@require_safe
@for_reviewers
def hints(request: HttpRequest) -> HttpResponse:
    """Show what people wrote, the oldest first; what is done, the newest first."""
    user = person_of(request)
    view = DONE if request.GET.get("stand") == DONE else TO_DO
    if view == DONE:
        done = hints_of.visible_to(user).filter(state=PublicMessage.State.DONE)
        found = done.order_by("-done_at", "-pk")
    else:
        found = hints_of.to_do(user).order_by("created_at", "pk")
    pages = Paginator(found.select_related("answered_by", "done_by"), PAGE_SIZE)
    page = pages.get_page(request.GET.get("seite"))
    context = {
        "view": view,
        "views": VIEWS,
        "rows": [_row(each) for each in page.object_list],
        "count": pages.count,
        "pager": pagination.build(page.number, pages.num_pages, lambda n: _list(view, n))
        if pages.num_pages > 1
        else None,
    }
    return render(request, "marketplace/review/hints.html", context)


@require_POST
@for_reviewers
def hint(request: HttpRequest, message_id: int) -> HttpResponse:
    """Do with a message what was pressed, and show the list again."""
    message = hints_of.visible_to(person_of(request)).filter(pk=message_id).first()
    act = _ACTS.get(request.POST.get("tun", ""))
    if message is None or act is None:
        raise Http404
    act(request, message)
    return HttpResponseRedirect(_list(TO_DO, 1))


def _answer(request: HttpRequest, message: PublicMessage) -> None:
    actions.answer(message, by=person_of(request), at=timezone.now())
    messages.success(request, _("Als beantwortet gemerkt."))


def _complete(request: HttpRequest, message: PublicMessage) -> None:
    actions.complete(message, by=person_of(request), at=timezone.now())
    text = _("Der Hinweis zu „{name}“ ist erledigt.")
    messages.success(request, text.format(name=message.record_name))


def _forward(request: HttpRequest, message: PublicMessage) -> None:
    try:
        count = hints_of.forward(message, at=timezone.now())
    except NobodyToTell:
        text = _(
            "Von diesem Träger kennen wir keine E-Mail-Adresse. Rufen Sie an, oder ändern Sie den"
            " Eintrag selbst."
        )
        messages.error(request, text)
        return
    text = ngettext(
        "Weitergegeben an {count} Adresse.", "Weitergegeben an {count} Adressen.", count
    )
    messages.success(request, text.format(count=count))


_ACTS: Mapping[str, Callable[[HttpRequest, PublicMessage], None]] = {
    "beantwortet": _answer,
    "erledigt": _complete,
    "weitergeben": _forward,
}


def _row(message: PublicMessage) -> Row:
    return Row(
        message=message,
        area_name=str(getattr(message, "area_name", message.area_key)),
        record_url=public_url(message.record_kind, message.record_id, message.record_name),
        reply_url=_reply(message),
        proposal_url=_proposal(message),
    )


def _reply(message: PublicMessage) -> str:
    """Return the way to a mail that is begun in the language of the message."""
    if not message.email:
        return ""
    with translation.override(message.language):
        subject = _("Ihr Hinweis zu „{name}“").format(name=message.record_name)
        greeting = _("Guten Tag,")
    return replies.address(message.email, subject, greeting, message.text)


def _proposal(message: PublicMessage) -> str:
    if message.proposal_id is None:
        return ""
    return addresses.page(f"{ways.PROPOSALS}/{message.proposal_id}", languages.current())


def _list(view: str, number: int) -> str:
    asked = [f"stand={view}"] if view else []
    asked += [f"seite={number}"] if number > 1 else []
    query = f"?{'&'.join(asked)}" if asked else ""
    return f"{addresses.page(ways.HINTS, languages.current())}{query}"
