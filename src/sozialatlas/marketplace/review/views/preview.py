"""The public page of a new entry, as whoever decides on it may look at it before."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sozialatlas.core import addresses, languages
from sozialatlas.marketplace.proposals import previewing
from sozialatlas.marketplace.review import ways
from sozialatlas.marketplace.review.sight import found
from sozialatlas.marketplace.review.views.proposal import is_waiting
from sozialatlas.marketplace.workspace.access import for_reviewers, person_of


@require_safe
@for_reviewers
def preview(request: HttpRequest, proposal_id: uuid.UUID) -> HttpResponse:
    """Show the page as it would be; nothing is published."""
    user = person_of(request)
    proposal = found(user, proposal_id)
    record = previewing.new_record(proposal) if is_waiting(proposal) else None
    if record is None:
        raise Http404
    note = _("Vorschau: So sieht die Seite aus, wenn der Vorschlag angenommen ist.")
    shown = previewing.page(request, proposal, record, note, by=user, at=timezone.now())
    if shown is None:
        messages.error(request, _("Für die Vorschau fehlt noch etwas."))
        here = addresses.page(f"{ways.PROPOSALS}/{proposal_id}", languages.current())
        return HttpResponseRedirect(here)
    return shown
