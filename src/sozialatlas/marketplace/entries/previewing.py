"""The public page of an entry as it would be: published, shown, and taken back at once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sozialatlas.accounts.models import User
from sozialatlas.core import previews
from sozialatlas.directory import actions as directory
from sozialatlas.directory.actions import Authority
from sozialatlas.directory.errors import DirectoryError
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.kinds import EVENT, HELPING, LINK, SERVICE
from sozialatlas.marketplace.proposals.queries import wanted_of

_TYPES = {SERVICE: "service", EVENT: "event", HELPING: "volunteer_role"}


def has_page(entry: Entry) -> bool:
    """Return whether such an entry has a public page of its own."""
    return entry.main in _TYPES and previews.is_offered()


def page(request: HttpRequest, entry: Entry, *, by: User, at: dt.datetime) -> HttpResponse | None:
    """Return the page; None where something is missing for it.

    All that is written is taken back before anybody else could see it.
    """
    kind = LINK if entry.main == SERVICE and entry.has(LINK) else entry.main
    record_id = entry.things[kind][0]
    try:
        with transaction.atomic():
            directory.change(wanted_of(entry.proposal), Authority(by=by, at=at))
            shown = previews.page(request, _TYPES[entry.main], record_id, _note())
            transaction.set_rollback(True)
    except DirectoryError:
        return None
    return shown


def _note() -> str:
    return _("Vorschau: So wird die Seite aussehen. Noch sieht sie niemand außer Ihnen.")
