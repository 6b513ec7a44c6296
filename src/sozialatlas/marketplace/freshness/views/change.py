"""The small pages on which somebody says that an entry changes, or is no longer there."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sozialatlas.directory.errors import DirectoryError
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.marketplace.freshness import actions, changes, shown
from sozialatlas.marketplace.freshness.doors import behind_link, url, while_valid
from sozialatlas.marketplace.freshness.errors import FreshnessError, NothingSaid
from sozialatlas.marketplace.freshness.forms import ChangeForm, CloseForm
from sozialatlas.marketplace.freshness.models import Reminder
from sozialatlas.marketplace.freshness.shown import Shown


@behind_link
@while_valid
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, reminder: Reminder, token: str, key: str) -> HttpResponse:
    """Take new values of the usual fields, as a proposal."""
    found = _shown(reminder, key)
    now = timezone.now()
    given = request.POST if request.method == "POST" else None
    form = ChangeForm(given, found, today=timezone.localdate(now))
    if request.method == "POST" and form.is_valid():
        typed = form.typed()
        try:
            wanted = changes.wanted(found.ref, typed, phone_before=form.phone_before)
            text = str(form.cleaned_data["text"])
            if not wanted and text.strip():
                actions.tell(reminder, found.ref, text=text, at=now)
            else:
                actions.propose_change(reminder, found.ref, wanted, text=text, at=now)
        except TooManyMessages:
            return _page(request, "change", form, found, token, is_flooded=True)
        except NothingSaid:
            form.add_error(None, _("Sie haben noch nichts geändert."))
        except FreshnessError:
            return _too_late(request, token)
        except DirectoryError:
            form.add_error(None, _("Eine Angabe passt nicht. Bitte prüfen Sie die Felder."))
        else:
            return HttpResponseRedirect(f"{url(token)}#e-{found.key}")
    return _page(request, "change", form, found, token)


@behind_link
@while_valid
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, reminder: Reminder, token: str, key: str) -> HttpResponse:
    """Take that an entry is no longer there, as a proposal."""
    found = _shown(reminder, key)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose_closing(
                reminder, found.ref, text=str(form.cleaned_data["text"]), at=timezone.now()
            )
        except TooManyMessages:
            return _page(request, "close", form, found, token, is_flooded=True)
        except FreshnessError:
            return _too_late(request, token)
        return HttpResponseRedirect(f"{url(token)}#e-{found.key}")
    return _page(request, "close", form, found, token)


def _page(
    request: HttpRequest,
    name: str,
    form: ChangeForm | CloseForm,
    found: Shown,
    token: str,
    *,
    is_flooded: bool = False,
) -> HttpResponse:
    context = {
        "form": form.dressed(),
        "entry": found,
        "here": url(token),
        "is_flooded": is_flooded,
    }
    status = 429 if is_flooded else 422 if form.is_bound else 200
    return render(request, f"marketplace/freshness/{name}.html", context, status=status)


def _shown(reminder: Reminder, key: str) -> Shown:
    listed = shown.of_reminder(reminder, at=timezone.now())
    found = next((each for each in listed if each.key == key), None)
    if found is None:
        raise Http404
    return found


def _too_late(request: HttpRequest, token: str) -> HttpResponse:
    text = _("Dieser Eintrag ist inzwischen geschlossen oder gehört nicht mehr zu Ihrer Adresse.")
    messages.warning(request, text)
    return HttpResponseRedirect(url(token))
