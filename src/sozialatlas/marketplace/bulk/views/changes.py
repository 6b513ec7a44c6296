"""The page that shows what would change, and the press that hands it in."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from sozialatlas.core import addresses, languages
from sozialatlas.core.components import Crumb
from sozialatlas.directory.errors import DirectoryError
from sozialatlas.marketplace.bulk import actions, asking, menu, shown
from sozialatlas.marketplace.bulk.errors import TooManyChanges
from sozialatlas.marketplace.bulk.examining import Examined, examine
from sozialatlas.marketplace.membership.queries import organization_ids
from sozialatlas.marketplace.proposals.errors import ProposalError
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.workspace.access import for_providers, person_of

log = logging.getLogger(__name__)


def table_url() -> str:
    """Return where the table is, in the language of the page."""
    return addresses.page(menu.PATH, languages.current())


def differences(request: HttpRequest, examined: Examined, refusal: str = "") -> HttpResponse:
    """Show what would change and what cannot be taken over, and ask whether it is meant."""
    context = {
        "changed": shown.changed(examined.edits),
        "problems": examined.problems,
        "packed": asking.packed(examined.edits),
        "count": examined.record_count,
        "refusal": refusal,
        "comment": request.POST.get("kommentar", "")[:1000],
        "back": table_url(),
        "crumbs": [Crumb(_("Alles als Tabelle"), table_url()), Crumb(_("Änderungen ansehen"))],
    }
    return render(request, "marketplace/bulk/differences.html", context)


@for_providers
@require_POST
def hand_in(request: HttpRequest) -> HttpResponse:
    """Hand in the changes that were looked at; what changed meanwhile is shown once more."""
    sent = asking.unpacked(request.POST.get("aenderungen", ""))
    if sent is None:
        messages.error(request, _("Die Änderungen sind nicht vollständig angekommen."))
        return HttpResponseRedirect(table_url())
    user, now = person_of(request), timezone.now()
    examined = examine(sent, may=organization_ids(user), at=now)
    if examined.problems or not examined.edits:
        return differences(request, examined)
    try:
        comment = request.POST.get("kommentar", "").replace("\0", "")[:1000]
        handed = actions.hand_in(examined, by=user, at=now, comment=comment)
    except TooManyChanges:
        return differences(request, examined, _too_many())
    except (ProposalError, DirectoryError):
        log.exception("changes of a table were not taken")
        return differences(request, examined, _not_taken())
    messages.success(request, _told(handed))
    return HttpResponseRedirect(table_url())


def _told(handed: tuple[Proposal, ...]) -> str:
    if all(each.is_published for each in handed):
        return ngettext(
            "Ein Angebot ist geändert und veröffentlicht.",
            "{count} Angebote sind geändert und veröffentlicht.",
            len(handed),
        ).format(count=len(handed))
    return ngettext(
        "Änderungen an einem Angebot sind eingereicht.",
        "Änderungen an {count} Angeboten sind eingereicht.",
        len(handed),
    ).format(count=len(handed))


def _too_many() -> str:
    return _(
        "Das sind Änderungen an mehr als {count} Angeboten. Reichen Sie sie in Teilen ein."
    ).format(count=actions.MOST)


def _not_taken() -> str:
    return _(
        "Nichts wurde gespeichert: Jemand arbeitet gerade daran. Bitte noch einmal versuchen."
    )
