"""The page on which a person enters the code of a claim."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from sozialatlas.core.components import Crumb
from sozialatlas.marketplace.membership import actions, destinations
from sozialatlas.marketplace.membership.errors import NotOpen, TooManyCodes, VoidCode, WrongCode
from sozialatlas.marketplace.membership.forms import CodeForm
from sozialatlas.marketplace.membership.models import Claim
from sozialatlas.marketplace.membership.views import going
from sozialatlas.marketplace.workspace.access import for_providers, person_of


@for_providers
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, key: int) -> HttpResponse:
    """Say how the claim stands, and take the code."""
    found = _own(request, key)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter_code(found, text=form.cleaned_data["code"], at=timezone.now())
        except WrongCode as error:
            form.add_error("code", _wrong(error.tries_left))
        except VoidCode:
            form.add_error("code", _("Für diesen Antrag gilt kein Code mehr."))
        except NotOpen:
            return going.refused(request, going.claim(key), _("Dieser Antrag ist abgeschlossen."))
        else:
            text = _("Geschafft: Sie können jetzt die Einträge von „{name}“ pflegen.")
            done = text.format(name=found.organization.name)
            return going.done(request, going.url(going.HOME), done)
    return _page(request, found, form)


@for_providers
@require_POST
def send_again(request: HttpRequest, key: int) -> HttpResponse:
    """Send another code by mail."""
    found = _own(request, key)
    try:
        actions.send_again(found, at=timezone.now())
    except TooManyCodes:
        text = _(
            "Drei Codes sind schon verschickt. Sehen Sie auch im Spam-Ordner nach, "
            "oder wählen Sie einen anderen Weg."
        )
        return going.refused(request, going.claim(key), text)
    except (NotOpen, VoidCode):
        text = _("Für diesen Antrag wird kein Code mehr verschickt.")
        return going.refused(request, going.claim(key), text)
    return going.done(
        request, going.claim(key), _("Ein neuer Code ist unterwegs. Der alte gilt nicht mehr.")
    )


@for_providers
@require_POST
def withdraw(request: HttpRequest, key: int) -> HttpResponse:
    """Take a claim back."""
    found = _own(request, key)
    actions.withdraw(found, at=timezone.now())
    return going.done(request, going.url(going.LIST), _("Der Antrag ist zurückgezogen."))


def _own(request: HttpRequest, key: int) -> Claim:
    rows = Claim.objects.filter(user=person_of(request)).select_related("organization", "user")
    found = rows.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _wrong(tries_left: int) -> str:
    if not tries_left:
        return _("Der Code stimmt nicht. Er gilt jetzt nicht mehr; wählen Sie einen anderen Weg.")
    return ngettext(
        "Der Code stimmt nicht. Sie haben noch einen Versuch.",
        "Der Code stimmt nicht. Sie haben noch {count} Versuche.",
        tries_left,
    ).format(count=tries_left)


def _page(request: HttpRequest, found: Claim, form: CodeForm) -> HttpResponse:
    now = timezone.now()
    found.refresh_from_db(fields=("state", "tries", "code_mark", "objected_at", "coded_at"))
    context = {
        "claim": found,
        "form": form.dressed(),
        "is_open": found.state == Claim.State.OPEN and found.expires_at > now,
        "takes_code": found.takes_code_at(now),
        "sent_to": destinations.shown(found, timezone.localdate(now)),
        "other_way": going.url(f"mein/fuer-wen/{found.organization_id}"),
        "crumbs": [
            Crumb(_("Träger und Personen"), going.url(going.LIST)),
            Crumb(found.organization.name, "", "de"),
        ],
    }
    return render(request, "marketplace/membership/claim.html", context)
