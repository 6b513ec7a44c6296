"""The public page of an entry as its author would have it."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sozialatlas.accounts.models import User
from sozialatlas.core import previews
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.kinds import LINK, SERVICE
from sozialatlas.marketplace.proposals import previewing


def has_page(entry: Entry) -> bool:
    """Return whether such an entry has a public page of its own."""
    return entry.main in previewing.PAGES and previews.is_offered()


def page(request: HttpRequest, entry: Entry, *, by: User, at: dt.datetime) -> HttpResponse | None:
    """Return the page; None where something is missing for it."""
    kind = LINK if entry.main == SERVICE and entry.has(LINK) else entry.main
    record = (kind, entry.things[kind][0])
    return previewing.page(request, entry.proposal, record, _note(), by=by, at=at)


def _note() -> str:
    return _("Vorschau: So wird die Seite aussehen. Noch sieht sie niemand außer Ihnen.")
